"""The one-on-ones of the sample: those that were held, with what was written afterwards, and those to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from leader_journal.core.one_on_ones import (
    KEPT_OFF_PAPER,
    Block,
    MeetingPage,
    MeetingState,
    OneOnOne,
    PageBlock,
    PageLine,
)
from leader_journal.exchange.sample_days import SampleDays
from leader_journal.exchange.sample_files import (
    Layout,
    OneOnOneLayout,
    OneOnOneWords,
    Words,
    with_references,
)

_PREPARED_BEFORE = 1


def read_one_on_ones(
    structure: Layout, text: Words, days: SampleDays, people: Mapping[str, str], new_id: Callable[[], str]
) -> tuple[OneOnOne, ...]:
    """Return the meetings, in the order of the file; `people` gives the id of each key."""
    before: dict[str, OneOnOne] = {}
    made = []
    for meeting in structure.one_on_ones:
        one = _meeting(meeting, text.one_on_ones[meeting.key], days, people, new_id(), before.get(meeting.person))
        before[meeting.person] = one
        made.append(one)
    return tuple(made)


def _meeting(
    meeting: OneOnOneLayout,
    said: OneOnOneWords,
    days: SampleDays,
    people: Mapping[str, str],
    made_id: str,
    before: OneOnOne | None,
) -> OneOnOne:
    time, held = dt.time.fromisoformat(meeting.time), meeting.days_ago > 0
    day = days.day(meeting.days_ago)
    return OneOnOne(
        id=made_id,
        person=people[meeting.person],
        created=days.moment(max(meeting.days_ago, 0) + _PREPARED_BEFORE, time),
        day=day,
        time=time,
        minutes=meeting.minutes,
        place=said.place,
        state=MeetingState.HELD if held else MeetingState.PLANNED,
        held_on=day if held else None,
        page=_page(said, people, before) if held else None,
        brought=with_references(said.brought, people),
        thanked=with_references(said.thanked, people),
        asked_first=meeting.asked_first,
        they_spoke_more=meeting.they_spoke_more,
        closing_line=with_references(said.closing_line, people),
    )


def _page(said: OneOnOneWords, people: Mapping[str, str], before: OneOnOne | None) -> MeetingPage:
    last: dt.date | None = before.held_on if before is not None else None
    return MeetingPage(
        last_held=last,
        motto=before.closing_line if before is not None else "",
        blocks=tuple(
            PageBlock(
                block=block,
                lines=tuple(PageLine(text=with_references(line, people)) for line in said.page[block]),
                printed=block not in KEPT_OFF_PAPER,
            )
            for block in Block
            if block in said.page
        ),
    )
