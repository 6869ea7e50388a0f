"""One-on-ones on the command line: the page of one as a file, and all of them as a list."""

from __future__ import annotations

import datetime as dt

from leader_journal.cli.call import Call, person_called
from leader_journal.cli.days import any_day
from leader_journal.cli.output import on_one_line, say, say_json_list
from leader_journal.cli.pages import leave, page_target
from leader_journal.composition import Services
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.services.one_on_ones.service import page_name
from leader_journal.wording.catalogue import counted, ngettext
from leader_journal.wording.one_on_ones.words import state_words


def one_on_one(call: Call) -> int:
    """Write the page that prepares a one-on-one, or that of one that was held; nothing in the journal changes."""
    target = page_target(call.given.target)
    day = any_day("--date", call.given.date, call.today) if call.given.date else None
    with call.opened() as services:
        person = person_called(services, call.given.person)
        pages = services.one_on_ones
        meeting = pages.prepare(person.id) if day is None else pages.on_day(person.id, day)
        names = call.given.names == "on"
        return leave(services, page_name(meeting), pages.sheet(meeting), target, names=names)


def one_on_ones(call: Call) -> int:
    """List the meetings: those to come, the next first, then those that were held or cancelled."""
    with call.opened() as services:
        meetings, today = services.one_on_ones.all(), call.today
        if call.given.json:
            say_json_list(_as_json(services, meeting) for meeting in meetings)
            return 0
        for meeting in meetings:
            say(_as_line(services, meeting, today))
        count = len(meetings)
        say(ngettext("{count} one-on-one", "{count} one-on-ones", count).format(count=counted(count)))
    return 0


def _as_line(services: Services, meeting: OneOnOne, today: dt.date) -> str:
    people = services.people
    parts = (
        state_words(meeting, today),
        people.alias_of(meeting.person),
        people.shown(meeting.closing_line or meeting.place),
    )
    return "  ".join(on_one_line(part) for part in parts if part)


def _as_json(services: Services, meeting: OneOnOne) -> dict[str, object]:
    shown = services.people.shown
    return {
        "id": meeting.id,
        "person": services.people.alias_of(meeting.person),
        "state": meeting.state,
        "day": meeting.day.isoformat() if meeting.day is not None else None,
        "time": meeting.time.isoformat("minutes") if meeting.time is not None else None,
        "minutes": meeting.minutes,
        "place": shown(meeting.place),
        "held_on": meeting.held_on.isoformat() if meeting.held_on is not None else None,
        "brought": shown(meeting.brought),
        "thanked": shown(meeting.thanked),
        "promises": len(meeting.promises),
        "asked_first": meeting.asked_first,
        "they_spoke_more": meeting.they_spoke_more,
        "closing_line": shown(meeting.closing_line),
    }
