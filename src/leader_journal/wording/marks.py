"""What a mark or a bar of a figure says: its day or name, and what it stands for."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year, short_day


def mark_label(day: dt.date, what: str) -> str:
    """Return "Tue 26 Nov 2026: told after 2 days"."""
    return _("{day}: {what}").format(day=short_day(day, None), what=what)


def mark_sentence(day: dt.date, what: str) -> str:
    """Return "26 November 2026: told after 2 days."."""
    return _("{day}: {what}.").format(day=day_month_year(day), what=what)


def cell_label(name: str, count: int) -> str:
    """Return what a bar says: "Told: 24 entries"."""
    return ngettext("{name}: {count} entry", "{name}: {count} entries", count).format(name=name, count=counted(count))
