"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1. It may raise `core.errors.Cancelled` to stop the work."""


def no_progress(_share: float) -> None:
    """Tell nobody, and never stop the work."""
