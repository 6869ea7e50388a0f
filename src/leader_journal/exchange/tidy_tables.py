"""What the tidy tables are (docs/formats.md): their columns, and how a record becomes a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.records import Agreement, Entry, Marks, Person, Promise, rating
from leader_journal.core.reviews import Review
from leader_journal.core.terms import Quality, Reaction, Series, Setting

_SETTINGS = frozenset(Setting)
_DAY = len("2026-11-26")
Words = Callable[[str], str]
Row = tuple[object, ...]
"""The values of one row, in the order of the columns of its table, in types that SQLite knows."""


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


def entry_texts(entry: Entry) -> Iterator[str]:
    """Yield the texts of the rows of an entry."""
    yield entry.facts
    if entry.setting is not None and entry.setting not in _SETTINGS:
        yield entry.setting
    yield from entry.themes
    for answer in entry.answers:
        yield answer.question
        yield answer.text


def entry_rows(
    entry: Entry, words: Words, people: frozenset[str], agreements: frozenset[str]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an entry, each with its table; whoever is no longer there is referred to by nothing."""
    yield (
        "entries",
        (
            entry.id,
            (happened := entry.happened.isoformat()),
            happened[:_DAY],
            entry.written.isoformat(),
            _word(entry.kind),
            words(entry.facts),
            _word(entry.tone),
            _word(entry.quality),
            _setting(entry.setting, words),
            _word(entry.outcome),
            _word(entry.effect),
            _word(entry.known_for),
            int(entry.under_pressure),
            int(entry.shared_own),
            entry.agreement if entry.agreement in agreements else None,
            entry.raised_by if entry.raised_by in people else None,
            _word(entry.loop),
            _day(entry.told_on),
            _day(entry.came_back_on),
            _word(entry.came_with_more),
            entry.origin.source if entry.origin else None,
        ),
    )
    yield from _beside(entry, words, people)


def _setting(setting: str | None, words: Words) -> str | None:
    """Return a setting that ships by its name; one of the leader's own is a text."""
    return setting if setting is None or setting in _SETTINGS else words(setting)


def _word(term: StrEnum | None) -> str | None:
    """Return a term as it is written: SQLite's driver asks long what to make of a type that it does not know."""
    return None if term is None else str(term)


@lru_cache(maxsize=1000)
def _ratings(marks: Marks, quality: Quality) -> tuple[tuple[str, str], ...]:
    """Return the mark in each series."""
    return tuple((str(series), str(rating(marks, quality, series))) for series in Series)


@lru_cache
def _reacted(reaction: Reaction) -> tuple[str, str]:
    return str(reaction), str(reaction.leaning)


def _beside(entry: Entry, words: Words, people: frozenset[str]) -> Iterator[tuple[str, Row]]:
    """Yield what an entry has several of."""
    uid = entry.id
    for person in dict.fromkeys(entry.people):
        if person in people:
            yield "entry_people", (uid, person)
    for series, mark in _ratings(entry.marks, entry.quality):
        yield "marks", (uid, series, mark)
    for reaction in dict.fromkeys(entry.reactions):
        yield "reactions", (uid, *_reacted(reaction))
    for theme in dict.fromkeys(map(words, entry.themes)):
        yield "themes", (uid, theme)
    for place, answer in enumerate(entry.answers):
        yield "answers", (uid, place, words(answer.question), words(answer.text))


def person_rows(people: Iterable[Person], name_of: Words) -> Iterator[Row]:
    """Yield the people; `name_of` gives the name, or the letter, of an id."""
    for one in people:
        yield one.id, name_of(one.id), int(one.active), one.cadence_weeks


def agreement_rows(agreements: Iterable[Agreement], words: Words) -> Iterator[Row]:
    for one in agreements:
        yield (
            one.id,
            words(one.what),
            words(one.how),
            words(one.measure),
            words(one.consequence),
            int(one.spoken),
            _day(one.said_on),
            _word(one.state),
        )


def promise_rows(
    promises: Iterable[Promise], words: Words, people: frozenset[str], entries: Collection[str]
) -> Iterator[Row]:
    for one in promises:
        yield (
            one.id,
            words(one.text),
            _day(one.made),
            _day(one.due),
            _word(one.state),
            _day(one.closed_on),
            one.to if one.to in people else None,
            one.entry if one.entry in entries else None,
        )


def meeting_rows(meetings: Iterable[OneOnOne], words: Words, people: frozenset[str]) -> Iterator[Row]:
    for one in meetings:
        yield (
            one.id,
            one.person if one.person in people else None,
            _day(one.day),
            None if one.time is None else f"{one.time:%H:%M}",
            one.minutes,
            words(one.place),
            _word(one.state),
            _day(one.held_on),
            words(one.brought),
            words(one.thanked),
            words(one.closing_line),
        )


def bring_up_rows(
    bring_ups: Iterable[BringUp],
    words: Words,
    people: frozenset[str],
    entries: Collection[str],
    meetings: frozenset[str],
) -> Iterator[Row]:
    """Yield the lines to bring up."""
    for one in bring_ups:
        yield (
            one.id,
            one.person if one.person in people else None,
            words(one.text),
            _day(one.noted),
            one.entry if one.entry in entries else None,
            _word(one.state),
            _day(one.said_on),
            one.said_in if one.said_in in meetings else None,
        )


def review_rows(reviews: Iterable[Review]) -> Iterator[Row]:
    for one in reviews:
        closed = None if one.closed is None else one.closed.isoformat()
        yield one.id, one.first.isoformat(), one.last.isoformat(), closed


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
