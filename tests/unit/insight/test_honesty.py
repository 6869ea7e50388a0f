"""The figures that the readme gives, the help of the charts says and the documentation repeats: measured, and one."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest
from benchmarks.honesty import JOURNALS, measure, measure_sample, table

from leader_journal.insight.honesty import MEASURED, SAMPLE, Measured
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.how_sure import how_sure_of_change, how_sure_of_patterns

ROOT = Path(__file__).parents[3]
MONTHS = 1


def points(told: int) -> float:
    """How far a percentage may be off where a machine draws otherwise: two standard errors, and what rounding takes."""
    return 1 + 200 * math.sqrt(told / 100 * (1 - told / 100) / JOURNALS)


@pytest.mark.parametrize("page", ["README.md", "docs/findings.md"])
def test_the_pages_give_the_table_as_it_is(page: str) -> None:
    assert table() in (ROOT / page).read_text(encoding="utf-8"), "print(benchmarks.honesty.table()) and put it in"


@pytest.mark.parametrize("spoken", Language)
def test_the_charts_say_the_same(spoken: Language) -> None:
    slowest = MEASURED[0]
    with language(spoken):
        change, patterns, asked = how_sure_of_change(), *(how_sure_of_patterns(asked=alone) for alone in (False, True))
    for number in (slowest.a_week, slowest.months_to_perhaps, slowest.months_to_clear, slowest.false_clear):
        assert f" {number} " in f" {change} ".replace(";", " ").replace(".", " ")
    for said, wrong in ((patterns, slowest.false_held_up), (asked, slowest.false_held_up_asked)):
        assert f" {wrong} " in said
        assert f" {slowest.months_to_held_up} " in said


def test_small_changes_do_take_longer_than_a_year() -> None:
    assert MEASURED[0].small_clear_in_a_year < 50


def test_smoke_journals_in_which_nothing_is_true_rarely_hear_of_anything() -> None:
    found = measure(5, journals=10)
    assert found.false_clear <= 20
    assert found.false_held_up <= 25
    assert 1 <= found.months_to_perhaps <= found.months_to_clear <= 8
    assert found.clear_in_a_year >= 80


@pytest.mark.slow
@pytest.mark.parametrize("told", MEASURED, ids=lambda told: f"{told.a_week} a week")
def test_what_is_told_of_made_up_journals_was_measured(told: Measured) -> None:
    found = measure(told.a_week)
    print(found)
    for field in dataclasses.fields(Measured):
        wanted = getattr(told, field.name)
        allowed = MONTHS if field.name.startswith("months") else points(wanted)
        assert abs(getattr(found, field.name) - wanted) <= allowed, field.name


@pytest.mark.slow
def test_what_is_told_of_the_sample_was_measured() -> None:
    found = measure_sample()
    print(found)
    for field in dataclasses.fields(SAMPLE):
        wanted = getattr(SAMPLE, field.name)
        assert abs(getattr(found, field.name) - wanted) <= points(wanted), field.name
