"""Days counted back from the day on which the sample is made: they fall on working days and never lie ahead of now."""

from __future__ import annotations

import datetime as dt

_SATURDAY = 5
_DAY = dt.timedelta(days=1)


class SampleDays:
    """Turns relative days into days and moments. `now` is aware; moments get its offset."""

    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self._today = now.date()

    def day(self, days_ago: int) -> dt.date:
        """Return that day, or the Friday before if it is a weekend; a day to come moves to the Monday after."""
        day = self._today - days_ago * _DAY
        return friday_before(day) if day <= self._today else _monday_after(day)

    def maybe_day(self, days_ago: int | None) -> dt.date | None:
        return None if days_ago is None else self.day(days_ago)

    def moment(self, days_ago: int, time: dt.time) -> dt.datetime:
        """Return that time of that day; what would lie ahead of now happened a working day earlier."""
        day = self.day(days_ago)
        moment = dt.datetime.combine(day, time, self._now.tzinfo)
        if moment > self._now:
            moment = dt.datetime.combine(friday_before(day - _DAY), time, self._now.tzinfo)
        return moment

    def written(self, happened: dt.datetime, hours_later: float) -> dt.datetime:
        """Return when it was written down, now at the latest."""
        return min(happened + dt.timedelta(hours=hours_later), self._now)

    def after(self, day: dt.date, days: int | None) -> dt.date | None:
        """Return the working day so many days after another, if any; never before it and never ahead of today."""
        if days is None:
            return None
        return min(max(day, friday_before(day + days * _DAY)), self._today)


def friday_before(day: dt.date) -> dt.date:
    """Return the day itself, or the Friday before if it is a Saturday or a Sunday."""
    return day - max(0, day.weekday() - _SATURDAY + 1) * _DAY


def _monday_after(day: dt.date) -> dt.date:
    return day + (7 - day.weekday()) * _DAY if day.weekday() >= _SATURDAY else day
