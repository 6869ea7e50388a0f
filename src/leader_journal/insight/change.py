"""Whether and when a rate changed: looked at when a month closes, told, judged again, and taken back.

Each series is searched for one change in its present stretch, the one since its last clear change. The evidence is that
of `insight.evidence`, averaged over the weeks in which it may have changed. How much entries of one week go together is
learnt from everything else: what the other series say of it now, and every stretch that is closed.

At every close each clear change is judged again on the stretch from the change before to the one after it, or to now.
What no longer has enough behind it is told as possible; what has next to nothing is withdrawn, and its stretches join.
All series are looked at before any of them changes, so that their order does not matter (docs/decisions/0036).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from enum import StrEnum
from operator import attrgetter

import numpy as np
from msgspec import Struct

from leader_journal.core.periods import add_months, month_start
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.evidence import (
    CHANGED,
    CORRELATION_PRIOR,
    Splits,
    curves,
    eligible,
    log_sum,
    one_rate,
    seen,
    weighed,
)
from leader_journal.insight.size import Size, size_of
from leader_journal.insight.thresholds import (
    BF_CLEAR,
    BF_POSSIBLE,
    BF_STANDS,
    BF_WITHDRAWN,
    CLEAR_ENTRIES,
    CLEAR_ENTRIES_LEAST,
    MIN_DIFFERENCE,
    WEEKS_CLEAR,
    WEEKS_POSSIBLE,
)


class Certainty(StrEnum):
    """How sure a change is."""

    POSSIBLE = "possible"
    CLEAR = "clear"


class Found(Struct, frozen=True):
    """A change as it is told at a close: the first week of the new stretch, and the evidence for it as it is now.

    `told` is the close at which it was first told as clear, or the present one of a possible change. A clear change
    that has less behind it now than it had is POSSIBLE, and `told` before this close.
    """

    week: int
    bayes_factor: float
    certainty: Certainty
    told: int


class TakenBack(Struct, frozen=True):
    """A clear change that what was written since did not bear out: its week, when it was told, when withdrawn."""

    week: int
    told: int
    withdrawn: int


class Said(Struct, frozen=True):
    """What is told of one series at a close: its changes, and all that was ever taken back; both oldest first."""

    found: tuple[Found, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()


def clear_from(entries: int) -> float:
    """Return the Bayes factor from which a change is clear, in a stretch with so many entries that count."""
    return BF_CLEAR * math.cbrt(max(entries, CLEAR_ENTRIES_LEAST) / CLEAR_ENTRIES)


def closed_months(first_monday: dt.date, last: dt.date, today: dt.date) -> tuple[int, ...]:
    """Return for each month that has closed how many whole weeks from `first_monday` on had ended by then.

    A month has closed when it lies before `today` and ends no later than `last`, the last day that is looked at. A week
    that straddles two months belongs to the second.
    """
    return tuple((end - first_monday).days // 7 for end in closing_days(first_monday, last, today))


def closing_days(first_monday: dt.date, last: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """Return for each month that has closed the day after it, on which it is looked at."""
    days = []
    following = add_months(month_start(first_monday), 1)
    while (end := following - dt.timedelta(days=1)) < today and end <= last:
        days.append(following)
        following = add_months(following, 1)
    return tuple(days)


def log_bayes_factor(shown: Counts, rated: Counts) -> float:
    """Return the log Bayes factor of one change at an unknown week against none, of one series alone.

    It is -inf where no week has enough entries on both sides.
    """
    series = _Series(curves(shown[None], rated[None])[0], shown, rated)
    series.see(len(rated))
    return series.now.log_factor(CORRELATION_PRIOR) if series.now.weeks.size else -np.inf


class _Stretch(Struct, frozen=True):
    """A stretch of one series up to a close, as log evidence by correlation.

    `one` is that of one rate, `two` that of two at each of the eligible `weeks`, and `either` averages over both.
    """

    start: int
    weeks: Counts
    one: Floats
    two: Floats
    two_somewhere: Floats
    either: Floats

    @classmethod
    def of(cls, start: int, weeks: Counts, one: Floats, two: Floats) -> _Stretch:
        """Put a stretch together; where no week is eligible it has one rate."""
        if not weeks.size:
            return cls(start, weeks, one, two, one, one)
        mean = log_sum(two) - np.log(len(weeks))
        either = np.logaddexp(np.log(1 - CHANGED) + one, np.log(CHANGED) + mean)
        return cls(start, weeks, one, two, mean, either)

    def log_factor(self, weights: Floats) -> float:
        """Return the evidence of a change at some week against none, under log weights of the correlations."""
        return weighed(self.two_somewhere, weights) - weighed(self.one, weights)

    def likeliest(self, weights: Floats) -> int:
        """Return the week at which a change is likeliest."""
        return int(self.weeks[np.argmax(log_sum((self.two + weights[:, None]).T))])


class _Clear(Struct):
    """A clear change: its week, when it was told, its evidence at the close that is looked at."""

    week: int
    told: int
    log_factor: float


class _Series:
    """One series: its clear changes, and its stretches as they stand at a close."""

    def __init__(self, curve: Floats, shown: Counts, rated: Counts) -> None:
        self.curve = curve
        self.clear: list[_Clear] = []
        self.possible: Found | None = None
        self.taken_back: list[TakenBack] = []
        self.now = _Stretch.of(0, np.array([], np.int64), CORRELATION_PRIOR * 0, np.zeros((len(CORRELATION_PRIOR), 0)))
        self.close = 0
        self._shown, self._rated = seen(shown), seen(rated)
        self._splits: dict[int, Splits] = {}
        self._closed: dict[tuple[int, int], _Stretch] = {}

    def see(self, close: int) -> None:
        """Bring the present stretch up to a close."""
        self.close = close
        self.now = self.stretch(len(self.clear), len(self.clear) + 1)

    def border(self, at: int) -> int:
        """Return the week of a clear change, counted from 1; 0 is the beginning, and one too many is now."""
        return 0 if at == 0 else self.clear[at - 1].week if at <= len(self.clear) else self.close

    def stretch(self, first: int, last: int) -> _Stretch:
        """Return the stretch between two borders."""
        start, end = self.border(first), self.border(last)
        if last > len(self.clear):
            if start not in self._splits:
                self._splits[start] = Splits(self.curve, start)
            return self._looked_at(self._splits[start], start, end)
        if (start, end) not in self._closed:
            self._closed[start, end] = self._looked_at(Splits(self.curve, start), start, end)
        return self._closed[start, end]

    def closed(self, without: int | None = None) -> Floats:
        """Return what all closed stretches say of the correlation, but for those on both sides of one border."""
        total = np.zeros_like(CORRELATION_PRIOR)
        for at in range(len(self.clear)):
            if without is None or at not in {without - 1, without}:
                total += one_rate(self.curve, self.border(at), self.border(at + 1))
        return total

    def begin(self, week: int, log_factor: float) -> None:
        """Begin a stretch at the week of a clear change."""
        self.clear.append(_Clear(week, self.close, log_factor))
        self.see(self.close)

    @property
    def entries(self) -> int:
        """How many entries of the present stretch count."""
        return int(self._rated[self.close] - self._rated[self.now.start])

    @property
    def weakest(self) -> float:
        """The evidence of the clear change that has least of it."""
        return min((one.log_factor for one in self.clear), default=np.inf)

    def take_back_weakest(self) -> None:
        """Take back the clear change that has least behind it; the stretches on both sides of it join."""
        gone = min(self.clear, key=attrgetter("log_factor"))
        self.clear.remove(gone)
        self.taken_back.append(TakenBack(gone.week, gone.told, self.close))
        self.see(self.close)

    def differs(self, week: int) -> bool:
        """Return whether the shares before and since a week of the present stretch differ enough to speak of."""
        before, since = self._share(self.now.start, week), self._share(week, self.close)
        return abs(since - before) >= MIN_DIFFERENCE

    def said(self) -> Said:
        """Return what is told at this close."""
        found = [Found(one.week, _factor(one.log_factor), _standing(one), one.told) for one in self.clear]
        if self.possible is not None:
            found.append(self.possible)
        return Said(tuple(found), tuple(self.taken_back))

    def _looked_at(self, splits: Splits, start: int, end: int) -> _Stretch:
        ahead = eligible(self._rated, start, end)
        two = splits.up_to(end)[:, ahead]
        return _Stretch.of(start, start + ahead, one_rate(self.curve, start, end), two)

    def _share(self, first: int, end: int) -> float:
        return float((self._shown[end] - self._shown[first]) / (self._rated[end] - self._rated[first]))


class Search:
    """The search through all series of a journal, month by month."""

    def __init__(self, shown: Counts, rated: Counts) -> None:
        """`shown` and `rated` are weekly counts of shape (series, weeks)."""
        self._series = [_Series(*of) for of in zip(curves(shown, rated), shown, rated, strict=True)]
        self._weeks = rated.shape[1]
        marked = np.flatnonzero(rated.any(axis=0))
        self._first = int(marked[0]) if marked.size else 0

    def watch(self, closes: Iterable[int]) -> Iterator[tuple[int, tuple[Said, ...]]]:
        """Look at each of the closes that `closed_months` gives; yield it with what is told of each series then."""
        for close in closes:
            if 0 < close <= self._weeks:
                self.look(close)
                yield close, self.said()

    def look(self, close: int) -> None:
        """Look at everything up to the week `close`, the end of a month."""
        for series in self._series:
            series.see(close)
        while self._judge():
            pass
        changes = [(series, self._change(series, close)) for series in self._series]
        for series, found in changes:
            series.possible = found
            if found is not None and found.certainty is Certainty.CLEAR:
                series.possible = None
                series.begin(found.week, float(np.log(found.bayes_factor)))

    def said(self) -> tuple[Said, ...]:
        """Return what is told of each series at the last close."""
        return tuple(series.said() for series in self._series)

    def size(self, row: int, week: int) -> Size:
        """Return how large a change of a series is that is told at the last close."""
        series = self._series[row]
        at = next((at for at, one in enumerate(series.clear, 1) if one.week == week), None)
        first = len(series.clear) if at is None else at - 1
        weights = self._weights(series) if at is None else self._weights(series, at)
        start, end = series.border(first), series.border(first + (1 if at is None else 2))
        weeks = series.stretch(first, first + (1 if at is None else 2)).weeks
        return size_of(series.curve, start, end, weeks, weights)

    def could_change(self, row: int) -> list[int]:
        """Return the weeks at which a change of a series could have been told at the last close, had there been one.

        Those are the weeks of its present stretch with enough on both sides, and those of the changes that are told.
        """
        series = self._series[row]
        ahead = [int(week) for week in series.now.weeks if self._far_enough(series, int(week))]
        return [*(one.week for one in series.clear), *ahead]

    def _judge(self) -> bool:
        """Judge every clear change again; take back the weakest of each series that has next to nothing behind it."""
        for series in self._series:
            for at, one in enumerate(series.clear, 1):
                stretch = series.stretch(at - 1, at + 1)
                one.log_factor = stretch.log_factor(self._weights(series, at)) if stretch.weeks.size else -np.inf
        weak = [series for series in self._series if series.weakest < np.log(BF_WITHDRAWN)]
        for series in weak:
            series.take_back_weakest()
        return bool(weak)

    def _change(self, series: _Series, close: int) -> Found | None:
        """Return the change that the present stretch of a series holds, clear or possible."""
        if not series.now.weeks.size:
            return None
        weights = self._weights(series)
        log_factor = series.now.log_factor(weights)
        if log_factor < np.log(BF_POSSIBLE):
            return None
        week = series.now.likeliest(weights)
        if not self._far_enough(series, week) or not series.differs(week):
            return None
        clear = self._far_enough(series, week, WEEKS_CLEAR) and log_factor >= np.log(clear_from(series.entries))
        return Found(week, _factor(log_factor), Certainty.CLEAR if clear else Certainty.POSSIBLE, close)

    def _far_enough(self, series: _Series, week: int, least: int = WEEKS_POSSIBLE) -> bool:
        """Return whether there are enough weeks on both sides of a week of the present stretch."""
        return min(week - max(series.now.start, self._first), series.close - week) >= least

    def _weights(self, series: _Series, judged: int | None = None) -> Floats:
        """Return the log weights of the correlations for the present stretch of a series, or for a change in it.

        A change is judged on the stretches on both sides of it; these do not speak for their own correlation.
        """
        others = [other for other in self._series if other is not series]
        weights = CORRELATION_PRIOR + series.closed(judged)
        if judged is not None and judged < len(series.clear):
            weights = weights + series.now.either
        for other in others:
            weights = weights + other.now.either + other.closed()
        return weights - log_sum(weights)


def _standing(one: _Clear) -> Certainty:
    return Certainty.CLEAR if one.log_factor >= np.log(BF_STANDS) else Certainty.POSSIBLE


def _factor(log_factor: float) -> float:
    return float(np.exp(min(log_factor, 700.0)))
