"""The four boxes of breaches in words."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import month_name, month_year


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


def expected_means() -> str:
    """Return what the boxes mean by expected and calm."""
    return _(
        "Expected: the agreement was stated beforehand, the consequence was known, and it followed. Calm: "
        "without drama and in private."
    )
