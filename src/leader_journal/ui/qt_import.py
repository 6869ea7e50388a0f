"""Loads Qt, and leaves Python's own way of importing in place.

PySide6 puts a function of its own in the place of `__import__`. It reads the source of every module that is loaded from
then on, and keeps its lines, to find out whether `from __feature__ import ...` may be used there; we never use it. That
was a quarter of the time to the lock screen, and megabytes (docs/decisions/0053).
"""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load Qt. Raises ImportError where the system lacks a library."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
