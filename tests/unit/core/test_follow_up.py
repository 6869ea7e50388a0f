"""What an entry still asks for: one rule, for lists, columns and charts."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.charts.desk import ago
from tests.charts.narrow_entries import made

from leader_journal.core.follow_up import loop_open, repair_answered, unrepaired
from leader_journal.core.terms import Loop, Outcome, Reaction, Repair, Tone


@pytest.mark.parametrize(
    ("loop", "outcome", "is_open"),
    [
        (None, None, False),
        (None, Outcome.POSTPONED, True),
        (None, Outcome.ACCEPTED, False),
        (Loop.NOT_YET, None, True),
        (Loop.NOT_YET, Outcome.ACCEPTED, True),
        (Loop.TOLD, Outcome.POSTPONED, False),
        (Loop.NOTHING_TO_TELL, Outcome.POSTPONED, False),
    ],
)
def test_a_loop_is_open_when_it_was_said_so_or_was_postponed(
    loop: Loop | None, outcome: Outcome | None, is_open: bool
) -> None:
    assert loop_open(made(ago(3), loop=loop, outcome=outcome)) is is_open


@pytest.mark.parametrize(
    ("came", "repair", "asked", "answered"),
    [
        (None, None, True, False),
        (None, Repair.NOT_YET, True, True),
        (None, Repair.NOTHING, False, False),
        (ago(1), None, False, True),
    ],
)
def test_coming_back_is_asked_about_until_it_is_answered(
    came: dt.date | None, repair: Repair | None, asked: bool, answered: bool
) -> None:
    for hard in ({"tone": Tone.SHARP}, {"reactions": (Reaction.DEFENDED,)}):
        entry = made(ago(3), came_back_on=came, repair=repair, **hard)
        assert (unrepaired(entry), repair_answered(entry)) == (asked, answered)
    assert not unrepaired(made(ago(3), tone=Tone.CALM, came_back_on=came, repair=repair))
