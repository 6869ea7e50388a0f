"""Loads Qt, and leaves Python's own way of importing in place.

PySide6 puts a function of its own in the place of `__import__`. It reads the source of every module that is loaded from
then on, and keeps its lines, to find out whether `from __feature__ import ...` may be used there; we never use it. That
was a quarter of the time to the lock screen, and megabytes (docs/decisions/0053).
"""

from __future__ import annotations

import builtins

from leader_journal import load


def load_qt() -> None:
    """Load Qt. Raises ImportError where the system lacks a library."""
    plain = builtins.__import__
    load("PySide6.QtCore")
    builtins.__import__ = plain
