"""Findings in words: the numbers are those of the finding, and the grammar of the product is kept, in each language."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator

import numpy as np
import pytest
from tests.charts.numbers import numbers_in
from tests.unit.insight.levels import LevelDay, levels_of

from leader_journal import paths
from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.findings import describe
from leader_journal.charts.month.build import build_month
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.build import build_patterns, with_overlaps
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.reactions.build import build_reactions, reaction_periods
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.build import build_year
from leader_journal.charts.year.finding import YearFinding
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import DayTally, DayView, Factor, RatedEntry, ReactionTally, Tallies
from leader_journal.core.terms import Kind, Mark, Reaction, Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import CONFIRM_NEW
from leader_journal.wording.catalogue import Language, _, language
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import decimal, percent, percent_range, whole_percent

TODAY = dt.date(2026, 11, 23)
FORBIDDEN = re.compile(
    r"significan|correlat|because|improv|great|well done|good|bad|fail|should|!|—|--"
    r"|signifikan|korrel|fordi|forbedre|godt|dårlig|flot|\bbør\b|skal du",
    re.IGNORECASE,
)


def languages() -> Iterator[Language]:
    """English, and every language whose catalogue knows the words of findings already."""
    yield Language.ENGLISH
    for code in Language:
        if (paths.resources() / "i18n" / f"{code}.mo").exists():
            with language(code):
                if _("No clear change.") != "No clear change.":
                    yield code


def random_tallies(rng: np.random.Generator) -> Tallies:
    """A journal of any size, from empty to some years, with any rates and changes."""
    days = int(rng.choice([1, 10, 60, 400, 1100]))
    entries = rng.poisson(rng.choice([0.02, 0.1, 0.4, 1.2]), days)
    made: dict[Series, tuple[DayTally, ...]] = {}
    for series in Series:
        rated = rng.choice([0.0, 0.3, 0.9])
        turn = days - rng.choice([25, days * rng.random()])
        truth = np.where(np.arange(days) < turn, *rng.beta(0.7, 0.7, 2))
        rows = []
        for at in np.flatnonzero(entries):
            p, q = rated * truth[at], rated * (1 - truth[at])
            counts = rng.multinomial(entries[at], (p, q * 0.4, q * 0.6, (1 - rated) * 0.3, (1 - rated) * 0.7))
            rows.append(DayTally(TODAY - dt.timedelta(days=int(days - 1 - at)), *map(int, counts)))
        made[series] = tuple(rows)
    return made


def rated_entries(made: tuple[DayTally, ...], period: Period) -> list[RatedEntry]:
    return [
        RatedEntry(f"{day.day}-{mark}-{at}", day.day, mark)
        for day in made
        if day.day in period
        for mark, count in ((Mark.SHOWN, day.shown), (Mark.PARTLY, day.partly), (Mark.MISSED, day.missed))
        for at in range(count)
    ]


def random_reactions(rng: np.random.Generator, made: tuple[DayTally, ...], period: Period) -> list[ReactionTally]:
    rated = [str(at) for at in range(sum(day.rated for day in made if day.day in period))]
    shares = rng.choice([0.0, 0.1, 0.6], len(Reaction))
    held = (frozenset(np.array(rated)[rng.random(len(rated)) < share].tolist()) for share in shares)
    return [ReactionTally(one, ids) for one, ids in zip(Reaction, held, strict=True) if ids]


def random_patterns(
    rng: np.random.Generator, made: Tallies, series: Series, period: Period, chosen: EntryFilter
) -> Finding:
    """Three kinds, a setting of one's own and time pressure, some of them unlike the rest."""
    levels = []
    for one, days in made.items():
        for day in days:
            for factor, level, share in LEVELS:
                shown = int(rng.binomial(day.shown, share if day.shown else 0))
                missed = int(rng.binomial(day.partly + day.missed, 0.3))
                if shown + missed:
                    levels.append(LevelDay(factor, level, one, day.day, shown, shown + missed))
    asked = (None, None, Factor.KIND, Factor.THEME, Factor.PERSON)[rng.integers(5)]
    known = levels_of([day for day in levels if asked or day.factor is not Factor.THEME], period, ALIASES)
    finding = build_patterns(made, known, series, period, chosen, TODAY, asked=asked)
    beside = (Factor.SETTING, "Walk") if rng.random() < 0.5 else (Factor.PERSON, "bo")
    shared = {row.key: {beside: 5000} for row in finding.everything}
    return with_overlaps(finding, shared if rng.random() < 0.5 else {}, ALIASES)


ALIASES = {"maria": "Maria", "bo": "Bo"}
LEVELS = (
    (Factor.KIND, "idea", 0.3),
    (Factor.KIND, "breach", 0.05),
    (Factor.KIND, "doubt", 0.7),
    (Factor.SETTING, "Walk", 0.2),
    (Factor.SETTING, "corridor", 0.6),
    (Factor.PRESSURE, "yes", 0.1),
    (Factor.PERSON, "maria", 0.1),
    (Factor.PERSON, "bo", 0.8),
    (Factor.THEME, "price", 0.1),
    (Factor.THEME, "rota", 0.7),
)


def random_findings(count: int) -> Iterator[Finding]:
    rng = np.random.default_rng(20250101)
    periods = (ALWAYS, Period(dt.date(2026, 9, 1), TODAY), Period(dt.date(2025, 6, 1), None))
    filters = (EVERYTHING, EntryFilter(kinds=frozenset({Kind.IDEA})))
    for at in range(count):
        made = random_tallies(rng)
        period, narrowed = periods[at % 3], filters[at % 2]
        yield build_progress(made, period, narrowed, TODAY)
        yield build_month(made, narrowed, TODAY, TODAY - dt.timedelta(days=int(rng.integers(0, 60))))
        series = list(Series)[at % 4]
        yield build_entries(made[series], rated_entries(made[series], period), series, period, narrowed, TODAY)
        held = np.random.default_rng(at)
        now, before = (random_reactions(held, made[Series.CONSTRUCTIVE], half) for half in reaction_periods(TODAY))
        yield build_reactions(made[Series.CONSTRUCTIVE], now, before, narrowed, TODAY)
        yield random_patterns(held, made, series, period, narrowed)
        told = {Kind.MISTAKE: (int(held.integers(0, 9)), int(held.integers(0, 40)))}
        yield build_year(made[Series.CONSTRUCTIVE], narrowed, TODAY, list(DayView)[at % 2], told)


FINDINGS = list(random_findings(180))


def everything_said(text: FindingText) -> str:
    cells = itertools.chain(text.table.headers, *text.table.rows)
    return "\n".join((text.title, text.subtitle, text.note, text.in_words, *text.status.values(), *cells))


def percentages(text: str) -> list[tuple[int, int, int]]:
    """Every "share, likely low to high" of a text."""
    found = re.findall(r"\((\d+)\s?%, \w+ (\d+)–(\d+)\s?%\)", text)
    return [(int(share), int(low), int(high)) for share, low, high in found]


@pytest.fixture(params=languages(), autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    with language(request.param):
        yield request.param


def test_the_random_findings_cover_all_that_can_be_said() -> None:
    evidence = {finding.evidence for finding in FINDINGS}
    assert len(evidence) == 6
    changes = [p.change for f in FINDINGS if isinstance(f, ProgressFinding) for p in f.series if p.change]
    assert {change.certainty for change in changes} == set(Certainty)
    assert len({change.direction for change in changes}) == 2
    standings = {row.standing for f in FINDINGS if isinstance(f, PatternsFinding) for row in f.rows}
    over = {Standing.LAPSED, Standing.NOT_IN_PERIOD}
    assert standings >= set(Standing) - over
    assert standings & over
    people = {row.standing for f in FINDINGS if isinstance(f, PatternsFinding) for row in f.people}
    assert people >= set(Standing) - over - {Standing.TOO_FEW}
    assert {f.asked for f in FINDINGS if isinstance(f, PatternsFinding)} >= {None, Factor.PERSON, Factor.THEME}
    earlier = {len(row.flag.earlier) for f in FINDINGS if isinstance(f, PatternsFinding) for row in f.rows if row.flag}
    assert {0, 1} <= earlier
    assert len({row.verdict for f in FINDINGS if isinstance(f, MonthFinding) for row in f.rows}) >= 4


def test_grammar_of_the_product() -> None:
    for finding in FINDINGS:
        said = everything_said(describe(finding))
        assert not FORBIDDEN.search(said), FORBIDDEN.search(said)
        assert "{" not in said
        assert not re.search(r"\bNone\b(?! of the four)", said)
        assert "  " not in said
        assert ".." not in said


def test_a_title_is_a_sentence_without_its_full_stop_and_the_rest_have_theirs() -> None:
    for finding in FINDINGS:
        text = describe(finding)
        assert text.title[0].isupper() or text.title[0].isdigit()
        assert not text.title.endswith(".")
        assert text.subtitle.endswith(".")
        assert text.note.endswith(".")
        assert all(line.endswith(".") for line in text.in_words.splitlines())


def test_no_percentage_of_fewer_than_five() -> None:
    for finding in FINDINGS:
        text = describe(finding)
        lines = text.in_words.splitlines()
        if isinstance(finding, ProgressFinding) and finding.entries:
            for panel, line in zip(finding.series, lines[1:], strict=True):
                assert ("%" in line) == (panel.counts.rated >= 5)
        if isinstance(finding, EntriesFinding):
            assert ("%" in text.title + text.subtitle + text.in_words) == (finding.counts.rated >= 5)
            for month, row in zip(finding.months, text.table.rows, strict=True):
                assert any("%" in cell for cell in row) == (month.counts.rated >= 5)


def test_ranges_hold_their_share_and_both_are_those_of_the_finding() -> None:
    checked = 0
    for finding in FINDINGS:
        if isinstance(finding, ProgressFinding):
            rates = [panel.rate for panel in finding.series]
        elif isinstance(finding, EntriesFinding | ReactionsFinding):
            rates = [finding.rate]
        else:
            continue
        told = [rate for rate in rates if rate is not None and rate.tellable]
        said = percentages(describe(finding).in_words)
        assert said == [(whole_percent(r.share), whole_percent(r.low), whole_percent(r.high)) for r in told]
        assert all(low <= share <= high for share, low, high in said)
        checked += len(said)
    assert checked > 40


def test_counts_in_sentences_are_those_of_the_finding() -> None:
    for finding in FINDINGS:
        text = describe(finding)
        if isinstance(finding, ProgressFinding) and finding.entries:
            for panel, line in zip(finding.series, text.in_words.splitlines()[1:], strict=True):
                numbers = numbers_in(line)
                counts = panel.counts
                assert numbers[: 2 if counts.rated else 1] == (
                    [counts.shown, counts.rated] if counts.rated else [counts.entries]
                )
                for change in panel.changes:
                    if change.certainty is Certainty.CLEAR:
                        told = (change.before.shown, change.before.rated, change.since.shown, change.since.rated)
                        assert _inside(told, numbers)
        if isinstance(finding, EntriesFinding) and finding.counts.rated:
            numbers = numbers_in(text.title)
            assert numbers[:2] == [finding.counts.shown, finding.counts.rated]
        if isinstance(finding, MonthFinding) and finding.entries:
            for row, line in zip(finding.rows, text.in_words.splitlines()[1:], strict=True):
                wanted = [row.shown, row.rated] if row.rated else [row.counts.entries]
                if row.rated and row.usual_low is not None and row.usual_high is not None:
                    wanted += sorted({row.usual_low, row.usual_high})
                assert numbers_in(line) == wanted


def _inside(wanted: tuple[int, ...], numbers: list[int]) -> bool:
    size = len(wanted)
    return any(tuple(numbers[at : at + size]) == wanted for at in range(len(numbers)))


def test_nobody_has_a_share_or_a_number_of_what_was_shown() -> None:
    checked = 0
    for finding in FINDINGS:
        if not isinstance(finding, PatternsFinding):
            continue
        text = describe(finding)
        for row in finding.people:
            said = next(line for line in text.in_words.splitlines() if re.match(rf"(With|Med) {row.alias}\b", line))
            assert "%" not in said
            told = {row.marked, CONFIRM_NEW} | ({row.flag.new, row.flag.scanned.year} if row.flag else set())
            told |= {day.year for day in row.flag.earlier} | {len(row.flag.earlier)} if row.flag else set()
            told |= {row.overlap.common, row.overlap.of} if row.overlap else set()
            assert set(numbers_in(said)) <= told, said
            cells = next(cells for cells in text.table.rows if cells[1] == row.alias)
            assert cells[2] == cells[4] == cells[5] == cells[6] == ""
            checked += 1
        names = [row.alias for row in finding.people]
        assert names == sorted(names)
    assert checked > 20


def test_the_table_adds_up_to_the_finding() -> None:
    for finding in FINDINGS:
        table = describe(finding).table
        if isinstance(finding, ProgressFinding):
            assert sum(int(row[2]) for row in table.rows) == sum(panel.counts.shown for panel in finding.series)
            assert sum(int(row[6]) for row in table.rows) == sum(panel.counts.rated for panel in finding.series)
        elif isinstance(finding, EntriesFinding):
            assert sum(int(row[4]) for row in table.rows) == finding.counts.rated
        elif isinstance(finding, PatternsFinding):
            counted = [*(row.inside.rated for row in finding.rows), *(row.marked for row in finding.people)]
            assert [int(row[3]) for row in table.rows] == counted
        elif isinstance(finding, YearFinding):
            assert sum(int(row[1]) for row in table.rows) == finding.counts.entries
        elif isinstance(finding, ReactionsFinding):
            assert [int(row[2]) for row in table.rows] == [share.count for share in finding.reactions]
        elif isinstance(finding, MonthFinding):
            assert [(int(row[1]), int(row[2])) for row in table.rows] == [(r.shown, r.rated) for r in finding.rows]


def test_the_title_says_a_change_if_and_only_if_there_is_one() -> None:
    for finding in FINDINGS:
        if isinstance(finding, ProgressFinding) and finding.evidence.value == "enough":
            text = describe(finding)
            with language(Language.ENGLISH):
                title = describe(finding).title
            changed = any(panel.change for panel in finding.series)
            told = "No clear change" if any(panel.could_show for panel in finding.series) else "Too little"
            assert title.startswith(told) is not changed
            assert text.status.keys() == set(Series)


def test_percentages_are_whole_and_close_to_their_sign(spoken: Language) -> None:
    space = "\u00a0" if spoken is Language.DANISH else ""
    assert percent(3 / 11) == f"27{space}%"
    assert percent_range(0.0974606, 0.5656453) == f"10–57{space}%"
    assert (percent(0.125), percent(0.625)) == (f"13{space}%", f"63{space}%")
    assert decimal(5.06) == ("5,1" if spoken is Language.DANISH else "5.1")
