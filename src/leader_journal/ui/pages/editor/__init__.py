"""The editor of one entry."""
