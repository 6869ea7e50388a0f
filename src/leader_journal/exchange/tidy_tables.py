"""What the tidy tables are (docs/formats.md): their columns, and how a record becomes a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.reviews import Review
from leader_journal.core.terms import Series, Setting

Words = Callable[[str], str]
Row = dict[str, object]


class TableForm(Struct, frozen=True, kw_only=True):
    """A table as it is described: columns with their types, key, references (column, table), texts to search in."""

    name: str
    columns: Mapping[str, type]
    key: str | tuple[str, ...]
    refers: tuple[tuple[str, str], ...] = ()
    searched: tuple[str, ...] = ()


TABLES = (
    TableForm(name="people", columns={"id": str, "name": str, "active": int, "cadence_weeks": int}, key="id"),
    TableForm(
        name="agreements",
        columns={
            "id": str,
            "what": str,
            "how": str,
            "measure": str,
            "consequence": str,
            "spoken": int,
            "said_on": str,
            "state": str,
        },
        key="id",
        searched=("what", "how"),
    ),
    TableForm(
        name="entries",
        columns={
            "id": str,
            "happened": str,
            "day": str,
            "written": str,
            "kind": str,
            "facts": str,
            "tone": str,
            "quality": str,
            "setting": str,
            "outcome": str,
            "effect": str,
            "known_for": str,
            "under_pressure": int,
            "shared_own": int,
            "agreement": str,
            "raised_by": str,
            "loop": str,
            "told_on": str,
            "came_back_on": str,
            "came_with_more": str,
            "imported_from": str,
        },
        key="id",
        refers=(("agreement", "agreements"), ("raised_by", "people")),
        searched=("facts",),
    ),
    TableForm(
        name="entry_people",
        columns={"entry": str, "person": str},
        key=("entry", "person"),
        refers=(("entry", "entries"), ("person", "people")),
    ),
    TableForm(
        name="marks",
        columns={"entry": str, "series": str, "mark": str},
        key=("entry", "series"),
        refers=(("entry", "entries"),),
    ),
    TableForm(
        name="reactions",
        columns={"entry": str, "reaction": str, "leaning": str},
        key=("entry", "reaction"),
        refers=(("entry", "entries"),),
    ),
    TableForm(
        name="themes", columns={"entry": str, "theme": str}, key=("entry", "theme"), refers=(("entry", "entries"),)
    ),
    TableForm(
        name="answers",
        columns={"entry": str, "place": int, "question": str, "text": str},
        key=("entry", "place"),
        refers=(("entry", "entries"),),
        searched=("text",),
    ),
    TableForm(
        name="promises",
        columns={
            "id": str,
            "text": str,
            "made": str,
            "due": str,
            "state": str,
            "closed_on": str,
            "to_person": str,
            "entry": str,
        },
        key="id",
        refers=(("to_person", "people"), ("entry", "entries")),
        searched=("text",),
    ),
    TableForm(
        name="meetings",
        columns={
            "id": str,
            "person": str,
            "day": str,
            "time": str,
            "minutes": int,
            "place": str,
            "state": str,
            "held_on": str,
            "brought": str,
            "thanked": str,
            "closing_line": str,
        },
        key="id",
        refers=(("person", "people"),),
    ),
    TableForm(
        name="bring_ups",
        columns={
            "id": str,
            "person": str,
            "text": str,
            "noted": str,
            "entry": str,
            "state": str,
            "said_on": str,
            "said_in": str,
        },
        key="id",
        refers=(("person", "people"), ("entry", "entries"), ("said_in", "meetings")),
        searched=("text",),
    ),
    TableForm(name="reviews", columns={"id": str, "first": str, "last": str, "closed": str}, key="id"),
)
"""In an order in which what is referred to comes first."""


def entry_rows(
    entry: Entry, words: Words, people: frozenset[str], agreements: frozenset[str]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an entry, each with its table; whoever is no longer there is referred to by nothing."""
    yield (
        "entries",
        {
            "id": entry.id,
            "happened": entry.happened.isoformat(),
            "day": entry.day.isoformat(),
            "written": entry.written.isoformat(),
            "kind": entry.kind,
            "facts": words(entry.facts),
            "tone": entry.tone,
            "quality": entry.quality,
            "setting": _setting(entry.setting, words),
            "outcome": entry.outcome,
            "effect": entry.effect,
            "known_for": entry.known_for,
            "under_pressure": int(entry.under_pressure),
            "shared_own": int(entry.shared_own),
            "agreement": entry.agreement if entry.agreement in agreements else None,
            "raised_by": entry.raised_by if entry.raised_by in people else None,
            "loop": entry.loop,
            "told_on": _day(entry.told_on),
            "came_back_on": _day(entry.came_back_on),
            "came_with_more": entry.came_with_more,
            "imported_from": entry.origin.source if entry.origin else None,
        },
    )
    yield from _beside(entry, words, people)


def _setting(setting: str | None, words: Words) -> str | None:
    """Return a setting that ships by its name; one of the leader's own is a text."""
    return setting if setting is None or setting in set(Setting) else words(setting)


def _beside(entry: Entry, words: Words, people: frozenset[str]) -> Iterator[tuple[str, Row]]:
    """Yield what an entry has several of."""
    for person in dict.fromkeys(entry.people):
        if person in people:
            yield "entry_people", {"entry": entry.id, "person": person}
    for series in Series:
        yield "marks", {"entry": entry.id, "series": series, "mark": entry.rating(series)}
    for reaction in dict.fromkeys(entry.reactions):
        yield "reactions", {"entry": entry.id, "reaction": reaction, "leaning": reaction.leaning}
    for theme in dict.fromkeys(map(words, entry.themes)):
        yield "themes", {"entry": entry.id, "theme": theme}
    for place, answer in enumerate(entry.answers):
        yield (
            "answers",
            {"entry": entry.id, "place": place, "question": words(answer.question), "text": words(answer.text)},
        )


def person_rows(people: Iterable[Person], name_of: Words) -> Iterator[Row]:
    """Yield the people; `name_of` gives the name, or the letter, of an id."""
    for one in people:
        yield {"id": one.id, "name": name_of(one.id), "active": int(one.active), "cadence_weeks": one.cadence_weeks}


def agreement_rows(agreements: Iterable[Agreement], words: Words) -> Iterator[Row]:
    for one in agreements:
        yield {
            "id": one.id,
            "what": words(one.what),
            "how": words(one.how),
            "measure": words(one.measure),
            "consequence": words(one.consequence),
            "spoken": int(one.spoken),
            "said_on": _day(one.said_on),
            "state": one.state,
        }


def promise_rows(
    promises: Iterable[Promise], words: Words, people: frozenset[str], entries: Collection[str]
) -> Iterator[Row]:
    for one in promises:
        yield {
            "id": one.id,
            "text": words(one.text),
            "made": _day(one.made),
            "due": _day(one.due),
            "state": one.state,
            "closed_on": _day(one.closed_on),
            "to_person": one.to if one.to in people else None,
            "entry": one.entry if one.entry in entries else None,
        }


def meeting_rows(meetings: Iterable[OneOnOne], words: Words, people: frozenset[str]) -> Iterator[Row]:
    for one in meetings:
        yield {
            "id": one.id,
            "person": one.person if one.person in people else None,
            "day": _day(one.day),
            "time": None if one.time is None else f"{one.time:%H:%M}",
            "minutes": one.minutes,
            "place": words(one.place),
            "state": one.state,
            "held_on": _day(one.held_on),
            "brought": words(one.brought),
            "thanked": words(one.thanked),
            "closing_line": words(one.closing_line),
        }


def bring_up_rows(
    bring_ups: Iterable[BringUp],
    words: Words,
    people: frozenset[str],
    entries: Collection[str],
    meetings: frozenset[str],
) -> Iterator[Row]:
    """Yield the lines to bring up."""
    for one in bring_ups:
        yield {
            "id": one.id,
            "person": one.person if one.person in people else None,
            "text": words(one.text),
            "noted": _day(one.noted),
            "entry": one.entry if one.entry in entries else None,
            "state": one.state,
            "said_on": _day(one.said_on),
            "said_in": one.said_in if one.said_in in meetings else None,
        }


def review_rows(reviews: Iterable[Review]) -> Iterator[Row]:
    for one in reviews:
        closed = None if one.closed is None else one.closed.isoformat()
        yield {"id": one.id, "first": one.first.isoformat(), "last": one.last.isoformat(), "closed": closed}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
