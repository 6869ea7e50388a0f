"""What a text can mean: days, with the clock where one is named."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto

from msgspec import Struct

from leader_journal.core.periods import Period, add_months, days_in_month
from leader_journal.wording.when.words import DayPart, Edge, Unit


class Looking(Enum):
    """Which of several such days is meant: the next one, or the latest up to today."""

    AHEAD = auto()
    BACK = auto()


class When(Struct, frozen=True):
    """What a text means: days (one, a week, a month …), and the clock where one is named."""

    days: Period
    unit: Unit = Unit.DAY
    edge: Edge | None = None
    time: dt.time | None = None
    part: DayPart | None = None
    dated: bool = False
    """Whether the year stands in the text, so that nothing had to be chosen."""
    other_weekday: int | None = None
    """The weekday that stands beside a date of another weekday (Monday is 0)."""

    @property
    def day(self) -> dt.date | None:
        """Return the day, where it is one."""
        return self.days.first if self.unit is Unit.DAY and self.days.first == self.days.last else None


class OtherWeekday(Struct, frozen=True):
    """A date, and the weekday that stands beside it though it is another one (Monday is 0)."""

    day: dt.date
    weekday: int


def one(day: dt.date) -> When:
    return When(Period(day, day))


def whole(unit: Unit, first: dt.date) -> When:
    """Return the whole span of a kind that begins on `first`."""
    match unit:
        case Unit.WEEK:
            last = first + dt.timedelta(days=6)
        case Unit.WEEKEND:
            last = first + dt.timedelta(days=1)
        case Unit.MONTH:
            last = first.replace(day=days_in_month(first.year, first.month))
        case Unit.QUARTER:
            last = add_months(first, 3) - dt.timedelta(days=1)
        case Unit.HALF_YEAR:
            last = add_months(first, 6) - dt.timedelta(days=1)
        case _:
            last = dt.date(first.year, 12, 31)
    return When(Period(first, last), unit)
