"""The bulk of entries for trying out what size does."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind
from leader_journal.exchange.sample import SampleJournal, varied
from leader_journal.exchange.sample_files import words

MANY = 3000


@pytest.fixture
def entries(sample: SampleJournal, clock: FixedClock, language: str) -> list[Entry]:
    """Many varied entries."""
    return list(varied(MANY, 7, language, clock.now(), Ids(clock), sample.people))


def test_as_many_as_asked_for_over_ten_years(entries: list[Entry], clock: FixedClock) -> None:
    assert len({entry.id for entry in entries}) == MANY
    assert all(one.day <= other.day for one, other in pairwise(entries))
    assert dt.timedelta(days=3600) < clock.now() - entries[0].happened < dt.timedelta(days=3660)
    assert clock.now() - entries[-1].happened < dt.timedelta(days=10)
    assert all(entry.happened < entry.written <= clock.now() for entry in entries)
    assert all(entry.happened.weekday() < 5 for entry in entries)


def test_everything_that_is_referred_to_is_there(entries: list[Entry], sample: SampleJournal) -> None:
    people = {person.id for person in sample.people}

    for entry in entries:
        assert {*entry.people, *mentioned(entry.facts)} <= people
        assert entry.raised_by is None or entry.raised_by in entry.people
        assert "{" not in re.sub(r"@\{[0-9a-f-]{36}\}", "", entry.facts)


def test_searching_meets_rare_and_frequent_words(entries: list[Entry], language: str) -> None:
    often = words(language).bulk.often
    texts = [entry.facts for entry in entries]

    assert sum(often in text for text in texts) == MANY // 6
    assert len(set(texts)) == MANY
    assert len({word for text in texts for word in re.findall(r"\w+", text)}) > MANY
    assert {entry.kind for entry in entries} == set(Kind)


def test_the_seed_decides(sample: SampleJournal, clock: FixedClock, language: str) -> None:
    def drawn(seed: int) -> list[Entry]:
        made = varied(50, seed, language, clock.now(), Ids(clock), sample.people)
        return [replace(entry, id="") for entry in made]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_it_streams(sample: SampleJournal, clock: FixedClock, language: str) -> None:
    endless = varied(10**12, 1, language, clock.now(), Ids(clock), sample.people)

    assert next(endless).facts
