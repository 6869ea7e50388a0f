"""Spelling by hunspell and the system's dictionaries, in a process of its own (docs/decisions/0059)."""

PROCESS = "--check-spelling"
"""The one word with which the app starts itself to be that process; nobody else needs it."""
