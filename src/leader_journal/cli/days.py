"""Days, months and moments of the command line: as people say them, or ISO; what is no such thing is refused."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.errors import BadInput, SkippedHour, TimeOrDay, WeekdayDisagrees
from leader_journal.core.periods import Period
from leader_journal.wording.when import moments
from leader_journal.wording.when.days import parse_days
from leader_journal.wording.when.due import other_weekday, parse_due
from leader_journal.wording.when.meaning import OtherWeekday


def moment(option: str, text: str, now: dt.datetime) -> dt.datetime:
    """Return a moment, aware, with this computer's offset on its day. Raises UserError."""
    try:
        told = dt.datetime.fromisoformat(text)
        if told.tzinfo is not None:
            told.astimezone(dt.UTC)  # the calendar ends in year 1 and 9999, also for those who have another offset
            return told.astimezone()
    except (ValueError, OverflowError, OSError):
        pass
    match moments.parse_moment(text.replace("T", " ") if text[:4].isdecimal() else text, now):
        case moments.UnderstoodMoment() as found:
            return found.at
        case OtherWeekday(day, weekday):
            raise WeekdayDisagrees(day, weekday)
        case moments.HourSkipped():
            raise SkippedHour
        case moments.EitherTimeOrDay(number):
            raise TimeOrDay(number)
        case _:
            raise BadInput(option, text)


def any_day(option: str, text: str, today: dt.date) -> dt.date:
    """Return the next such day, or the latest where the text leads back. Raises BadInput, WeekdayDisagrees."""
    if (found := parse_due(text, today)) is not None:
        return found
    back = parse_days(text, today)
    if back is not None and back.first is not None and back.first == back.last:
        return back.first
    if (disagreeing := other_weekday(text, today)) is not None:
        raise WeekdayDisagrees(disagreeing.day, disagreeing.weekday)
    raise BadInput(option, text)


def days_back(option: str, text: str, today: dt.date) -> Period:
    """Return the days that a text means, the latest up to today. Raises BadInput."""
    found = parse_days(text, today)
    if found is None or found.first is None or found.last is None:
        raise BadInput(option, text)
    return found
