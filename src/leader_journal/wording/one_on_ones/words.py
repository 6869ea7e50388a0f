"""Meetings in words: when they are, how long ago the last one was, and the page as a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.core.mentions import reference
from leader_journal.core.one_on_one_lines import middle_of
from leader_journal.core.one_on_ones import MeetingPage, MeetingState, OneOnOne, PageBlock, PageLine
from leader_journal.core.records import Promise
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import (
    day_month_year,
    inner_day,
    named_day,
    short_day,
    time_of_day,
    weekday_name,
)
from leader_journal.wording.one_on_ones.page import block_head, planned_words


def meeting_title(name: str) -> str:
    """Return the title of the page."""
    return _("One-on-one with {name}").format(name=name)


def meeting_subtitle(meeting: OneOnOne, last_held: dt.date | None, today: dt.date) -> str:
    """Return when it is, and how long ago the one before was: "Tomorrow, Thursday 28 November, 10:00. Last ..."."""
    if meeting.state is MeetingState.HELD and meeting.held_on is not None:
        return _("Held {day}.").format(day=inner_day(meeting.held_on, today))
    parts = [_planned_sentence(meeting, today)]
    if last_held is not None:
        parts.append(last_one(last_held, today))
    elif meeting.state is MeetingState.PLANNED:
        parts.append(_("The first one noted here."))
    return " ".join(parts)


def last_one(day: dt.date, today: dt.date) -> str:
    """Return how long ago a meeting was: "Last one 15 days ago."."""
    days = (today - day).days
    if days <= 0:
        return _("Last one today.")
    if days == 1:
        return _("Last one yesterday.")
    return ngettext("Last one {count} day ago.", "Last one {count} days ago.", days).format(count=counted(days))


def closing_caption(day: dt.date, today: dt.date) -> str:
    """Return what stands under the closing line of the meeting before."""
    return _("Closing line last time, {day}").format(day=named_day(day, today))


def closing_meta(day: dt.date, today: dt.date) -> str:
    """Return what is looked back on, and of when: "Closing line, 13 November"."""
    return _("Closing line, {day}").format(day=named_day(day, today))


def quoted(line: str) -> str:
    """Return what somebody said in the quotation marks of the language."""
    return _("“{words}”").format(words=line)


def next_words(day: dt.date, time: dt.time | None, today: dt.date) -> str:
    """Return when the next one is, in a row: "tomorrow 10:00", "Friday 10:00", "Tue 3 Dec, 13:00", "was Thursday"."""
    distance = (day - today).days
    if distance < -6:
        return _("was planned for {day}").format(day=short_day(day, today))
    if distance < -1:
        return _("was planned for {day}").format(day=weekday_name(day))
    if distance == -1:
        return _("was planned for yesterday")
    if distance == 0:
        return _timed(pgettext("next meeting", "today"), time)
    if distance == 1:
        return _timed(pgettext("next meeting", "tomorrow"), time)
    if time is None:
        return short_day(day, today)
    return pgettext("next meeting", "{day}, {time}").format(day=short_day(day, today), time=time_of_day(time))


def proposed_words(day: dt.date, today: dt.date) -> str:
    """Return when the next one would be by the rhythm of the two: "by your rhythm Tue 3 Dec"."""
    if day <= today:
        return _("due, going by your rhythm")
    return _("going by your rhythm, {day}").format(day=short_day(day, today))


def next_sentence(day: dt.date, time: dt.time | None, today: dt.date) -> str:
    """Return "Next tomorrow at 10:00." as it stands under a person's name."""
    distance = (day - today).days
    if distance < 0:
        return _("One was planned for {day}.").format(day=inner_day(day, today))
    if distance == 0:
        return _("Next one today at {time}.").format(time=time_of_day(time)) if time is not None else _("Next today.")
    if distance == 1:
        return _("Next tomorrow at {time}.").format(time=time_of_day(time)) if time is not None else _("Next tomorrow.")
    if time is None:
        return _("Next {day}.").format(day=short_day(day, today).removesuffix("."))  # one stop is enough
    return _("Next {day} at {time}.").format(day=short_day(day, today), time=time_of_day(time))


def last_sentence(day: dt.date, today: dt.date, *, with_line: bool) -> str:
    """Return "Last 13 November:" before its closing line, or "Last 13 November." without one."""
    words = named_day(day, today)
    return _("Last {day}:").format(day=words) if with_line else _("Last {day}.").format(day=words)


def state_words(meeting: OneOnOne, today: dt.date) -> str:
    """Return when a meeting is or was, in a list: "tomorrow 10:00", "held Tue 10 Nov", "cancelled"."""
    if meeting.state is MeetingState.HELD and meeting.held_on is not None:
        return _("held {day}").format(day=short_day(meeting.held_on, today))
    if meeting.state is MeetingState.CANCELLED:
        return pgettext("state of a meeting", "cancelled")
    if meeting.day is None:
        return pgettext("state of a meeting", "prepared")
    return next_words(meeting.day, meeting.time, today)


# the page as a sheet


def meeting_sheet(
    meeting: OneOnOne, page: MeetingPage, promises: Sequence[Promise] = (), *, everything: bool = False
) -> Sheet:
    """Return what is printed of a page: the blocks that are switched on, or all, and what comes afterwards.

    That is room to write, or, of a meeting that was held, what was written; `promises` were made there.
    """
    name = reference(meeting.person)
    parts = [_part(block, name) for block in page.blocks if block.shown and (block.printed or everything)]
    return Sheet(
        title=name,
        aside=_aside(meeting),
        motto=quoted(page.motto) if page.motto else "",
        parts=(*parts, _afterwards(meeting, name, promises)),
        footer=_("My own notes; they may be personal data."),
    )


def afterwards_labels(name: str) -> tuple[str, ...]:
    """Return what is written down in the two minutes afterwards, in its order."""
    return (
        _("What {name} brought").format(name=name),
        _("What I promised"),
        _("What I thanked for"),
        _("Did I ask before I answered?"),
        _("Did {name} speak more than I did?").format(name=name),
        _("Closing line"),
        _("Next time"),
    )


def answer_words(answer: bool | None) -> str:
    if answer is None:
        return ""
    return pgettext("answer", "Yes") if answer else pgettext("answer", "No")


def _part(block: PageBlock, name: str) -> SheetPart:
    return SheetPart(head=block_head(block.block, name), lines=tuple(_sheet_line(line) for line in block.shown))


def _sheet_line(line: PageLine) -> SheetLine:
    return SheetLine(text=middle_of(line), lead=line.lead, note=line.note)


def _afterwards(meeting: OneOnOne, name: str, promises: Sequence[Promise]) -> SheetPart:
    brought, promised, thanked, asked, spoke, closing, following = afterwards_labels(name)
    head = _("After the meeting")
    if meeting.state is not MeetingState.HELD:
        return SheetPart(head=head, to_write=(brought, promised, asked, spoke, following), much=(brought, promised))
    said = (
        (brought, meeting.brought),
        *((promised, promise.text) for promise in promises),
        (thanked, meeting.thanked),
        (asked, answer_words(meeting.asked_first)),
        (spoke, answer_words(meeting.they_spoke_more)),
        (closing, meeting.closing_line),
    )
    return SheetPart(head=head, lines=tuple(SheetLine(text=text, lead=words) for words, text in said if text))


def _aside(meeting: OneOnOne) -> str:
    day = meeting.held_on or meeting.day
    if day is None:
        return ""
    if meeting.time is None:
        return pgettext("day of a meeting", "{weekday} {day}").format(
            weekday=capital(weekday_name(day)), day=day_month_year(day)
        )
    return pgettext("day of a meeting", "{weekday} {day}, {time}").format(
        weekday=capital(weekday_name(day)), day=day_month_year(day), time=time_of_day(meeting.time)
    )


def _planned_sentence(meeting: OneOnOne, today: dt.date) -> str:
    if meeting.state is MeetingState.CANCELLED:
        return pgettext("state of a meeting", "Cancelled.")
    if meeting.day is None:
        return _("No day yet.")
    words, distance = planned_words(meeting.day, meeting.time, today), (meeting.day - today).days
    match distance:
        case 0:
            return _("Today, {day}.").format(day=words)
        case 1:
            return _("Tomorrow, {day}.").format(day=words)
    return capital(f"{words}.") if distance > 0 else _("It was planned for {day}.").format(day=words)


def _timed(day: str, time: dt.time | None) -> str:
    if time is None:
        return day
    return pgettext("next meeting", "{day} {time}").format(day=day, time=time_of_day(time))
