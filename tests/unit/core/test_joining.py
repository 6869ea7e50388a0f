"""One record made of two versions: every part can be taken from either, whatever kind of record it is."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.core.filled import filled

from leader_journal.core.joining import differing, is_written, joined, joined_text, values_of
from leader_journal.core.record_types import KIND_OF
from leader_journal.core.records import Answer, Entry

_THIS, _THAT = "on this machine", "on that machine"


def _versions(kind: type) -> tuple[Any, Any]:
    """Two versions of one record that differ in every text."""
    this, that = filled(kind, _THIS, {"prompt": "p"}), filled(kind, _THAT, {"prompt": "p"})
    return this, replace(that, **({"id": this.id} if hasattr(this, "id") else {}))


@pytest.mark.parametrize("kind", KIND_OF, ids=lambda kind: kind.__name__)
def test_each_part_can_be_taken_from_either_version(kind: type) -> None:
    this, that = _versions(kind)
    parts = [part for part in differing([this, that]) if not part.startswith("answers/")]
    for part in parts:
        said = [values_of(one)[part] for one in (joined([this, that], {part: number}, {}) for number in (0, 1))]
        assert said == [values_of(this)[part], values_of(that)[part]], part
        others = joined([this, that], {part: 1}, {})
        assert differing([this, others]) == (part,)


@pytest.mark.parametrize("kind", KIND_OF, ids=lambda kind: kind.__name__)
def test_what_was_written_of_both_stands_in_it(kind: type) -> None:
    this, that = _versions(kind)
    for part in filter(is_written, differing([this, that])):
        both = joined([this, that], {}, {part: joined_text([_THIS, _THAT])})
        said: Any = values_of(both)[part]
        assert (said.text if isinstance(said, Answer) else said) == f"{_THIS}\n\n{_THAT}", part
        assert differing([this, both]) == (part,)


def test_answers_of_either_version_are_kept_and_an_emptied_one_goes() -> None:
    one = filled(Entry, "x")
    this = replace(
        one, answers=tuple(Answer(prompt=name, question="Why?", text=text) for name, text in (("a", "so"), ("b", "Bo")))
    )
    that = replace(
        one,
        answers=tuple(
            Answer(prompt=name, question="Why?", text=text) for name, text in (("b", "Bo, Kim"), ("c", "then"))
        ),
    )
    said = joined([this, that], {}, {"answers/a": " ", "answers/b": "all"})
    assert isinstance(said, Entry)
    assert [(answer.prompt, answer.text) for answer in said.answers] == [("b", "all"), ("c", "then")]
