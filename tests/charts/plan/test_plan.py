"""Plans as a finding, in words, as JSON and as a picture: done of occasions, as the leader answered."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.desk import ago
from tests.charts.marks import draw
from tests.charts.shared.test_layout import assert_readable

from leader_journal.charts.findings import as_json, describe, render
from leader_journal.charts.plan.build import PlansSeen, ReadPlan, build_plan
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.table import room_of
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.plans import Plan, PlanOccasion, PlanWords
from leader_journal.core.terms import Element, Kind
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.insight.wilson import wilson
from leader_journal.wording.catalogue import Language, language

TODAY = dt.date(2026, 11, 24)
DOCUMENT = Path(__file__).parents[3] / "docs" / "findings.md"
LIGHT = FigureStyle.of("light")
ANSWERS = st.lists(st.sampled_from([True, False, None]), max_size=40)


def plan(key: str, made: int, ended: int | None = None) -> ReadPlan:
    words = PlanWords(
        when=f"somebody questions date {key}",
        then="ask what they see first, and wait until they have said all of it",
        element=Element.QUESTIONS,
        kind=Kind.DISAGREEMENT,
        setting="By the lake",
    )
    ends = ago(ended) if ended is not None else None
    made_plan = Plan(id=key, when=words.when, then=words.then, made=ago(made), ended=ends)
    return ReadPlan(made_plan, words)


def occasions(key: str, answers: list[bool | None], first: int = 0, step: int = 1) -> list[PlanOccasion]:
    found = [
        PlanOccasion(plan=key, entry=f"{key}{at}", day=ago(first + at * step), done=done)
        for at, done in enumerate(answers)
    ]
    return found[::-1]


def built(
    *plans: ReadPlan,
    seen: list[PlanOccasion] | None = None,
    period: Period = ALWAYS,
    chosen: EntryFilter = EVERYTHING,
) -> PlanFinding:
    return build_plan(PlansSeen(plans, sorted(seen or [], key=lambda one: one.day), period, chosen, TODAY))


A, B = plan("a", 80, 40), plan("b", 40)
FINDINGS = {
    "none": built(),
    "none that match": built(chosen=EntryFilter(kinds=frozenset({Kind.IDEA}))),
    "not answered": built(B, seen=occasions("b", [None, None])),
    "few": built(A, B, seen=[*occasions("b", [True, False, None]), *occasions("a", [True] * 6, 41)]),
    "enough": built(B, seen=occasions("b", [True, False, True, None, True, True, False, True, False])),
    "all on one day": built(B, seen=occasions("b", [True, False] * 5, step=0)),
    "thousands": built(B, seen=occasions("b", [True, True, False] * 700, step=0)),
    "twenty plans": built(*(plan(f"p{at}", at + 1, at) for at in range(20)), seen=occasions("p3", [True], 4)),
}


@pytest.fixture(params=Language)
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    with language(request.param):
        yield request.param


@given(ANSWERS)
def test_done_of_those_answered_with_wilsons_range(answers: list[bool | None]) -> None:
    finding = built(B, seen=occasions("b", answers))

    (followed,) = finding.plans
    answered = [one for one in answers if one is not None]
    assert (followed.tally.done, followed.tally.not_done) == (answered.count(True), answered.count(False))
    assert followed.tally.unanswered == answers.count(None)
    assert {one.entry for one, _done in followed.answered} <= (followed.entries_filter().ids or frozenset())
    if not answered:
        assert followed.rate is None
    else:
        assert followed.rate is not None
        assert (followed.rate.low, followed.rate.high) == wilson(answered.count(True), len(answered))
    assert finding.evidence is not Evidence.NONE


def test_the_last_made_comes_first_and_only_those_of_the_period() -> None:
    old = plan("old", 400, 300)

    assert [one.id for one in built(A, B, old).plans] == ["b", "a", "old"]
    assert [one.id for one in built(A, B, old, period=Period(ago(100))).plans] == ["b", "a"]
    assert [one.id for one in built(A, B, old, period=Period(ago(350), ago(310))).plans] == ["old"]
    assert built(B, period=Period(None, ago(50))).plans == ()


def test_titles_say_counts_and_from_five_on_a_share() -> None:
    titles = {name: describe(finding).title for name, finding in FINDINGS.items()}

    assert titles["none"] == "No plan yet"
    assert describe(built(B, period=Period(None, ago(50)))).title == "No plan in this period"
    assert titles["none that match"] == "No entries match"
    assert titles["not answered"] == "No occasion answered yet"
    assert titles["few"] == "You did as planned on 1 of 2 occasions so far"
    assert titles["enough"] == "You did as planned on 5 of 8 occasions"
    assert "63% (likely 31–86%)." in describe(FINDINGS["enough"]).subtitle
    assert "%" not in describe(FINDINGS["few"]).subtitle


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", FINDINGS)
def test_the_words_are_whole(name: str) -> None:
    text = describe(FINDINGS[name])

    said = "\n".join(
        (text.title, text.subtitle, text.note, text.in_words, *(c for row in text.table.rows for c in row))
    )
    assert not re.search(r"[{}]|\bNone\b|  |\.\.", said)
    assert not text.title.endswith(".")
    assert text.subtitle.endswith(".")
    assert len(text.table.rows) == len(FINDINGS[name].plans)
    assert all(len(row) == len(text.table.headers) for row in text.table.rows)


@pytest.mark.parametrize("name", FINDINGS)
def test_nothing_touches_in_the_picture(name: str, spoken: Language) -> None:
    for width, scale in ((480, 2.0), (480, 0.8), (840, 1.0)):
        drawn = draw(FINDINGS[name], FigureStyle.of("light", scale), width)
        assert_readable(drawn.sheet, f"{name}, {spoken}, {width} px at {scale}")


@pytest.mark.parametrize("name", FINDINGS)
def test_marks_open_all_that_was_answered(name: str) -> None:
    finding = FINDINGS[name]

    drawn = draw(finding, LIGHT, 840)

    reached = {entry for mark in drawn.marks for entry in mark.filter.ids or ()}
    assert reached == {one.entry for followed in finding.plans for one, _done in followed.answered}
    assert all(mark.sentence.endswith(".") and mark.label for mark in drawn.marks)
    if name == "thousands":
        assert len(drawn.marks) < 50


def test_what_leaves_the_app_has_letters_for_names() -> None:
    finding = FINDINGS["few"]
    text = describe(room_of(finding).tell().nameless(finding, lambda text: text.replace("somebody", "A")))

    assert "A questions date" in text.subtitle
    assert "somebody questions" not in "".join(cell for row in text.table.rows for cell in row)


def test_the_same_finding_gives_the_same_bytes() -> None:
    finding = FINDINGS["enough"]
    assert render(finding, describe(finding), LIGHT, "svg") == render(finding, describe(finding), LIGHT, "svg")


def test_the_json_holds_the_counts_and_no_text_and_is_documented() -> None:
    found = json.loads(json.dumps(as_json(FINDINGS["enough"])))

    (followed,) = found["plans"]
    assert (followed["done"], followed["not_done"], followed["unanswered"]) == (5, 3, 1)
    assert followed["rate"]["shown"] == 5
    assert followed["setting"] is None  # one of the leader's own
    assert "somebody" not in json.dumps(found)
    page = DOCUMENT.read_text(encoding="utf-8")
    described = page[page.index('"chart": "plan"') :]
    for name in (*found, *followed):
        if name != "chart":
            assert f"`{name}" in described, name
