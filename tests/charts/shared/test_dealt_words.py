"""How it goes with the others in words and as JSON: the product's grammar, the finding's numbers, no name."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

import pytest
from tests.charts.desk import ago
from tests.charts.documented import documented, names_in
from tests.charts.narrow_entries import BUILDERS, THEMES, State, findings, made, narrow_entries, of_themes, seen
from tests.charts.numbers import numbers_in

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.findings import as_json, describe
from leader_journal.charts.loops.build import build_loops
from leader_journal.charts.loops.finding import FollowUpsFinding
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import ALWAYS
from leader_journal.core.terms import Loop
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import percent

FORBIDDEN = re.compile(
    r"significan|correlat|because|improv|great|well done|\bgood|\bbad|fail|should|blame|!|—|--"
    r"|signifikan|korrel|fordi|forbedre|godt|dårlig|flot|\bbør\b|skal du",
    re.IGNORECASE,
)
FINDINGS = dict(findings())


def everything_said(text: FindingText) -> str:
    cells = itertools.chain(text.table.headers, *text.table.rows)
    return "\n".join((text.title, text.subtitle, text.note, text.in_words, *cells))


@pytest.fixture(params=Language, autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    with language(request.param):
        yield request.param


@pytest.mark.parametrize("name", FINDINGS)
def test_grammar_of_the_product(name: str) -> None:
    text = describe(FINDINGS[name])
    said = everything_said(text)
    assert not FORBIDDEN.search(said), FORBIDDEN.search(said)
    assert not re.search(r"[{}]|\bNone\b|  |\.\.", said)
    assert text.title[0].isupper() or text.title[0].isdigit()
    assert not text.title.endswith(".")
    assert text.subtitle.endswith(".")
    assert text.note.endswith(".")
    assert all(line.endswith(".") for line in text.in_words.splitlines())


@pytest.mark.parametrize("name", FINDINGS)
def test_percentages_only_from_five_entries_on(name: str) -> None:
    finding = FINDINGS[name]
    rate = getattr(finding, "rate", None)
    said = everything_said(describe(finding))
    if isinstance(finding, FollowUpsFinding | CameBackFinding) and rate is not None and rate.tellable:
        assert percent(rate.share) in said
    if rate is None or not rate.tellable:
        assert "%" not in said


@pytest.mark.parametrize("name", FINDINGS)
def test_the_table_adds_up_to_the_finding(name: str) -> None:
    finding, rows = FINDINGS[name], describe(FINDINGS[name]).table.rows
    numbers = sum(int(cell) for row in rows for cell in row[1:] if cell.isdigit())
    match finding:
        case FollowUpsFinding():
            assert len(rows) == len(finding.done) + len(finding.open)
        case ToneOutcomeFinding():
            assert numbers == len(finding.decisions)
        case NewsAgeFinding():
            assert numbers == len(finding.heard)
        case CameBackFinding():
            assert numbers == len(finding.answers)
        case SharedOwnFinding():
            assert numbers == len(finding.shared)
        case ThemesFinding():
            assert [row[0] for row in rows] == [theme.name for theme in finding.returning]


def test_the_title_counts_what_the_finding_counts() -> None:
    for name, finding in FINDINGS.items():
        if isinstance(finding, FollowUpsFinding | CameBackFinding) and finding.rate is not None:
            numbers = numbers_in(describe(finding).title)
            assert numbers == [finding.rate.shown, finding.rate.rated], name


def test_a_theme_says_what_it_is_a_signal_about(spoken: Language) -> None:
    found = [made(ago(at), at, themes=("Tempo",)) for at in (20, 10, 0)]
    text = describe(of_themes(State(found)))
    wanted = {
        Language.ENGLISH: "It came up three times in so short a time: a signal about the way we work,",
        Language.DANISH: "Det kom tre gange på så kort tid: et signal om den måde, vi arbejder på,",
    }
    assert text.subtitle.startswith(wanted[spoken])
    assert "Tempo" in text.in_words


def test_the_oldest_open_one_is_named_by_its_day(spoken: Language) -> None:
    found = [made(ago(40 - at), at, loop=Loop.NOT_YET if at < 2 else Loop.TOLD, told_on=ago(20)) for at in range(6)]
    text = describe(build_loops(seen(found)))
    assert "2026" in text.in_words
    if spoken is Language.ENGLISH:
        assert text.title == "You told them what became of it in 4 of 6 entries"
        assert "2 entries are still open." in text.subtitle
        assert "The oldest open one is from 15 October 2026." in text.in_words


@pytest.mark.parametrize("chart", BUILDERS)
def test_the_json_is_documented_and_holds_no_theme(chart: str) -> None:
    known = documented()
    secret = EntryFilter(text="Kirsten")
    for finding in (FINDINGS[f"{chart}, many"], BUILDERS[chart](State(narrow_entries(40), ALWAYS, secret))):
        found = as_json(finding)
        assert found["chart"] == chart
        assert names_in(found) - known - {"chart"} == set()
        written = json.dumps(found, allow_nan=False, ensure_ascii=False)
        assert not [theme for theme in THEMES if theme in written]
        assert "Kirsten" not in written
    assert found["filtered"] is True
