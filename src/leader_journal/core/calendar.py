"""What goes into a calendar: meetings, and days on which something is due. Titles say no more than they must."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """A meeting, or a whole day where `starts` is None.

    `uid` stays the same for as long as the record lives, so that a second import brings the first up to date. `starts`
    is the clock on the wall of this computer (naive).
    """

    uid: str
    title: str
    day: dt.date
    starts: dt.datetime | None = None
    minutes: int = 0
    place: str = ""
    cancelled: bool = False
