"""A day on which something was done: "today", "yesterday", "i mandags", "3/12"; never one that is still to come."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.when.grammar import read
from leader_journal.wording.when.meaning import Looking


def parse_past_day(text: str, today: dt.date) -> dt.date | None:
    """Return the latest such day up to today that the whole text means, or None."""
    when = read(text, today, Looking.BACK)
    if when is None or when.day is None or when.time is not None or when.other_weekday is not None:
        return None
    return when.day if when.day <= today else None
