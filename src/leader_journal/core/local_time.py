"""The time on the wall here, and the hours that it skips when it is put forward."""

from __future__ import annotations

import datetime as dt


def at_local(day: dt.date, time: dt.time) -> dt.datetime | None:
    """Return this time of this day where this computer stands, aware; None where the clock skipped it.

    In the hour that comes twice, the first one is meant.
    """
    named = dt.datetime.combine(day, time.replace(tzinfo=None, fold=0))
    try:
        local = named.astimezone()
        back = local.astimezone(dt.UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return None  # a year that the system's calendar does not have
    return local if back.replace(tzinfo=None) == named else None
