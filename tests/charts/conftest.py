"""Findings to draw: every chart in every state, built by insight from tallies that a fixed seed makes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace
from tests.charts.desk import Desk
from tests.out_of_reach import out_of_reach as out_of_reach
from tests.services.conftest import _cheap_keys as _cheap_keys
from tests.services.conftest import journal as journal
from tests.services.conftest import services as services
from tests.services.conftest import write as write
from tests.unit.insight.levels import LevelDay, levels_of

from leader_journal.charts.claims.build import build_claims
from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.month.build import build_month
from leader_journal.charts.patterns.build import build_patterns, with_marks
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.reactions.build import build_reactions, reaction_periods
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.build import build_year
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period, add_months, last_months
from leader_journal.core.records import Entry, Marks
from leader_journal.core.tallies import DayTally, DayView, Factor, RatedEntry, ReactionTally, Tallies
from leader_journal.core.terms import Kind, Mark, Reaction, Series, Setting
from leader_journal.insight.change import Certainty
from leader_journal.insight.scans import TOGETHER
from leader_journal.storage.journal import Journal

TODAY = dt.date(2026, 11, 24)
RATINGS = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)


def tallies_of(months: int, a_week: float, *, seed: int = 1, times: int = 1, entries: int | None = None) -> Tallies:
    """Return the days of some months; questions rise in the middle. `entries` limits the rated ones of each series."""
    chance = random.Random(seed)
    first = last_months(TODAY, months).first
    assert first is not None
    length = (TODAY - first).days + 1
    days = [first + dt.timedelta(days=day) for day in range(length) if chance.random() < a_week / 7]
    if entries is not None:
        days = sorted(chance.sample(days, entries))
    return {
        series: tuple(_day(series, day, first, length, chance, times, entries) for day in days) for series in Series
    }


def _day(
    series: Series, day: dt.date, first: dt.date, length: int, chance: random.Random, times: int, entries: int | None
) -> DayTally:
    if entries is None and chance.random() < 0.15:
        return DayTally(day, unmarked=times)
    late = (day - first).days > length / 2
    share = (0.75 if late else 0.25) if series is Series.QUESTIONS else 0.5
    drawn = chance.random()
    if drawn < share:
        return DayTally(day, shown=times)
    return DayTally(day, partly=times) if drawn < share + 0.15 else DayTally(day, missed=times)


def entries_of(days: Sequence[DayTally], period: Period) -> list[RatedEntry]:
    """Return the single entries behind the tallies of one series."""
    return [
        RatedEntry(f"{day.day}-{mark}-{at}", day.day, mark)
        for day in days
        if day.day in period
        for mark, count in zip(RATINGS, (day.shown, day.partly, day.missed), strict=True)
        for at in range(count)
    ]


def progress(tallies: Tallies, months: int = 18) -> ProgressFinding:
    """Return chart 1 of the last months."""
    return build_progress(tallies, last_months(TODAY, months), EVERYTHING, TODAY)


def claims(tallies: Tallies, months: int = 18) -> Finding:
    """Return the ledger of the last months."""
    return build_claims(tallies, (), last_months(TODAY, months), EVERYTHING, TODAY)


def entries(tallies: Tallies, months: int = 18, series: Series = Series.ROOM) -> Finding:
    """Return chart 2 of the last months."""
    period = last_months(TODAY, months)
    return build_entries(tallies[series], entries_of(tallies[series], period), series, period, EVERYTHING, TODAY)


def reactions(tallies: Tallies) -> Finding:
    """Return chart 5: the first reactions are the more frequent ones."""
    days = tallies[Series.CONSTRUCTIVE]
    now, before = (_held(days, half) for half in reaction_periods(TODAY))
    return build_reactions(days, now, before, EVERYTHING, TODAY)


def year(tallies: Tallies, view: DayView = DayView.ENTRIES) -> Finding:
    """Return chart 6."""
    return build_year(tallies[Series.CONSTRUCTIVE], EVERYTHING, TODAY, view)


SHARES = {
    (Factor.KIND, "disagreement"): 0.1,
    (Factor.KIND, "mistake"): 0.9,
    (Factor.KIND, "breach"): 0.5,
    (Factor.SETTING, "team_meeting"): 0.5,
    (Factor.SETTING, "Styregruppemøde med organisationsudvikling og hele ledergruppen"): 0.4,
    (Factor.PRESSURE, "yes"): 0.5,
}
"""How much of what was shown, and of the rest by what is left of one, each level holds."""

WITH_PEOPLE = {
    (Factor.PERSON, "m"): 0.1,
    (Factor.PERSON, "p"): 0.9,
    (Factor.PERSON, "k"): 0.5,
    (Factor.THEME, "price"): 0.1,
    (Factor.THEME, "den nye vagtplan for weekender og helligdage"): 0.5,
}
ALIASES = {"m": "Maria", "p": "Peter Christoffersen fra afdelingen for organisationsudvikling", "k": "Ø"}


def patterns(
    tallies: Tallies,
    months: int = 18,
    series: Series = Series.ROOM,
    *,
    asked: Factor | None = None,
    people: bool = False,
) -> Finding:
    """Return chart 4: one level below the rest, one above; the same for people."""
    chance = random.Random(4)
    levels = []
    shares = {
        level: share
        for level, share in (SHARES | WITH_PEOPLE).items()
        if level[0] is asked or (asked is None and (level[0] in TOGETHER or (people and level[0] is Factor.PERSON)))
    }
    for one, days in tallies.items():
        for day in days:
            for (factor, level), share in shares.items():
                shown = sum(chance.random() < share for _ in range(day.shown))
                missed = sum(chance.random() < 1 - share for _ in range(day.partly + day.missed))
                if shown + missed:
                    levels.append(LevelDay(factor, level, one, day.day, shown, shown + missed))
    period = last_months(TODAY, months)
    known = levels_of(levels, period, ALIASES)
    finding = build_patterns(tallies, known, series, period, EVERYTHING, TODAY, asked=asked)
    marks = entries_of(tallies[series], period)[:70]
    return with_marks(finding, dict.fromkeys(ALIASES, marks))


def _held(days: Sequence[DayTally], period: Period) -> list[ReactionTally]:
    rated = entries_of(days, period)
    chance = random.Random(len(rated))
    return [
        ReactionTally(one, frozenset(entry.id for entry in rated if chance.random() < 1 / (1 + at)))
        for at, one in enumerate(Reaction)
    ]


def _mixed() -> Tallies:
    """Return tallies in which every panel is in another state."""
    full = tallies_of(18, 5)
    return {
        Series.HUMILITY: tallies_of(18, 5, seed=2, entries=14)[Series.HUMILITY],
        Series.QUESTIONS: full[Series.QUESTIONS],
        Series.ROOM: tallies_of(18, 5, seed=3, entries=4)[Series.ROOM],
        Series.CONSTRUCTIVE: tuple(DayTally(day.day, unmarked=1) for day in full[Series.ROOM]),
    }


def _with_changes() -> Finding:
    """Return a chart 1 whose changes lie at the very edges of what is shown, one of them only possible."""
    finding = progress(tallies_of(18, 5))
    questions = finding.of(Series.QUESTIONS)
    change = questions.change
    assert change is not None
    moved = {
        Series.HUMILITY: replace(change, week=questions.level[0].week, certainty=Certainty.CLEAR),
        Series.ROOM: replace(change, week=questions.level[-1].week, certainty=Certainty.CLEAR),
        Series.CONSTRUCTIVE: replace(change, certainty=Certainty.POSSIBLE),
    }
    panels = tuple(replace(p, changes=(moved[p.series],)) if p.series in moved else p for p in finding.series)
    return replace(finding, series=panels)


NOTHING: Tallies = dict.fromkeys(Series, ())

STATES: dict[str, Callable[[], Finding]] = {
    "progress": lambda: progress(tallies_of(18, 5)),
    "progress, changes at the edges": _with_changes,
    "progress, panels in different states": lambda: progress(_mixed()),
    "progress, ten years": lambda: progress(tallies_of(120, 2), 120),
    "progress, 5-19": lambda: progress(tallies_of(4, 5, entries=14), 4),
    "progress, one month": lambda: progress(tallies_of(1, 6), 1),
    "progress, few": lambda: progress(tallies_of(2, 5, entries=4), 2),
    "progress, empty": lambda: progress(NOTHING),
    "entries": lambda: entries(tallies_of(18, 5)),
    "entries, reactions": lambda: entries(tallies_of(18, 5), series=Series.CONSTRUCTIVE),
    "entries, five years": lambda: entries(tallies_of(60, 5), 60),
    "entries, bars": lambda: entries(tallies_of(36, 5, times=9), 36),
    "entries, bars of one month": lambda: entries(tallies_of(1, 6, times=9), 1),
    "entries, 5-19": lambda: entries(tallies_of(4, 5, entries=14), 4),
    "entries, few": lambda: entries(tallies_of(2, 5, entries=4), 2),
    "entries, empty": lambda: entries(NOTHING),
    "month": lambda: build_month(tallies_of(18, 5), EVERYTHING, TODAY),
    "month, over": lambda: build_month(tallies_of(18, 5), EVERYTHING, TODAY, add_months(TODAY, -1)),
    "month, many": lambda: build_month(tallies_of(18, 5, times=9), EVERYTHING, TODAY),
    "month, few": lambda: build_month(tallies_of(1, 5, entries=4), EVERYTHING, TODAY),
    "month, empty": lambda: build_month(NOTHING, EVERYTHING, TODAY),
    "claims": lambda: claims(tallies_of(18, 5)),
    "claims, few": lambda: claims(tallies_of(2, 5, entries=4)),
    "claims, empty": lambda: claims(NOTHING),
    "reactions": lambda: reactions(tallies_of(18, 5)),
    "reactions, thousands": lambda: reactions(tallies_of(18, 5, times=90)),
    "reactions, nothing before": lambda: reactions(tallies_of(4, 5, entries=14)),
    "reactions, few": lambda: reactions(tallies_of(2, 5, entries=4)),
    "reactions, unrated": lambda: reactions({Series.CONSTRUCTIVE: (DayTally(TODAY, unmarked=3),)}),
    "reactions, empty": lambda: reactions(NOTHING),
    "patterns": lambda: patterns(tallies_of(18, 5)),
    "patterns, reactions of ten years": lambda: patterns(tallies_of(120, 2), 120, Series.CONSTRUCTIVE),
    "patterns, thousands": lambda: patterns(tallies_of(18, 5, times=9)),
    "patterns, too few to tell": lambda: patterns(tallies_of(4, 5, entries=14), 4),
    "patterns, few": lambda: patterns(tallies_of(2, 5, entries=4), 2),
    "patterns, empty": lambda: patterns(NOTHING),
    "patterns, people too": lambda: patterns(tallies_of(18, 5), people=True),
    "patterns, people of thousands": lambda: patterns(tallies_of(18, 5, times=9), people=True),
    "patterns, asked by person": lambda: patterns(tallies_of(18, 5), asked=Factor.PERSON),
    "patterns, asked by person, few of each": lambda: patterns(tallies_of(4, 5, entries=14), asked=Factor.PERSON),
    "patterns, asked by theme": lambda: patterns(tallies_of(18, 5), asked=Factor.THEME),
    "patterns, asked by theme, few of each": lambda: patterns(tallies_of(4, 5, entries=14), asked=Factor.THEME),
    "year": lambda: year(tallies_of(18, 5)),
    "year, reactions": lambda: year(tallies_of(18, 5), DayView.REACTIONS),
    "year, many": lambda: year(tallies_of(18, 5, times=9)),
    "year, few": lambda: year(tallies_of(2, 5, entries=4)),
    "year, empty": lambda: year(NOTHING),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `finding` with every chart in every state."""
    if "finding" in metafunc.fixturenames:
        metafunc.parametrize("finding", STATES, indirect=True)


@pytest.fixture
def finding(request: pytest.FixtureRequest) -> Finding:
    """One chart in one state."""
    return _made(request.param)


@pytest.fixture
def state() -> Callable[[str], Finding]:
    """Make a finding by the name of its state."""
    return _made


@cache
def _made(name: str) -> Finding:
    """Findings are frozen, and ten years of them take a while."""
    return STATES[name]()


@pytest.fixture
def written(journal: Journal, clock: FixedClock) -> Journal:
    """A year and a half: under pressure, in team meetings, no room is left and things are brushed off."""
    with journal.write() as writer:
        for at in range(60):
            happened = clock.now() - dt.timedelta(days=3 + 8 * at)
            pressed = at % 3 == 0
            fields: dict[str, Any] = {
                "kind": Kind.IDEA if at % 2 else Kind.MISTAKE,
                "setting": Setting.TEAM_MEETING.value if pressed else Setting.CORRIDOR.value,
                "under_pressure": pressed,
                "marks": Marks(room=Mark.MISSED if pressed else Mark.SHOWN),
                "reactions": (Reaction.BRUSHED_OFF,) if pressed else (Reaction.LISTENED, Reaction.THANKED),
            }
            writer.put(Entry(id=journal.ids.new(), happened=happened, written=happened, **fields))
    return journal


@pytest.fixture
def desk(services: Services) -> Desk:
    """That journal, nothing written yet."""
    return Desk(services)
