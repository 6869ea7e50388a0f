"""Three questions, picked by the gap: what was not heard, what the leader leaves out, and one of their own."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Element, Kind, Mark
from leader_journal.exchange.prompts import read_prompts
from leader_journal.services.one_on_ones.questions import left_out, picked_by_gap
from leader_journal.services.prompts import Prompt, PromptLine

NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
BANK = [PromptLine(prompt, own=False, on=True) for prompt in read_prompts("en", PromptPlace.ONE_ON_ONE)]
OWN = PromptLine(Prompt(key="own", question="How is the boat?", place=PromptPlace.ONE_ON_ONE), own=True, on=True)


def _entry(**marks: Mark) -> Entry:
    return Entry(id="e", happened=NOW, written=NOW, marks=Marks(**marks))


def test_the_bank_has_questions_for_every_gap_in_both_languages() -> None:
    danish = read_prompts("da", PromptPlace.ONE_ON_ONE)

    assert len(BANK) >= 20
    assert [line.prompt.key for line in BANK] == [prompt.key for prompt in danish]
    assert [(line.prompt.kinds, line.prompt.elements) for line in BANK] == [
        (prompt.kinds, prompt.elements) for prompt in danish
    ]
    served = {gap for line in BANK for gap in (*line.prompt.kinds, *line.prompt.elements)}
    assert served == {*Kind, *Element} - {Kind.BREACH}
    for line, other in zip(BANK, danish, strict=True):
        assert line.prompt.question.endswith("?")
        assert other.question.endswith("?")
        assert line.prompt.question != other.question


def test_one_for_what_was_not_heard_one_for_what_is_left_out_one_of_ones_own() -> None:
    first, second, third = picked_by_gap([*BANK, OWN], [Kind.DOUBT, Kind.IDEA], [Element.QUESTIONS])

    assert first.kinds == (Kind.DOUBT,)
    assert second.elements == (Element.QUESTIONS,)
    assert third == OWN.prompt


def test_without_gaps_the_open_ones_are_asked() -> None:
    assert all(not prompt.kinds and not prompt.elements for prompt in picked_by_gap(BANK, [], []))


@given(
    st.lists(st.sampled_from([*BANK, OWN]), max_size=12, unique_by=lambda line: line.prompt.key),
    st.lists(st.sampled_from(Kind), max_size=3, unique=True),
    st.lists(st.sampled_from(Element), max_size=3, unique=True),
)
def test_three_different_questions_as_long_as_there_are_three(
    lines: list[PromptLine], kinds: list[Kind], elements: list[Element]
) -> None:
    picked = picked_by_gap(lines, kinds, elements)

    assert len(picked) == min(3, len(lines))
    assert len({prompt.key for prompt in picked}) == len(picked)
    assert {prompt.key for prompt in picked} <= {line.prompt.key for line in lines}


@pytest.mark.parametrize(
    ("entries", "elements"),
    [
        ([], ()),
        ([_entry(room=Mark.MISSED)], ()),
        ([_entry(room=Mark.MISSED), _entry(room=Mark.SHOWN)], ()),
        ([_entry(room=Mark.MISSED), _entry(room=Mark.PARTLY)], (Element.ROOM,)),
        (
            [
                _entry(room=Mark.MISSED, humility=Mark.MISSED, questions=Mark.NOT_RELEVANT),
                _entry(room=Mark.MISSED, humility=Mark.MISSED),
                _entry(humility=Mark.SHOWN),
            ],
            (Element.ROOM, Element.HUMILITY),
        ),
    ],
)
def test_what_is_left_out_is_missed_more_often_than_shown(entries: list[Entry], elements: tuple[Element, ...]) -> None:
    assert left_out([entry.marks for entry in entries]) == elements
