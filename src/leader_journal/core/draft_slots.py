"""Where what is begun and not saved is kept: one slot a place, by name."""

from __future__ import annotations

ON_TODAY, IN_WINDOW, ASIDE = "today", "capture", "capture:"
"""An entry: one on Today, one in the window, and those that were put aside to begin afresh."""

AGREEMENT = "agreement"
"""The form of an agreement."""
OF_FORMS, OF_EDITS, OF_PEOPLE = "form:", "entry:", "notes:"
"""Before the name of a small form over the window, of an entry that is edited, of a person whose notes are."""

OF_LINES, OF_REVIEWS = "one_on_one:", "review:"
"""Before a person on whose page a line is being written, and before a review that is open."""
OF_HALVES = "half:"
"""Before the name of a slot: the days that are half typed in what is kept there."""


def half_of(slot: str) -> str:
    """Return where the days lie that are half typed in what is kept in a slot; they go with it."""
    return f"{OF_HALVES}{slot}"


def is_entry(slot: str) -> bool:
    """Whether an entry is kept there."""
    return slot in (ON_TODAY, IN_WINDOW) or slot.startswith(ASIDE)
