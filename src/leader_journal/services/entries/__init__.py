"""Entries: captured, listed, edited, thrown away, looked back at, and kept for how long."""
