"""What a leader would hear of a made-up journal, month by month and quarter by quarter: the app's own statistics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.made_up import MadeUp

from leader_journal.charts.patterns.build import TOGETHER
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Floats
from leader_journal.insight.change import Certainty, watch
from leader_journal.insight.patterns import Outcome
from leader_journal.insight.replay import Flag, replay

WEEKS_A_MONTH = 365.25 / 84
_AT_ONCE = 100
_NEAR = 26
"""A change counts as the one that was made if it is dated no earlier than so many weeks before it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The week after which each journal first heard of a change in each series, (journals, series); inf for never."""

    perhaps: Floats
    clear: Floats


def changes_heard(journals: Sequence[MadeUp], since: int = 0) -> Changes:
    """Watch journals of one length month by month; with `since`, only for a change that was made then."""
    parts = [_heard(journals[at : at + _AT_ONCE], since) for at in range(0, len(journals), _AT_ONCE)]
    return Changes(np.concatenate([one.perhaps for one in parts]), np.concatenate([one.clear for one in parts]))


def months_after(week: int, heard: Floats) -> Floats:
    """Return how many months after a week something was heard."""
    months: Floats = np.ceil((heard - week) / WEEKS_A_MONTH)
    return months


def _heard(journals: Sequence[MadeUp], since: int) -> Changes:
    weekly = [journal.weekly() for journal in journals]
    shown, rated = (np.concatenate([counts[which] for counts in weekly]) for which in (0, 1))
    perhaps, clear = np.full((2, len(rated)), np.inf)
    for close, said in watch(shown, rated, journals[0].closes()):
        for row, found in enumerate(said):
            mine = [change for change in found if not since or (close > since and change.week > since - _NEAR)]
            if mine:
                perhaps[row] = min(perhaps[row], close)
            if any(change.certainty is Certainty.CLEAR for change in mine):
                clear[row] = min(clear[row], close)
    shape = (len(journals), len(Series))
    return Changes(perhaps.reshape(shape), clear.reshape(shape))


def patterns_heard(
    journal: MadeUp, factors: Sequence[Factor] = TOGETHER, series: Series | None = None
) -> list[Flag[Series]]:
    """Return what the scans flagged and what became of it; with a series, of one question asked alone."""
    tallies, levels = journal.tallies(), journal.levels(factors)
    if series is not None:
        tallies = {series: tallies[series]}
        levels = [tally for tally in levels if tally.series is series]
    played = replay(levels, tallies, lambda factor, level: journal.tallies((factor, level)), journal.occasions.today)
    return list(played.flags)


def held_up(flags: Sequence[Flag[Series]]) -> bool:
    """Whether anything held up."""
    return any(flag.confirmation.outcome is Outcome.HELD_UP for flag in flags)


def months_until(first: dt.date, flag: Flag[Series] | None) -> tuple[float, float]:
    """Return after how many months a pattern was flagged, and after how many it held up; inf for never."""
    if flag is None:
        return np.inf, np.inf
    tested = flag.confirmation
    held = tested.outcome is Outcome.HELD_UP and tested.on is not None
    return _months(first, flag.scanned), _months(first, tested.on) if held and tested.on else np.inf


def _months(first: dt.date, day: dt.date) -> float:
    return float(np.ceil((day - first).days / 30.44))
