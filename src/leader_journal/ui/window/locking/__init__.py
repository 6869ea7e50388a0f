"""Locking: what covers the pages, keeps what is written, and starts afresh."""
