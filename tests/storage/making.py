"""Making records for the tests of storage: plain ones by hand, varied ones by hypothesis."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.ready import content_of_a_journal

from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EntryFilter, MarkIs, RatedIn
from leader_journal.core.ids import Ids
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import Record
from leader_journal.core.records import Answer, Entry, Marks, Origin, Person
from leader_journal.core.terms import (
    CameWithMore,
    Element,
    Kind,
    KnownFor,
    Loop,
    Mark,
    Outcome,
    Quality,
    RaisedHow,
    Reaction,
    Repair,
    Series,
    Setting,
    Tone,
)
from leader_journal.storage.journal import Journal

PASSPHRASE = "quiet river, small boat"
DENMARK = dt.timezone(dt.timedelta(hours=1))
START = dt.datetime(2026, 11, 24, 10, 30, tzinfo=DENMARK)

_ids = Ids(FixedClock(START))
PEOPLE = tuple(Person(id=_ids.new(), alias=alias) for alias in ("Ærø", "Bo Ry", "Åse", "J.P.", "x"))
AGREEMENTS = tuple(_ids.new() for _ in range(3))
THEMES = ("planlægning", "ny i rollen", "Tempo")
SETTINGS = (Setting.ONE_ON_ONE.value, Setting.CORRIDOR.value, "på fjeldet")
LETTERS = "abceæøåÆØÅéßoaefgjlt \"-*:()%_\\'\n.1"


def entry(journal: Journal, facts: str = "noget kom op", **fields: Any) -> Entry:
    """Return an entry of this moment with a new id."""
    made = {"happened": START, "written": START} | fields
    return Entry(id=journal.ids.new(), facts=facts, **made)


def put(journal: Journal, *records: Record) -> str:
    """Save records as one change and return its name."""
    with journal.write() as writer:
        for record in records:
            writer.put(record)
    assert writer.changes.change is not None
    return writer.changes.change


def trash(journal: Journal, one: Entry) -> str:
    """Throw an entry away and return the name of the change."""
    with journal.write() as writer:
        writer.delete(RecordKind.ENTRY, one.id)
    assert writer.changes.change is not None
    return writer.changes.change


@lru_cache
def _template() -> bytes:
    return content_of_a_journal(lambda journal: None, FixedClock(START))


@contextmanager
def fresh_journal(*people: Person) -> Iterator[Journal]:
    """A journal for one example of a property: what fixtures cannot be."""
    with tempfile.TemporaryDirectory(prefix="leader-journal-example-") as folder:
        path = Path(folder) / "mine.ljournal"
        path.write_bytes(_template())
        journal = Journal.open(path, PASSPHRASE, FixedClock(START))
        try:
            with journal.write() as writer:
                for person in people:
                    writer.put(person)
            yield journal
        finally:
            journal.close()


words = st.text(alphabet=LETTERS, max_size=12)
texts = st.lists(st.one_of(words, st.sampled_from(PEOPLE).map(lambda person: reference(person.id))), max_size=5).map(
    " ".join
)
offsets = st.sampled_from((-11, -1, 0, 1, 2, 5.5, 13)).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
moments = st.builds(
    lambda hours, zone: dt.datetime(2026, 1, 1, tzinfo=dt.UTC).astimezone(zone) + dt.timedelta(hours=hours),
    st.integers(0, 24 * 10),
    offsets,
)
_reactions = st.lists(
    st.sampled_from((Reaction.THANKED, Reaction.EXPLAINED, Reaction.DEFENDED)), max_size=2, unique=True
).map(tuple)


@lru_cache
def _optional(terms: type[StrEnum]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(tuple(terms))


def _some(values: tuple[Any, ...], size: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), max_size=size, unique=True).map(tuple)


marks = st.builds(
    Marks,
    humility=st.sampled_from(tuple(Mark)),
    questions=st.sampled_from(tuple(Mark)),
    room=st.sampled_from(tuple(Mark)),
)
_days_since = st.none() | st.integers(-2, 12).map(lambda day: START.date() + dt.timedelta(days=day))
_ids_of_entries = Ids(FixedClock(START + dt.timedelta(days=1)))
entries = st.builds(
    Entry,
    id=st.builds(_ids_of_entries.new),
    happened=moments,
    written=st.just(START),
    facts=texts,
    kind=_optional(Kind),
    people=_some(tuple(person.id for person in PEOPLE)),
    reactions=_reactions,
    tone=_optional(Tone),
    marks=marks,
    quality_overruled=st.none() | st.none() | st.sampled_from(tuple(Quality)),
    agreement=st.none() | st.sampled_from(AGREEMENTS),
    raised_by=st.none() | st.sampled_from(tuple(person.id for person in PEOPLE)),
    raised_how=_optional(RaisedHow),
    deepen_later=st.booleans(),
    under_pressure=st.booleans(),
    themes=_some(THEMES),
    setting=st.none() | st.sampled_from(SETTINGS),
    answers=st.lists(st.builds(Answer, prompt=st.just("p"), question=st.just("?"), text=texts), max_size=2).map(tuple),
    origin=st.none() | st.builds(Origin, source=st.just("jrnl"), key=words),
    outcome=_optional(Outcome),
    known_for=_optional(KnownFor),
    loop=_optional(Loop),
    told_on=_days_since,
    came_back_on=_days_since,
    repair=_optional(Repair),
    came_with_more=_optional(CameWithMore),
    shared_own=st.booleans(),
    consequence_known=st.none() | st.booleans(),
    carried_out_calmly=st.none() | st.booleans(),
    destructive=st.booleans(),
)
many_entries = st.lists(entries, max_size=12)


def _set_of(values: tuple[Any, ...], size: int = 2) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(values), max_size=size)


def _mostly_empty(strategy: st.SearchStrategy[frozenset[Any]]) -> st.SearchStrategy[frozenset[Any]]:
    return st.one_of(st.just(frozenset()), st.just(frozenset()), strategy)


_days = st.none() | st.integers(0, 12).map(lambda day: dt.date(2025, 12, 31) + dt.timedelta(days=day))
periods = st.tuples(_days, _days).map(
    lambda days: Period(*sorted(days)) if None not in days else Period(*days)  # type: ignore[type-var]  # None was left out above
)
filters = st.builds(
    EntryFilter,
    text=st.just("") | words,
    kinds=_mostly_empty(_set_of(tuple(Kind))),
    marks=_mostly_empty(
        st.frozensets(
            st.builds(MarkIs, element=st.sampled_from(tuple(Element)), mark=st.sampled_from(tuple(Mark))), max_size=3
        )
    ),
    rated=_mostly_empty(
        st.frozensets(
            st.builds(
                RatedIn,
                series=st.sampled_from(tuple(Series)),
                rating=st.none() | st.sampled_from((Mark.MISSED, Mark.PARTLY, Mark.SHOWN)),
            ),
            max_size=3,
        )
    ),
    people=_mostly_empty(_set_of((*(person.id for person in PEOPLE), "nobody"))),
    themes=_mostly_empty(_set_of((*THEMES, "unknown"))),
    settings=_mostly_empty(_set_of((*SETTINGS, "unknown"))),
    tones=_mostly_empty(_set_of(tuple(Tone))),
    qualities=_mostly_empty(_set_of(tuple(Quality))),
    agreements=_mostly_empty(_set_of((*AGREEMENTS, "unknown"))),
    period=st.just(Period()) | periods,
    marked=st.sampled_from((False, False, True)),
    to_deepen=st.sampled_from((False, False, True)),
    under_pressure=st.sampled_from((False, False, False, True)),
    no_kind=st.sampled_from((False, False, False, True)),
)
