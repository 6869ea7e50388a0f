"""From entries to how long bad news had been known when it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from leader_journal.charts.bad_news_age.finding import Heard, NewsAgeFinding, Turn
from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.periods import last_shown
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Kind
from leader_journal.insight.binning import Days
from leader_journal.insight.thresholds import MIN_TREND
from leader_journal.insight.watched import Dated, Watched, lies_in
from leader_journal.insight.wilson import rate

BAD_NEWS = frozenset({Kind.MISTAKE, Kind.DISAGREEMENT, Kind.DOUBT, Kind.BREACH})
"""The kinds that are hard to say; a question and an idea do not get worse by waiting."""


def build_bad_news_age(seen: EntriesSeen) -> NewsAgeFinding:
    """Return how long bad news had been known when it came; the turn is looked for in all history."""
    heard, history = _heard(seen.entries), _heard(seen.history)
    last = last_shown(seen.period, seen.today)
    watched = Watched([_days(history)], last, seen.today) if len(history) >= MIN_TREND else None
    told = [one for one in watched.changes(0) if lies_in(one.week, seen.period)] if watched else []
    return NewsAgeFinding(
        **seen.head(len(heard)),
        heard=heard,
        quarters=seen.months(3),
        rate=rate(sum(one.fresh for one in heard), len(heard)) if heard else None,
        turn=_turn(history, told[-1]) if told else None,
        withdrawn=watched.withdrawn(0) if watched else (),
        could_show=watched is not None and watched.could_show(0, seen.period),
    )


def _heard(entries: Sequence[NarrowEntry]) -> tuple[Heard, ...]:
    return tuple(
        Heard(one.id, one.day, one.known_for) for one in entries if one.known_for is not None and one.kind in BAD_NEWS
    )


def _days(heard: Sequence[Heard]) -> Days:
    """Count what was known for days at most as shown, and the rest as missed."""
    fresh, stale = (Counter(one.day for one in heard if one.fresh is kept) for kept in (True, False))
    return Days.of([DayTally(day, shown=fresh[day], missed=stale[day]) for day in sorted(fresh | stale)])


def _turn(heard: Sequence[Heard], dated: Dated) -> Turn:
    before, since = ([one.fresh for one in heard if one.day in days] for days in (dated.before_days, dated.since_days))
    return Turn(
        certainty=dated.certainty,
        around=dated.around,
        before=rate(sum(before), len(before)),
        since=rate(sum(since), len(since)),
        size=dated.size,
        told=dated.told,
    )
