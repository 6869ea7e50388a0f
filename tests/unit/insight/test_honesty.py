"""The figures that the documentation gives and the help of the charts says: measured, kept in a file, and one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import honesty_table
from benchmarks.honesty import MEASURES, ONCE
from benchmarks.honesty_table import BLOCKS, PACES, Figure, Figures, Row, read_figures, table, write_page

from leader_journal.insight.honesty import HIGHLIGHTED_BY_CHANCE, MEASURED
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.how_sure import how_sure_of_change, how_sure_of_patterns

ROOT = Path(__file__).parents[3]
FINDINGS = ROOT / "docs" / "findings.md"
ERRORS = 3
"""So many standard errors may a new measurement with other journals be off."""


def test_the_page_gives_the_table_as_it_was_measured() -> None:
    page = FINDINGS.read_text(encoding="utf-8")
    told = page.split(honesty_table.BEGIN)[1].split(honesty_table.END)[0]
    assert told == table(read_figures()), "python -m benchmarks.honesty --page"


def test_writing_the_page_touches_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{honesty_table.BEGIN}old\n{honesty_table.END}after\n", encoding="utf-8")
    write_page(page, lambda _figures: "new\n")
    assert page.read_text(encoding="utf-8") == f"before\n{honesty_table.BEGIN}new\n{honesty_table.END}after\n"


def test_every_row_was_measured_at_every_pace() -> None:
    figures = read_figures()
    for _head, rows in BLOCKS:
        for row in rows:
            assert all(row.figure in figures[str(pace)] for pace in PACES), row.figure


def test_a_row_says_whether_its_target_was_reached() -> None:
    most, least = Row("of wrong", "wrong", most=(2, 2, 2)), Row("of right", "right", least=(75, 97, 100))
    assert most.reached((2, 1, 0))
    assert not most.reached((2.1, 1, 0))
    assert least.reached((75, 98, 100))
    assert not least.reached((76, 96.9, 100))
    assert (most.wanted, least.wanted) == ("≤ 2", "≥ 75 / 97 / 100")


def test_the_charts_say_what_was_measured() -> None:
    for told in MEASURED:
        figures = read_figures()[str(told.a_week)]
        for name in told.__struct_fields__:
            if name != "a_week":
                assert getattr(told, name) == round(figures[name].value), name
    assert round(read_figures()["5"]["highlighted_by_chance"].value) == HIGHLIGHTED_BY_CHANCE


@pytest.mark.parametrize("spoken", Language)
def test_the_help_of_the_charts_gives_these_numbers(spoken: Language) -> None:
    slowest = MEASURED[0]
    with language(spoken):
        change, patterns, asked = how_sure_of_change(), *(how_sure_of_patterns(asked=alone) for alone in (False, True))
    for number in (
        slowest.a_week,
        slowest.months_to_perhaps,
        slowest.months_to_clear,
        slowest.false_clear,
        slowest.false_clear_together,
    ):
        assert f" {number} " in f" {change} ".replace(";", " ").replace(".", " ").replace(",", " ")
    for said, wrong in ((patterns, slowest.false_held_up), (asked, slowest.false_held_up_asked)):
        assert f" {wrong} " in said
        assert f" {slowest.months_to_held_up} " in said


@pytest.mark.parametrize("name", MEASURES)
def test_smoke_what_is_measured_can_be_measured(name: str) -> None:
    measure, _journals = MEASURES[name]
    found = measure(5, 3)
    kept = read_figures()["3" if name in ONCE else "5"]
    assert set(found) <= set(kept)
    assert all(figure.error >= 0 for figure in found.values())


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["unchanged", "plans"])
def test_other_journals_of_the_same_kind_give_the_same(name: str) -> None:
    found = MEASURES[name][0](5, 300)
    print(found)
    assert_alike(found, read_figures()["5"])


def assert_alike(found: dict[str, Figure], kept: dict[str, Figure]) -> None:
    for name, figure in found.items():
        wanted = kept[name]
        least = 100 * (1 / 300) ** 0.5 / 10  # an error of nothing at all is no error of a share near nothing
        allowed = ERRORS * max((figure.error**2 + wanted.error**2) ** 0.5, least)
        assert abs(figure.value - wanted.value) <= allowed, name


def test_figures_are_kept_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(honesty_table, "FILE", tmp_path / "honesty.json")
    made: Figures = {"8": {"b": Figure(1.25, 0.5)}, "3": {"a": Figure(2, 0)}}
    honesty_table.write_figures(made)
    assert read_figures() == made
