"""People in words."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import month_name, month_year, short_day


def cadence_words(weeks: int | None) -> str:
    """Return how often two people meet: "Every 2 weeks"."""
    if weeks is None:
        return _("No rhythm")
    return ngettext("Every week", "Every {count} weeks", weeks).format(count=counted(weeks))


def last_words(last: dt.date | None, today: dt.date) -> str:
    """Return when somebody was last written about: "last 19 Nov"."""
    if last is None:
        return _("no entries yet")
    return _("last {day}").format(day=short_day(last, today))


def entries_since(count: int, since: dt.date, today: dt.date) -> str:
    """Return "26 entries since June": a month of another year with its year."""
    month = month_name(since) if (today - since).days < 330 else month_year(since)
    return ngettext("{count} entry since {month}", "{count} entries since {month}", count).format(
        count=counted(count), month=month
    )
