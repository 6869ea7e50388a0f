"""Filters in words: read from what was typed, shown as removable tokens, and offered while somebody types."""
