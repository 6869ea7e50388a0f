"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1. It may raise `core.errors.Cancelled` to stop the work."""


def no_progress(_share: float) -> None:
    """Tell nobody, and never stop the work."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Return how a part of the work tells how far it is, which takes from `start` to `end` of the whole."""
    return lambda share: progress(start + (end - start) * share)
