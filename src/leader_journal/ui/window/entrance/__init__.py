"""The way into a journal."""
