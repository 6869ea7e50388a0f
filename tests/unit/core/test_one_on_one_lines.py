"""What stands in a block: the app's lines, in the leader's order and with the leader's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.storage.making import START

from leader_journal.core.one_on_one_lines import (
    added,
    all_back,
    arranged,
    chosen,
    composed,
    left_out,
    middle_of,
    moved,
    rewritten,
    with_choice,
)
from leader_journal.core.one_on_ones import Block, BlockChoice, OneOnOne, PageLine

OFFERED: tuple[PageLine, ...] = (
    composed("a", "The list was wrong.", lead="Doubt, 26 Nov.", note="told"),
    composed("b", "Send the plan", note="today"),
    composed("c", "Ring Bo"),
)
NOTHING_CHANGED = BlockChoice(block=Block.OWE)


def _texts(lines: tuple[PageLine, ...]) -> list[str]:
    return [line.text for line in lines if not line.left_out]


def _again(lines: tuple[PageLine, ...], offered: tuple[PageLine, ...] = OFFERED) -> tuple[PageLine, ...]:
    """Save what was changed, and make the lines anew."""
    return arranged(offered, chosen(NOTHING_CHANGED, lines))


def test_a_line_is_whole_with_its_ends() -> None:
    line = OFFERED[0]

    assert line.text == "Doubt, 26 Nov. The list was wrong. · told"
    assert middle_of(line) == "The list was wrong."
    assert middle_of(OFFERED[2]) == "Ring Bo"


def test_what_was_not_changed_is_what_the_app_offers() -> None:
    assert arranged(OFFERED, NOTHING_CHANGED) == OFFERED


def test_what_was_edited_stays_when_the_journal_changes() -> None:
    lines = rewritten(OFFERED, 1, "Send it by hand")

    now = _again(lines, (composed("b", "Send the plan, twice"), composed("c", "Ring Bo and Eva")))

    assert _texts(now) == ["Send it by hand", "Ring Bo and Eva"]
    assert [line.edited for line in now] == [True, False]


def test_what_was_edited_stays_when_the_app_offers_it_no_more() -> None:
    lines = rewritten(OFFERED, 0, "The list, again")

    assert _texts(_again(lines, OFFERED[1:2])) == ["The list, again", "Send the plan · today"]


def test_an_edited_line_keeps_the_look_of_the_ends_it_kept() -> None:
    (line, *_rest) = rewritten(OFFERED, 0, "Doubt, 26 Nov. Was the list wrong? · told")
    assert (line.lead, line.note) == ("Doubt, 26 Nov.", "told")

    (line, *_rest) = _again((line, *OFFERED[1:]), (composed("a", "x", lead="Doubt, 26 Nov.", note="told Friday"),))
    assert (line.lead, line.note) == ("Doubt, 26 Nov.", "")


def test_a_line_without_words_is_left_out_and_comes_back_as_the_app_says_it() -> None:
    lines = _again(rewritten(OFFERED, 1, "  "))

    assert _texts(lines) == [OFFERED[0].text, "Ring Bo"]
    assert all_back(lines) == OFFERED


def test_a_line_of_ones_own_stays_where_it_was_put_and_can_go() -> None:
    lines = _again(added(OFFERED, 1, " My own "))
    assert _texts(lines) == [OFFERED[0].text, "My own", "Send the plan · today", "Ring Bo"]

    assert _again(left_out(lines, 1)) == OFFERED
    assert _again(rewritten(lines, 1, "")) == OFFERED
    assert added(OFFERED, 1, "\n ") == OFFERED


def test_order_is_kept_and_new_lines_come_in_where_the_app_puts_them() -> None:
    lines = moved(OFFERED, 2, -1)
    new = composed("new", "New")

    assert [line.source for line in _again(lines)] == ["a", "c", "b"]
    assert [line.source for line in _again(lines, (*OFFERED, new))] == ["a", "c", "new", "b"]
    assert [line.source for line in _again(lines, (new, *OFFERED))] == ["new", "a", "c", "b"]


def test_a_line_moves_past_those_left_out_and_not_beyond_the_ends() -> None:
    lines = left_out(OFFERED, 1)

    assert _texts(moved(lines, 0, 1)) == ["Ring Bo", OFFERED[0].text]
    assert moved(lines, 2, 1) == lines
    assert moved(OFFERED, 0, -1) == OFFERED


def test_choices_of_blocks_stand_in_the_order_of_blocks() -> None:
    meeting = OneOnOne(id="1", person="2", created=START)
    for block in (Block.ROOM, Block.OWE, Block.THANK):
        meeting = with_choice(meeting, BlockChoice(block=block))
    meeting = with_choice(meeting, BlockChoice(block=Block.ROOM, printed=False))

    assert [(choice.block, choice.printed) for choice in meeting.blocks] == [
        (Block.OWE, None),
        (Block.THANK, None),
        (Block.ROOM, False),
    ]
    assert meeting.choice(Block.ROOM).printed is False
    assert meeting.choice(Block.SHARE) == BlockChoice(block=Block.SHARE)


_steps = st.lists(
    st.tuples(
        st.sampled_from(("rewrite", "leave", "move", "add", "back")),
        st.integers(0, 5),
        st.sampled_from((-1, 1)),
        st.sampled_from(("", "x", "My own words", "Doubt, 26 Nov. y", "z · today")),
    ),
    max_size=8,
)


@given(_steps)
def test_saving_changes_nothing_on_the_page_and_no_line_of_the_app_is_ever_lost(
    steps: list[tuple[str, int, int, str]],
) -> None:
    lines: tuple[PageLine, ...] = OFFERED
    for what, place, step, text in steps:
        place = min(place, len(lines) - 1)
        match what:
            case "rewrite":
                lines = rewritten(lines, place, text)
            case "leave":
                lines = left_out(lines, place)
            case "move":
                lines = moved(lines, place, step)
            case "add":
                lines = added(lines, place, text)
            case _:
                lines = all_back(lines)
        lines = _again(lines)
        assert _again(lines) == lines
        assert {"a", "b", "c"} <= {line.source for line in lines}
