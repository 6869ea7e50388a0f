"""What is asked of an entry is asked in the same words wherever it is asked, of every field that a reader sees."""

from __future__ import annotations

from enum import Enum
from typing import get_args, get_type_hints

from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.entries.questions import QUESTIONS, question
from leader_journal.wording.labels import TERM_LABELS, term_label

_UNSEEN = {"id", "written", "answers", "origin"}
"""What no reader is asked, or is asked by a prompt of its own."""
_OTHERWISE = {"marks"}
"""Answered in values of its own."""


def test_every_field_that_a_reader_sees_has_its_question() -> None:
    assert set(QUESTIONS) | _UNSEEN == set(get_type_hints(Entry))


def test_every_question_is_asked_in_danish_too() -> None:
    english = {field: question(field) for field in QUESTIONS}
    with language(Language.DANISH):
        alike = [field for field in QUESTIONS if question(field) == english[field]]
    assert set(alike) <= {"tone"}


def test_every_term_of_an_entry_has_a_label() -> None:
    terms = {
        term
        for field, hint in get_type_hints(Entry).items()
        if field not in _OTHERWISE
        for term in (hint, *get_args(hint))
        if isinstance(term, type) and issubclass(term, Enum)
    }
    assert terms == set(TERM_LABELS)
    assert term_label(None) == ""
    assert all(term_label(one) for kind in terms for one in kind)
    assert term_label(Kind.IDEA) == "Idea"
