"""Narrow entries by chance, from a fixed seed, and the findings made of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tests.charts.desk import ago
from tests.storage.naive import narrow_of, themed_of

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.came_back.build import build_came_back
from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.charts.shared.finding import Scope
from leader_journal.charts.shared_own.build import build_shared_own
from leader_journal.charts.themes.build import ThemesSeen, build_themes
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.tone_outcome.build import build_tone_outcome
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period, last_months
from leader_journal.core.records import Entry
from leader_journal.core.terms import CameWithMore, Kind, KnownFor, Loop, Outcome, Reaction, Tone

TODAY = dt.date(2026, 11, 24)
NOON = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@dataclass(frozen=True, slots=True)
class State:
    """What is asked of which entries."""

    entries: Sequence[Entry]
    period: Period = ALWAYS
    filter: EntryFilter = EVERYTHING
    history: bool = True


def of_entries(build: Callable[[EntriesSeen], Scope], state: State) -> Scope:
    """Return the finding of a chart of narrow entries."""
    return build(seen(state.entries, state.period, state.filter, history=state.history))


def of_themes(state: State) -> ThemesFinding:
    """Return the finding of the themes."""
    return build_themes(
        ThemesSeen(
            themed=[theme for one in state.entries for theme in themed_of(one)],
            any_history=state.history,
            count=len(state.entries),
            first=min((one.day for one in state.entries), default=None),
            period=state.period,
            filter=state.filter,
            today=TODAY,
        )
    )


BUILDERS: Mapping[str, Callable[[State], Scope]] = {
    "loops": partial(of_entries, build_loops),
    "repair": partial(of_entries, build_repair),
    "tone_outcome": partial(of_entries, build_tone_outcome),
    "bad_news_age": partial(of_entries, build_bad_news_age),
    "came_back": partial(of_entries, build_came_back),
    "shared_own": partial(of_entries, build_shared_own),
    "themes": of_themes,
}
"""The charts that are made of them, by name."""

THEMES = ("Planlægning og prioritering på tværs af teams", "Fakturaer", "Vagter", "$Tempo$", "On call")


def made(day: dt.date, number: int = 0, **fields: object) -> Entry:
    """Return one entry of a day."""
    at = dt.datetime.combine(day, NOON)
    return Entry(id=f"{day}-{number}", happened=at, written=at, facts="", **fields)  # type: ignore[arg-type]  # fields by their names


def narrow_entries(count: int, months: int = 18, seed: int = 1, share: float = 0.7) -> tuple[Entry, ...]:
    """Return narrow entries of some months, oldest first; every field is filled with a certain chance."""
    chance = random.Random(seed)
    first = last_months(TODAY, months).first
    assert first is not None
    days = sorted(chance.randint(0, (TODAY - first).days) for _one in range(count))
    return tuple(_one(chance, first + dt.timedelta(days=day), at, share) for at, day in enumerate(days))


def _one(chance: random.Random, day: dt.date, number: int, share: float) -> Entry:
    def perhaps(values: Sequence[object]) -> object:
        return chance.choice(values) if chance.random() < share else None

    loop = perhaps(tuple(Loop))
    after = dt.timedelta(days=chance.choice((0, 1, 2, 5, 9, 20, 40)))
    return made(
        day,
        number,
        kind=perhaps(tuple(Kind)),
        reactions=tuple(one for one in Reaction if chance.random() < 0.1),
        tone=perhaps(tuple(Tone)),
        outcome=perhaps(tuple(Outcome)),
        known_for=perhaps(tuple(KnownFor)),
        themes=tuple(theme for theme in THEMES if chance.random() < share / 3),
        shared_own=chance.random() < share / 4,
        loop=loop,
        told_on=day + after if loop is Loop.TOLD and chance.random() < 0.9 else None,
        came_back_on=day + after if chance.random() < share / 2 else None,
        came_with_more=perhaps(tuple(CameWithMore)),
    )


def seen(
    found: Sequence[Entry], period: Period = ALWAYS, chosen: EntryFilter = EVERYTHING, *, history: bool = True
) -> EntriesSeen:
    """Return what the builders of narrow entries take."""
    return EntriesSeen(
        entries=tuple(map(narrow_of, found)),
        any_history=history,
        count=len(found),
        first=min((one.day for one in found), default=None),
        period=period,
        filter=chosen,
        today=TODAY,
    )


STATES = {
    "many": State(narrow_entries(150), last_months(TODAY, 18)),
    "thousands": State(narrow_entries(3000, 60), last_months(TODAY, 60)),
    "ten years": State(narrow_entries(400, 120)),
    "one month": State(narrow_entries(14, 1)),
    "few": State(narrow_entries(4, 2, share=0.9)),
    "one": State(narrow_entries(1, 1, share=1.0)),
    "unrated": State([made(ago(3)), made(ago(2))]),
    "no match": State([], filter=EntryFilter(kinds=frozenset({Kind.IDEA}))),
    "empty": State([], history=False),
}


def findings(names: Sequence[str] = tuple(STATES)) -> Iterator[tuple[str, Scope]]:
    """Yield every chart in these states."""
    for name in names:
        for chart, build in BUILDERS.items():
            yield f"{chart}, {name}", build(STATES[name])
