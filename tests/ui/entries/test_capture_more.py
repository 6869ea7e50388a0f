"""What of an occasion is not asked for in front of "More" is asked for under it, kept, and read in the entry."""

from __future__ import annotations

import datetime as dt
from typing import get_type_hints

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show
from tests.unit.core.filled import filled

from leader_journal.core.clock import FixedClock
from leader_journal.core.records import Entry, Occasion
from leader_journal.services.entries.capture import EMPTY, IN_FRONT
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.entries.capture_more import CaptureMore, holds_more
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.entries.words import details, entry_head

MOMENT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
TYPES = get_type_hints(Occasion)
PEOPLE = {"people", "raised_by"}
"""Of whom the form must be told before; tests of their own."""
MORE = [name for name in Occasion.__struct_fields__ if name not in IN_FRONT | PEOPLE]


@pytest.mark.parametrize("field", MORE)
def test_it_is_asked_for_and_comes_back(field: str, theme: Theme, clock: FixedClock, qtbot: QtBot) -> None:
    form = CaptureMore(theme, MomentLine(theme, clock))
    qtbot.addWidget(form)
    captured = replace(EMPTY, **{field: filled(TYPES[field], "planning")})
    form.show_captured(captured)

    assert getattr(form.fill(EMPTY), field) == getattr(captured, field)
    assert holds_more(captured)


@pytest.mark.parametrize("field", MORE)
def test_it_is_read_in_the_entry(field: str) -> None:
    blank = Entry(id="e", happened=MOMENT, written=MOMENT)
    entry = replace(blank, **{field: filled(TYPES[field], "planning")})

    def read(one: Entry) -> object:
        return details(one, str), entry_head(one, str, MOMENT.date())

    assert read(entry) != read(blank)


def test_of_many_people_some_are_chips_and_nobody_who_was_chosen_is_lost(
    theme: Theme, clock: FixedClock, qtbot: QtBot
) -> None:
    """Each chip is a widget: with five thousand people every mention took seconds."""
    form = CaptureMore(theme, MomentLine(theme, clock))
    qtbot.addWidget(form)
    known = tuple(f"Kim {number:04}" for number in range(5_000))
    form.set_people((), known)
    assert len(form.findChildren(Chip)) < 200
    form.show_captured(replace(EMPTY, people=("Kim 4711", "Kim 0001")))
    assert set(form.fill(EMPTY).people) == {"Kim 4711", "Kim 0001"}
    form.set_people(("Kim 0000",), known)
    assert set(form.fill(EMPTY).people) == {"Kim 4711", "Kim 0001"}
    assert len(form.findChildren(Chip)) < 200


@pytest.mark.parametrize("known", [(), ("Ada", "Bo")])
def test_between_what_is_asked_stands_one_gap_whether_somebody_is_known_or_not(
    theme: Theme, clock: FixedClock, show: Show, known: tuple[str, ...]
) -> None:
    form = CaptureMore(theme, MomentLine(theme, clock))
    form.set_people((), known)
    show(form)
    heads = [label for label in form.findChildren(TextLabel) if label.isVisible()]
    tops = [head.mapTo(form, QPoint()).y() for head in heads]
    chips = [chip.mapTo(form, chip.rect().bottomLeft()).y() for chip in form.findChildren(Chip) if chip.isVisible()]
    first_five = tops[1:5]
    assert len({top - max(end for end in chips if end < top) for top in first_five}) == 1, [one.text() for one in heads]
