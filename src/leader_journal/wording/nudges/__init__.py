"""Nudges: what is found, and the words that it is found by."""
