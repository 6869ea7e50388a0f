"""The four boxes of breaches in words."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import month_name, month_year


def breaches_words(count: int) -> str:
    """Return how many breaches there were: the head over the boxes."""
    return ngettext("{count} breach in this period", "{count} breaches in this period", count).format(
        count=counted(count)
    )


def breaches_since(count: int, first: dt.date, today: dt.date) -> str:
    """Return "6 breaches since June": a month of another year with its year."""
    month = month_name(first) if (today - first).days < 330 else month_year(first)
    return ngettext("{count} breach since {month}", "{count} breaches since {month}", count).format(
        count=counted(count), month=month
    )


def unplaced_count(count: int) -> str:
    """Return "2 without a place yet", as a way to them."""
    return ngettext("{count} cannot be placed yet", "{count} cannot be placed yet", count).format(count=counted(count))


def apart_count(count: int) -> str:
    """Return "1 destructive, apart", as a way to them."""
    return ngettext("{count} destructive, counted apart", "{count} destructive, counted apart", count).format(
        count=counted(count)
    )


def gives_a_place(count: int) -> str:
    """Return what would give so many breaches a place in a box."""
    return ngettext(
        "Deepen it, and say whether it was agreed and how you met it.",
        "Deepen them, and say whether they were agreed and how you met them.",
        count,
    )


def destructive_words(count: int) -> str:
    """Return how many stand apart as destructive conduct."""
    return ngettext(
        "{count} is marked as destructive conduct and is kept apart.",
        "{count} are marked as destructive conduct and are kept apart.",
        count,
    ).format(count=counted(count))


def expected_means() -> str:
    """Return what the boxes mean by expected and calm."""
    return _(
        "Expected: the agreement was stated beforehand, the consequence was known, and it followed. Calm: "
        "without drama and in private."
    )
