"""The ledger of claims: what was told, when, on how many entries, and what became of it. Replayed, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

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
from leader_journal.insight.watched import ToldMonths, Watched, Weeks

Watch = Callable[[Sequence[Days], dt.date, dt.date], ToldMonths]
"""Watches a history up to a day, as of a day; or knows what was told of it already."""


def watched_now(history: Sequence[Days], last: dt.date, today: dt.date) -> ToldMonths:
    """Return what is told of a history that nobody watched yet."""
    return Watched(history, last, today).told


def claims_of_changes(
    history: Sequence[Days], last: dt.date, today: dt.date, watch: Watch = watched_now
) -> tuple[Claim, ...]:
    """Return what was told of changes of the four series up to a day; `history` in the order of `Series`."""
    if all(days.first is None for days in history):
        return ()
    told = watch(history, last, today)
    books = [_Book(series, told.weeks, row) for row, series in enumerate(Series)]
    for close, said in told.said:
        for book, of_series in zip(books, said, strict=True):
            book.note(close, of_series)
    return tuple(claim for book in books for claim in book.claims)


def claims_of_patterns(flags: Sequence[ReplayedFlag[Series]]) -> tuple[Claim, ...]:
    """Return what was told of patterns, those of people left out: nobody has a claim."""
    return tuple(claim for flag in flags if flag.factor is not Factor.PERSON for claim in _of_flag(flag))


_Counted = tuple[int, int]
"""Shown and rated."""


class _Book:
    """The claims on changes of one series."""

    def __init__(self, series: Series, weeks: Weeks, row: int) -> None:
        self.claims: list[Claim] = []
        self._series, self._weeks, self._row = series, weeks, row
        self._perhaps: int | None = None
        self._clear: dict[int, int] = {}

    def note(self, close: int, said: Said) -> None:
        """Note what is told at a close, and what no longer is."""
        day, perhaps = self._weeks.looked[close], None
        for found in said.found:
            if found.told < close:
                became = Became.CLEAR if found.certainty is Certainty.CLEAR else Became.PERHAPS
                self._became(self._clear[found.told], day, became)
            elif found.certainty is Certainty.CLEAR:
                self._clear[close] = self._told(found, day, Became.CLEAR, self._sides(said, found.week, close))
                self._perhaps = None
            else:
                perhaps = self._told(found, day, Became.PERHAPS, self._sides(said, found.week, close))
        if perhaps is None and self._perhaps is not None:
            self._became(self._perhaps, day, Became.FADED)
        self._perhaps = perhaps
        for gone in said.taken_back:
            if gone.withdrawn == close:
                self._became(self._clear.pop(gone.told), day, Became.WITHDRAWN)

    def _told(self, found: Found, day: dt.date, became: Became, sides: tuple[_Counted, _Counted]) -> int:
        """Go on with what was perhaps this change the month before, or begin a claim; return its place."""
        before, since = sides
        more = since[0] / max(since[1], 1) > before[0] / max(before[1], 1)
        direction = Direction.MORE if more else Direction.LESS
        around = month_of_week(self._weeks.begins(self._row, found.week))
        if self._perhaps is not None:
            was = self.claims[self._perhaps]
            if was.direction is direction and was.around is not None and _near(was.around, around):
                self._became(self._perhaps, day, became)
                return self._perhaps
            self._became(self._perhaps, day, Became.FADED)
        self.claims.append(Claim(self._series, direction, (ClaimStep(day, became),), around, before, since))
        return len(self.claims) - 1

    def _sides(self, said: Said, week: int, close: int) -> tuple[_Counted, _Counted]:
        """Count the stretch before a change, which begins at the change before it, and the one since."""
        start = max((one.week for one in said.found if one.week < week), default=0)
        return self._counted(start, week), self._counted(week, close)

    def _counted(self, first: int, end: int) -> _Counted:
        shown, rated = self._weeks.shown[self._row, first:end], self._weeks.rated[self._row, first:end]
        return int(shown.sum()), int(rated.sum())

    def _became(self, at: int, day: dt.date, became: Became) -> None:
        claim = self.claims[at]
        if claim.now.became is not became:
            self.claims[at] = replace(claim, steps=(*claim.steps, ClaimStep(day, became)))


def _near(month: dt.date, other: dt.date) -> bool:
    """Return whether two changes may be the same one, dated anew: nine of ten are within two months of their week."""
    return abs((month.year - other.year) * 12 + month.month - other.month) <= SAME_CHANGE_MONTHS


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
