"""When to remind, and when not again. Pure: moments and what was told before in, answers out.

A weekly moment is named by its day, so that clocks put forward or back, a journey, an hour that the clock shows twice
or never, and a sleep of weeks cannot make two of it. Only the latest one counts; what was missed before it is gone.
Time is that of the wall: the local date and hour, whatever the offset.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

REVIEW_HOUR = 9
"""The hour from which a review is reminded of on its day."""

REMEMBERED = 60
"""Moments that are remembered of each kind; a year has fewer."""

LONGEST_SNOOZE = dt.timedelta(hours=48)
"""No snooze lasts longer; one that seems to was chosen under a clock that was wrong."""


class ReminderKind(StrEnum):
    """What is reminded of."""

    WEEKLY = "weekly"
    REVIEW = "review"


class Snooze(StrEnum):
    """Until when a reminder is put off."""

    HOUR = "hour"
    TOMORROW = "tomorrow"


class Reminded(Struct, frozen=True, kw_only=True):
    """What is remembered of one kind: the days that were told, and answered; and until when it is put off (local)."""

    told: tuple[dt.date, ...] = ()
    answered: tuple[dt.date, ...] = ()
    put_off_until: dt.datetime | None = None


def weekly_moment(now: dt.datetime, weekday: int, hour: int) -> dt.date:
    """Return the day of the latest weekly moment: that weekday (0 is Monday) from that hour on."""
    local = now.replace(tzinfo=None)
    day = local.date() - dt.timedelta(days=(local.weekday() - weekday) % 7)
    begins = dt.datetime.combine(day, dt.time(hour))
    return day if begins <= local else day - dt.timedelta(days=7)


def review_moment(now: dt.datetime, since: dt.date) -> dt.date | None:
    """Return the day from which a review waits, once it has come."""
    return since if dt.datetime.combine(since, dt.time(REVIEW_HOUR)) <= now.replace(tzinfo=None) else None


def waits(known: Reminded, moment: dt.date, now: dt.datetime) -> bool:
    """Whether a moment has come and was neither answered nor put off."""
    return _is_new(known.answered, moment, now) and not _is_put_off(known, now)


def is_to_be_told(known: Reminded, moment: dt.date, now: dt.datetime) -> bool:
    """Whether it is to be told now: it waits and was not told, or the time for which it was put off is over."""
    if not waits(known, moment, now):
        return False
    return known.put_off_until is not None or _is_new(known.told, moment, now)


def told(known: Reminded, moment: dt.date) -> Reminded:
    """Remember that it was told."""
    return replace(known, told=_with(known.told, moment), put_off_until=None)


def answered(known: Reminded, moment: dt.date) -> Reminded:
    """Remember that it was answered: it neither waits nor is told again."""
    return replace(told(known, moment), answered=_with(known.answered, moment))


def begun(known: Reminded, moment: dt.date, now: dt.datetime) -> Reminded:
    """Another day or hour was chosen: the latest moment is past, and one that still comes today is a new one."""
    today = now.date()
    if moment != today:
        told_before = tuple(day for day in known.told if day != today)
        known = replace(known, told=told_before, answered=tuple(day for day in known.answered if day != today))
    return answered(known, moment)


def put_off(known: Reminded, moment: dt.date, until: dt.datetime) -> Reminded:
    """Remember until when it is put off, in local time."""
    return replace(told(known, moment), put_off_until=until.replace(tzinfo=None))


def put_off_until(now: dt.datetime, snooze: Snooze, hour: int) -> dt.datetime:
    """Return the end of a snooze, in local time; "tomorrow" is tomorrow at this hour."""
    local = now.replace(tzinfo=None)
    if snooze is Snooze.HOUR:
        return local + dt.timedelta(hours=1)
    return dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(hour))


def _is_new(days: tuple[dt.date, ...], moment: dt.date, now: dt.datetime) -> bool:
    """Later than every day that is past, and none of those that a wrong clock has put into the future."""
    past = (day for day in days if day <= now.date())
    return moment not in days and all(moment > day for day in past)


def _is_put_off(known: Reminded, now: dt.datetime) -> bool:
    if known.put_off_until is None:
        return False
    left = known.put_off_until - now.replace(tzinfo=None)
    return dt.timedelta(0) < left <= LONGEST_SNOOZE


def _with(days: tuple[dt.date, ...], day: dt.date) -> tuple[dt.date, ...]:
    return (*(known for known in days if known != day), day)[-REMEMBERED:]
