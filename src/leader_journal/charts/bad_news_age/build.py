"""From dealings to how long bad news had been known when it came."""

from __future__ import annotations

from collections.abc import Sequence

from leader_journal.charts.bad_news_age.finding import AgeTurn, Halves, Heard, NewsAgeFinding
from leader_journal.charts.shared.build import Dealt
from leader_journal.core.terms import Kind
from leader_journal.insight.exact import Stratum, tails
from leader_journal.insight.thresholds import AGE_LEVEL, MIN_DIFFERENCE, MIN_SIDE, MIN_TREND
from leader_journal.insight.wilson import rate

BAD_NEWS = frozenset({Kind.MISTAKE, Kind.DISAGREEMENT, Kind.DOUBT, Kind.BREACH})
"""The kinds that are hard to say; a question and an idea do not get worse by waiting."""


def build_bad_news_age(seen: Dealt) -> NewsAgeFinding:
    """Return how long bad news had been known when it came."""
    heard = tuple(
        Heard(one.id, one.day, one.known_for)
        for one in seen.dealings
        if one.known_for is not None and one.kind in BAD_NEWS
    )
    return NewsAgeFinding(
        **seen.head(len(heard)),
        heard=heard,
        quarters=seen.months(3),
        rate=rate(sum(one.fresh for one in heard), len(heard)) if heard else None,
        halves=_halves(heard) if len(heard) >= MIN_TREND else None,
    )


def _halves(heard: Sequence[Heard]) -> Halves:
    """Hold the newer half against the older: a difference is told by the rules for patterns, whichever way it goes."""
    before, since = heard[: len(heard) // 2], heard[len(heard) // 2 :]
    old, new = sum(one.fresh for one in before), sum(one.fresh for one in since)
    surprise = tails([Stratum(new, len(since), old + new, len(heard))]).two_sided
    difference = new / len(since) - old / len(before)
    turn = AgeTurn.NO_CLEAR_CHANGE
    if min(len(before), len(since)) >= MIN_SIDE and surprise <= AGE_LEVEL and abs(difference) >= MIN_DIFFERENCE:
        turn = AgeTurn.YOUNGER if difference > 0 else AgeTurn.OLDER
    return Halves(old, len(before), new, len(since), since[0].day, turn)
