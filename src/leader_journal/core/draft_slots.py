"""Where what is begun and not saved is kept: one slot a place, by name."""

from __future__ import annotations

ON_TODAY, IN_WINDOW, ASIDE = "today", "capture", "capture:"
"""An entry: one on Today, one in the window, and those that were put aside to begin afresh."""


def is_entry(slot: str) -> bool:
    """Whether an entry is kept there."""
    return slot in (ON_TODAY, IN_WINDOW) or slot.startswith(ASIDE)
