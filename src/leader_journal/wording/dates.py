"""Days and times in words, without Qt: the command line, figures and pages say them alike."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.catalogue import _, pgettext, said_once


def month_name(day: dt.date) -> str:
    return _months()[day.month - 1]


@said_once()
def _months() -> tuple[str, ...]:
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )


def short_month(day: dt.date) -> str:
    return _short_months()[day.month - 1]


@said_once()
def _short_months() -> tuple[str, ...]:
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )


def weekday_name(day: dt.date) -> str:
    """Return "Monday" / "mandag"."""
    return _weekdays()[day.weekday()]


@said_once()
def _weekdays() -> tuple[str, ...]:
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )


def short_weekday(day: dt.date) -> str:
    """Return "Mon" / "ma."."""
    return _short_weekdays()[day.weekday()]


@said_once()
def _short_weekdays() -> tuple[str, ...]:
    return (
        pgettext("short weekday", "Mon"),
        pgettext("short weekday", "Tue"),
        pgettext("short weekday", "Wed"),
        pgettext("short weekday", "Thu"),
        pgettext("short weekday", "Fri"),
        pgettext("short weekday", "Sat"),
        pgettext("short weekday", "Sun"),
    )


def month_year(day: dt.date) -> str:
    """Return "March 2026" / "marts 2026"."""
    return _("{month} {year}").format(month=month_name(day), year=day.year)


def time_of_day(moment: dt.datetime | dt.time) -> str:
    """Return "14:10" / "14.10"."""
    return pgettext("time of day", "{hour:02}:{minute:02}").format(hour=moment.hour, minute=moment.minute)


def long_day(day: dt.date, today: dt.date) -> str:
    """Return "Wednesday 27 November" / "Onsdag 27. november", as a page title; with the year of another year."""
    words = inner_day(day, today)
    return words[0].upper() + words[1:]


def inner_day(day: dt.date, today: dt.date) -> str:
    """Return "Wednesday 27 November" / "onsdag 27. november", inside a sentence; with the year of another year."""
    if today.year != day.year:
        return pgettext("long day", "{weekday} {day} {month} {year}").format(
            weekday=weekday_name(day), day=day.day, month=month_name(day), year=day.year
        )
    return pgettext("long day", "{weekday} {day} {month}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day)
    )


def day_month(day: dt.date) -> str:
    """Return "28 October" / "28. oktober"."""
    return pgettext("day and month", "{day} {month}").format(day=day.day, month=month_name(day))


def named_day(day: dt.date, today: dt.date | None) -> str:
    """Return "28 October" / "28. oktober"; with the year of another year, or where nobody knows which it is."""
    return day_month(day) if today is not None and day.year == today.year else day_month_year(day)


def day_month_year(day: dt.date) -> str:
    """Return "28 October 2026" / "28. oktober 2026"."""
    return pgettext("day, month and year", "{day} {month} {year}").format(
        day=day.day, month=month_name(day), year=day.year
    )


def short_day(day: dt.date, today: dt.date | None) -> str:
    """Return "Tue 26 Nov" / "ti. 26. nov."; with the year of another year, or where nobody knows which it is."""
    words = {"weekday": short_weekday(day), "day": day.day, "month": short_month(day), "year": day.year}
    if today is None or today.year != day.year:
        return pgettext("short day", "{weekday} {day} {month} {year}").format(**words)
    return pgettext("short day", "{weekday} {day} {month}").format(**words)


def brief_day(day: dt.date, today: dt.date) -> str:
    """Return "26 Nov" / "26. nov."; with the year where it is not that of `today`."""
    words = {"day": day.day, "month": short_month(day), "year": day.year}
    if today.year != day.year:
        return pgettext("brief day", "{day} {month} {year}").format(**words)
    return pgettext("brief day", "{day} {month}").format(**words)


def relative_day(day: dt.date, today: dt.date) -> str:
    """Return "Today", "Yesterday", "Monday" (within a week), else "Tue 26 Nov": the head of a list's day."""
    distance = (today - day).days
    if distance == 0:
        return _("Today")
    if distance == 1:
        return _("Yesterday")
    name = weekday_name(day) if 1 < distance < 7 else short_day(day, today)
    return name[0].upper() + name[1:]


def when(moment: dt.datetime, today: dt.date) -> str:
    """Return "today 09:40", "yesterday 14:10", "Monday 14:10" or "26 Nov 14:10": the meta line of a row."""
    day, time = moment.date(), time_of_day(moment)
    distance = (today - day).days
    if distance == 0:
        return _("today {time}").format(time=time)
    if distance == 1:
        return _("yesterday {time}").format(time=time)
    if 1 < distance < 7:
        return _("{weekday} {time}").format(weekday=weekday_name(day), time=time)
    return _("{day} {time}").format(day=short_day(day, today), time=time)


def due_words(due: dt.date, today: dt.date | None) -> str:
    """Return when a promise is due: "was due Thursday", "today", "tomorrow", "Friday", "Tue 26 Nov".

    Where nobody knows which day it is when it is read, "due Tue 26 Nov 2026".
    """
    if today is None:
        return _("due {day}").format(day=short_day(due, today))
    distance = (due - today).days
    if distance < -6:
        return _("was due {day}").format(day=short_day(due, today))
    if distance < -1:
        return _("was due {weekday}").format(weekday=weekday_name(due))
    if distance == -1:
        return _("was due yesterday")
    if distance == 0:
        return pgettext("due", "today")
    if distance == 1:
        return pgettext("due", "tomorrow")
    return weekday_name(due) if distance < 7 else short_day(due, today)


def quarter_name(quarter: dt.date) -> str:
    """Return "Q2 2026" / "2. kvartal 2026"."""
    return pgettext("quarter", "Q{number} {year}").format(number=(quarter.month + 2) // 3, year=quarter.year)
