"""Reads who and which kinds were not heard lately: only counts, no entry is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.voices.build import (
    VoicesSeen,
    asked_kinds,
    build_voices,
    months_looked_at,
    only_wrong_people,
)
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.records import Person
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Kind
from leader_journal.insight.reach import narrowed_to
from leader_journal.insight.thresholds import NOT_HEARD_DAYS, PERSON_MARKS


def read_voices(source: ChartSource, request: ChartRequest, today: dt.date) -> VoicesFinding:
    return find_voices(source, request.filter, today)


def find_voices(source: ChartSource, chosen: EntryFilter, today: dt.date) -> VoicesFinding:
    """Return who and what was not heard, of the entries that a filter leaves, up to today."""
    entries, so_far = source.entries, chosen.within(Period(None, today))
    people = [person for person in source.people.all() if person.active]
    count = entries.count(so_far)
    return build_voices(
        VoicesSeen(
            people=people,
            last_of_people=_last_of_people(source, so_far, people),
            last_of_kinds=_last_of_kinds(source, so_far),
            wrong=_only_wrong(source, so_far.within(months_looked_at(today))),
            entries=count,
            lately=entries.count(so_far.within(_lately(today))),
            first_day=entries.first_day(so_far),
            any_history=count > 0 or entries.count(EVERYTHING) > 0,
            filter=chosen,
            today=today,
        )
    )


def _last_of_people(source: ChartSource, so_far: EntryFilter, people: Iterable[Person]) -> dict[str, dt.date]:
    """Return when each was heard last; the whole history is asked only of those who are not heard lately."""
    assert so_far.period.last is not None
    days: dict[str, dt.date] = {}
    for one in source.entries.brought_by_people(so_far.within(_lately(so_far.period.last))):
        days[one.person] = max(one.last, days.get(one.person, one.last))
    for person in people:
        if person.id not in days:
            last = source.entries.last_heard(narrowed_to(so_far, person.id), person.id)
            days |= {person.id: last} if last is not None else {}
    return days


def _only_wrong(source: ChartSource, recent: EntryFilter) -> dict[str, tuple[KindedEntry, ...]]:
    people = only_wrong_people(source.entries.written_of_people(recent))
    return {person: source.entries.kinded(narrowed_to(recent, person), PERSON_MARKS) for person in people}


def _last_of_kinds(source: ChartSource, so_far: EntryFilter) -> dict[Kind, dt.date]:
    found = {kind: source.entries.last_heard(replace(so_far, kinds=frozenset({kind}))) for kind in asked_kinds(so_far)}
    return {kind: last for kind, last in found.items() if last is not None}


def _lately(today: dt.date) -> Period:
    return Period(today - dt.timedelta(days=NOT_HEARD_DAYS[0] - 1), today)
