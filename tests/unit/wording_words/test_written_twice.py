"""What was written on two machines, in words: every kind of record and every part of it has a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.core.filled import filled

from leader_journal.core.joining import values_of
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.core.record_types import KIND_OF
from leader_journal.core.records import Entry
from leader_journal.wording.written_twice import Reader, part_name, record_kind_words

_WORDS = "words of mine"
_KINDS = [kind for kind in KIND_OF if kind is not JournalSettings]
_UNNAMED = {"origin", "merged_into"}
"""Whence it was brought in, and what only a person who was thrown away holds."""


def _reader() -> Reader:
    return Reader(shown=str.upper, alias_of=lambda _id: "Kim", today=dt.date(2026, 11, 24))


@pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: kind.__name__)
def test_every_part_of_a_record_has_a_name_of_its_own(kind: type) -> None:
    record: Any = filled(kind, _WORDS)
    names = {part: part_name(part, [record], str) for part in values_of(record)}
    assert {part for part, name in names.items() if name == "Besides that"} <= _UNNAMED
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("kind", [*_KINDS, JournalSettings], ids=lambda kind: kind.__name__)
def test_every_record_is_known_by_a_line(kind: type) -> None:
    record: Any = filled(kind, _WORDS)
    assert _reader().title(record)


def test_what_was_thrown_away_says_so() -> None:
    assert _reader().title(None) == "Thrown away"
    assert record_kind_words(None) == ""


def test_an_answer_is_called_by_its_question() -> None:
    entry = filled(Entry, _WORDS, {"prompt": "p", "question": "Why so?"})
    assert part_name("answers/p", [None, entry], str.upper) == "WHY SO?"
