"""A page of a one-on-one has room for some; the rest is said in one line, and unfolds, on paper too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.services.meeting_desk import TODAY, MeetingDesk

from leader_journal.composition import Services
from leader_journal.core.one_on_one_lines import is_fold
from leader_journal.core.one_on_ones import Block
from leader_journal.core.records import Agreement, Promise
from leader_journal.core.sheets import Sheet
from leader_journal.core.terms import Kind, Loop, Reaction

Make = Callable[[MeetingDesk, int], None]


@pytest.fixture
def desk(services: Services) -> MeetingDesk:
    return MeetingDesk(services)


def _promise(desk: MeetingDesk, at: int) -> None:
    due = TODAY + dt.timedelta(days=at - 3)
    made = Promise(id=desk.services.journal.ids.new(), text=f"Thing {at:02}", made=TODAY, to=desk.maria, due=due)
    desk.put(made)


def _agreement(desk: MeetingDesk, at: int) -> None:
    ids = desk.services.journal.ids
    desk.put(Agreement(id=ids.new(), what=f"Thing {at:02}", said_to=(desk.maria,), spoken=True))


def _loop(desk: MeetingDesk, at: int) -> None:
    desk.entry(f"Thing {at:02}", 70 + at, loop=Loop.NOT_YET, raised_by=desk.maria)


def _hard(desk: MeetingDesk, at: int) -> None:
    desk.entry(f"Thing {at:02}", 5 + at, kind=Kind.MISTAKE, reactions=(Reaction.DEFENDED,), raised_by=desk.maria)


def _raised(desk: MeetingDesk, at: int) -> None:
    desk.entry(f"Thing {at:02}", 1 + at, kind=Kind.IDEA, raised_by=desk.maria)


BLOCKS: list[tuple[Block, Make]] = [
    (Block.OWE, _promise),
    (Block.OWE, _loop),
    (Block.AGREEMENTS, _agreement),
    (Block.COME_BACK, _hard),
    (Block.RAISED, _raised),
]


def _things(lines: list[str]) -> set[str]:
    return {word for line in lines for word in [line[at : at + 8] for at in range(len(line))] if word[:6] == "Thing "}


def _printed(sheet: Sheet) -> list[str]:
    return [f"{line.lead} {line.text} {line.note}" for part in sheet.parts for line in part.lines]


@pytest.mark.parametrize(("block", "make"), BLOCKS)
def test_what_is_shown_and_what_is_said_to_be_more_is_all_there_is(desk: MeetingDesk, block: Block, make: Make) -> None:
    """For any number of them; one line never stands for one, which would take no more room."""
    pages = desk.services.one_on_ones
    for count in range(1, 15):
        make(desk, count)
        lines = desk.block(block).shown
        folds = [line for line in lines if is_fold(line)]
        more = sum(int(line.text.removeprefix("And ").split()[0]) for line in folds)
        assert len(_things([line.text for line in lines])) + more == count
        assert more != 1
    before = desk.lines(block)
    pages.unfold(desk.meeting, desk.block(block))
    assert _things(desk.lines(block)) == {f"Thing {at:02}" for at in range(1, 15)}
    assert not any(map(is_fold, desk.block(block).shown))
    assert _things(_printed(pages.sheet(desk.meeting, everything=True))) == {f"Thing {at:02}" for at in range(1, 15)}
    desk.services.writes.undo()
    assert desk.lines(block) == before


@pytest.mark.parametrize(("block", "make"), BLOCKS)
def test_paper_says_how_many_more_there_are(desk: MeetingDesk, block: Block, make: Make) -> None:
    for at in range(1, 15):
        make(desk, at)
    folded = [line.text for line in desk.block(block).shown if is_fold(line)]
    assert folded
    printed = " ".join(_printed(desk.services.one_on_ones.sheet(desk.meeting, everything=True)))
    assert all(words in printed for words in folded)


def test_it_stays_unfolded_when_a_line_is_edited_and_when_there_are_more(desk: MeetingDesk) -> None:
    pages = desk.services.one_on_ones
    for at in range(1, 15):
        _promise(desk, at)
    pages.unfold(desk.meeting, desk.block(Block.OWE))
    pages.rewrite(desk.meeting, desk.block(Block.OWE), 2, "In my own words")
    _promise(desk, 15)
    lines = desk.lines(Block.OWE)
    assert len(lines) == 15
    assert "In my own words" in lines


def test_the_page_of_a_meeting_that_was_held_keeps_what_was_unfolded(desk: MeetingDesk) -> None:
    for at in range(1, 15):
        _promise(desk, at)
    desk.services.one_on_ones.unfold(desk.meeting, desk.block(Block.OWE))
    held = desk.held(0)
    assert len(desk.block(Block.OWE, held).shown) == 14
