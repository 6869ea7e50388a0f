"""The charts about people as pictures: readable at any size, and every mark with its entries."""

from __future__ import annotations

import pytest
from tests.unit.figures.test_layout import assert_readable_in_a_file, assert_readable_on_the_screen
from tests.unit.figures.test_looks import assert_of_tokens
from tests.unit.people.worlds import STATES, PeopleFinding, made

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.words import PEOPLE_DRAWN
from leader_journal.charts.findings import describe, draw, render
from leader_journal.charts.promises.figure import PROMISES_DRAWN
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.core.terms import Mark
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.catalogue import Language

LIGHT = FigureStyle.of("light")
CHART_NAMES = ("fairness", "breaches", "voices", "promises", "person")


def reached(finding: PeopleFinding, width: float = 840) -> set[str]:
    """Return the ids that the marks of a chart open."""
    return {one for mark in draw(finding, LIGHT, width).marks for one in mark.filter.ids or ()}


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", STATES)
def test_no_text_touches_another_or_leaves_the_figure(name: str, spoken: Language) -> None:
    assert_readable_on_the_screen(made(name), spoken)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", STATES)
def test_title_subtitle_and_note_have_room_in_an_export(name: str, spoken: Language) -> None:
    assert_readable_in_a_file(made(name), spoken)


@pytest.mark.parametrize("name", STATES)
def test_marks_lie_within_and_say_something(name: str) -> None:
    for width in (480, 840):
        drawn = draw(made(name), LIGHT, width)
        for mark in drawn.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.height
            assert mark.label
            assert mark.sentence.endswith((".", "!", "?"))


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("fairness")])
def test_the_mirror_opens_the_entries_of_each_person(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, FairnessFinding)
    drawn = finding.people[:PEOPLE_DRAWN]
    assert reached(finding) == {entry.id for one in drawn for entry in one.entries}


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("breaches")])
def test_boxes_open_their_entries_and_so_do_those_without_a_place(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, BreachesFinding)
    assert reached(finding) == {*(one.id for one in finding.breaches), *(one.id for one in finding.destructive)}


def test_a_number_opens_all_of_its_box() -> None:
    finding = made("breaches, many")
    assert isinstance(finding, BreachesFinding)
    opened = [mark.filter.ids for mark in draw(finding, LIGHT, 840).marks]
    for box in {one.box for one in finding.breaches if one.box is not None}:
        assert finding.box_filter(box).ids in opened


def test_who_is_not_heard_opens_what_there_is_of_them() -> None:
    finding = made("voices, many")
    assert isinstance(finding, VoicesFinding)
    marks = draw(finding, LIGHT, 840).marks
    silences = [finding.person_filter(one.someone) for one in finding.people]
    silences += [finding.kind_filter(one.kind) for one in finding.kinds]
    assert [mark.filter for mark in marks][: len(silences)] == silences
    assert reached(finding) == {entry.id for one in finding.only_wrong for entry in one.entries}


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("person")])
def test_one_person_has_a_mark_for_each_entry_agreement_and_promise(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, PersonFinding)
    marks = draw(finding, LIGHT, 840).marks
    expected = len(finding.marks) + len(finding.agreements) + min(len(finding.promises), PROMISES_DRAWN)
    assert len(marks) == expected + (finding.more > 0)
    assert {mark.id for mark in finding.marks} <= reached(finding)


def test_what_is_open_is_drawn_before_what_was_closed() -> None:
    finding = made("promises, many")
    assert isinstance(finding, PromisesOverview)
    assert len(finding.promises) > PROMISES_DRAWN > len(finding.open)
    said = " ".join(mark.label for mark in draw(finding, LIGHT, 840).marks)
    assert all(bar.text in said for bar in finding.open)


def test_entries_of_near_days_do_not_lie_on_each_other() -> None:
    marks = draw(made("person, many"), LIGHT, 840).marks
    places = {(round(mark.x, 1), round(mark.y, 1)) for mark in marks}
    assert len(places) == len(marks)


def test_a_crowded_day_does_not_make_a_tower() -> None:
    assert draw(made("person, all on one day"), LIGHT, 840).height < 1200


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_every_colour_is_a_token(name: str, theme: str) -> None:
    assert_of_tokens(made(name), theme)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_the_same_finding_gives_the_same_bytes(chart: str) -> None:
    finding = made(next(name for name in STATES if name.startswith(chart)))
    assert render(finding, describe(finding), LIGHT, "svg") == render(finding, describe(finding), LIGHT, "svg")


def test_the_four_sorts_of_mark_are_all_drawn() -> None:
    finding = made("person, many")
    assert isinstance(finding, PersonFinding)
    assert all(finding.counted(mark) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.UNMARKED))
