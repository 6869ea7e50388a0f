"""Ctrl+K: one line that reaches everything there is to do, to go to and to read."""
