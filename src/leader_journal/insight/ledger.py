"""The ledger of claims: what was told, when, on how many entries, and what became of it. Replayed, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from leader_journal.core.periods import month_of_week
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.change import Certainty, Found, Said
from leader_journal.insight.claims import Became, Claim, ClaimStep
from leader_journal.insight.counts import Direction
from leader_journal.insight.patterns import FlagOutcome
from leader_journal.insight.replay import ReplayedFlag
from leader_journal.insight.thresholds import SAME_CHANGE_MONTHS
from leader_journal.insight.watched import Watched


def claims_of_changes(history: Sequence[Days], last: dt.date, today: dt.date) -> tuple[Claim, ...]:
    """Return what was told of changes of the four series up to a day; `history` in the order of `Series`."""
    if all(days.first is None for days in history):
        return ()
    books = [_Book(series) for series in Series]
    watched = Watched(history, last, today)
    for close, said in watched.month_by_month():
        for row, book in enumerate(books):
            book.note(close, said[row], watched, row)
    return tuple(claim for book in books for claim in book.claims)


def claims_of_patterns(flags: Sequence[ReplayedFlag[Series]]) -> tuple[Claim, ...]:
    """Return what was told of patterns, those of people left out: nobody has a claim."""
    return tuple(claim for flag in flags if flag.factor is not Factor.PERSON for claim in _of_flag(flag))


class _Book:
    """The claims on changes of one series."""

    def __init__(self, series: Series) -> None:
        self.claims: list[Claim] = []
        self._series = series
        self._perhaps: int | None = None
        self._clear: dict[int, int] = {}

    def note(self, close: int, said: Said, watched: Watched, row: int) -> None:
        """Note what is told at a close, and what no longer is."""
        day, perhaps = watched.looked[close], None
        for found in said.found:
            if found.told < close:
                became = Became.CLEAR if found.certainty is Certainty.CLEAR else Became.PERHAPS
                self._became(self._clear[found.told], day, became)
            elif found.certainty is Certainty.CLEAR:
                self._clear[close] = self._told(found, day, Became.CLEAR, watched, row, close)
                self._perhaps = None
            else:
                perhaps = self._told(found, day, Became.PERHAPS, watched, row, close)
        if perhaps is None and self._perhaps is not None:
            self._became(self._perhaps, day, Became.FADED)
        self._perhaps = perhaps
        for gone in said.taken_back:
            if gone.withdrawn == close:
                self._became(self._clear.pop(gone.told), day, Became.WITHDRAWN)

    def _told(self, found: Found, day: dt.date, became: Became, watched: Watched, row: int, close: int) -> int:
        """Go on with what was perhaps this change the month before, or begin a claim; return its place."""
        before, since = _sides(watched, row, found.week, close)
        more = since[0] / max(since[1], 1) > before[0] / max(before[1], 1)
        direction = Direction.MORE if more else Direction.LESS
        around = month_of_week(watched.begins(row, found.week))
        if self._perhaps is not None:
            was = self.claims[self._perhaps]
            if was.direction is direction and was.around is not None and _near(was.around, around):
                self._became(self._perhaps, day, became)
                return self._perhaps
            self._became(self._perhaps, day, Became.FADED)
        self.claims.append(Claim(self._series, direction, (ClaimStep(day, became),), around, before, since))
        return len(self.claims) - 1

    def _became(self, at: int, day: dt.date, became: Became) -> None:
        claim = self.claims[at]
        if claim.now.became is not became:
            self.claims[at] = replace(claim, steps=(*claim.steps, ClaimStep(day, became)))


def _near(month: dt.date, other: dt.date) -> bool:
    """Return whether two changes may be the same one, dated anew: nine of ten are within two months of their week."""
    return abs((month.year - other.year) * 12 + month.month - other.month) <= SAME_CHANGE_MONTHS


def _sides(watched: Watched, row: int, week: int, close: int) -> tuple[tuple[int, int], tuple[int, int]]:
    start = watched.search.start_of(row, week)

    def counted(first: int, end: int) -> tuple[int, int]:
        return int(watched.shown[row, first:end].sum()), int(watched.rated[row, first:end].sum())

    return counted(start, week), counted(week, close)


def _of_flag(flag: ReplayedFlag[Series]) -> list[Claim]:
    rounds = [(day, flag.scanned) for day in flag.earlier]
    claims = [
        (ClaimStep(day, Became.WORTH_A_LOOK), ClaimStep(following, Became.DID_NOT_SHOW)) for day, following in rounds
    ]
    steps = [ClaimStep(flag.scanned, Became.WORTH_A_LOOK)]
    tested = flag.confirmation
    if tested.on is not None:
        steps.append(
            ClaimStep(tested.on, Became.HELD_UP if tested.outcome is FlagOutcome.HELD_UP else Became.DID_NOT_SHOW)
        )
    if flag.lapsed is not None:
        steps.append(ClaimStep(flag.lapsed, Became.LAPSED))
    return [
        Claim(flag.series, flag.direction, made, factor=flag.factor, level=flag.level)
        for made in (*claims, tuple(steps))
    ]
