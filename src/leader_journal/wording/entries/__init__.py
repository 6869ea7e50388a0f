"""Entries in words, and as a page."""
