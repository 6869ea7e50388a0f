"""Nudges of a journal: on until they are turned off, with the leader's own words."""

from __future__ import annotations

import pytest

from leader_journal.composition import Services
from leader_journal.core.errors import NoWords
from leader_journal.services.nudges import LONGEST_TEXT, NudgeKind


def found(services: Services, text: str, kind: NudgeKind = NudgeKind.BLAME) -> list[str]:
    return [text[nudge.start : nudge.end] for nudge in services.nudges.find(kind, text)]


def test_both_kinds_are_on_in_a_new_journal_and_turned_off_one_by_one(services: Services) -> None:
    assert found(services, "Who did it?") == ["Who did it"]
    assert found(services, "Did you?", NudgeKind.QUESTIONS) == ["Did you"]
    assert services.nudges.turn(NudgeKind.BLAME, on=False)
    assert found(services, "Who did it?") == []
    assert found(services, "Did you?", NudgeKind.QUESTIONS) == ["Did you"]
    assert services.nudges.turn(NudgeKind.QUESTIONS, on=False)
    assert found(services, "Did you?", NudgeKind.QUESTIONS) == []


def test_turning_off_what_is_off_writes_nothing_and_undo_turns_it_on(services: Services) -> None:
    services.nudges.turn(NudgeKind.QUESTIONS, on=False)
    assert not services.nudges.turn(NudgeKind.QUESTIONS, on=False)
    services.writes.undo()
    assert services.nudges.is_on(NudgeKind.QUESTIONS)


def test_own_words_are_looked_for_until_they_are_taken_away(services: Services) -> None:
    services.nudges.add_word("  klassisk   Lars ")
    services.nudges.add_word("…pinligt!")
    assert services.nudges.own_words == ("klassisk Lars", "…pinligt!")
    assert found(services, "Det var Klassisk Lars, og pinligt.") == ["Klassisk Lars", "pinligt"]
    assert not services.nudges.add_word("KLASSISK LARS")
    services.nudges.remove_word("klassisk Lars")
    assert not services.nudges.remove_word("klassisk Lars")
    assert found(services, "Klassisk Lars, pinligt") == ["pinligt"]
    services.writes.undo()
    assert services.nudges.own_words == ("klassisk Lars", "…pinligt!")


@pytest.mark.parametrize("word", ["", "  ", "…", "?!"])
def test_a_word_needs_a_letter(services: Services, word: str) -> None:
    with pytest.raises(NoWords):
        services.nudges.add_word(word)


def test_a_very_long_text_is_left_alone(services: Services) -> None:
    assert found(services, "Who did it? " + "x" * LONGEST_TEXT) == []
