"""Whether and when a rate changed: a Bayes factor for one change point that allows for good and bad weeks.

Two stretches with a rate each are held against one rate throughout. Within a week entries may go together (one bad
week is not eight independent bad entries), so weeks are beta-binomial with a correlation that is averaged over; without
that, false changes are three to twenty times as frequent (simulation, INSIGHT.md 2.3). Kass and Raftery, "Bayes
factors", JASA 90 (1995), give the scale of the evidence. It is looked at when a month closes, not at every entry.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from leader_journal.core.periods import add_months, month_start
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.thresholds import BF_CLEAR, BF_POSSIBLE, MIN_DIFFERENCE, MIN_SIDE


class Certainty(StrEnum):
    """How sure a change is."""

    POSSIBLE = "possible"
    CLEAR = "clear"


SHARES: Floats = np.linspace(0.02, 0.98, 49)
"""The rates that are averaged over, all alike."""

WEEK_CORRELATION = (0.0, 0.05, 0.1, 0.2, 0.35)
"""How much entries of one week may go together (intra-week correlation of the beta-binomial) ..."""

CORRELATION_PRIOR: Floats = np.array((0.3, 0.25, 0.2, 0.15, 0.1))
"""... and how likely each is beforehand (calibrated, 2.3)."""

WEEK_CAP = 64
"""A week counts as at most this many entries; even, so that rounding treats shown and missed alike."""

BLOCK = 40
"""Weeks that are worked out directly before an anchor is used; a matter of speed, not of the result."""

NEGLIGIBLE = float(np.finfo(np.float64).tiny)


@dataclass(frozen=True, slots=True)
class Found:
    """A change: the first week of the new stretch, and the evidence when it was found."""

    week: int
    bayes_factor: float
    certainty: Certainty


def closed_months(first_monday: dt.date, last: dt.date, today: dt.date) -> tuple[int, ...]:
    """Return for each month that has closed how many whole weeks from `first_monday` on had ended by then.

    A month has closed when it lies before `today` and ends no later than `last`, the last day that is looked at. A week
    that straddles two months belongs to the second.
    """
    ends = []
    following = add_months(month_start(first_monday), 1)
    while (end := following - dt.timedelta(days=1)) < today and end <= last:
        ends.append((following - first_monday).days // 7)
        following = add_months(following, 1)
    return tuple(ends)


def find_changes(shown: Counts, rated: Counts, closes: Sequence[int]) -> tuple[tuple[Found, ...], ...]:
    """Return the changes of each series, oldest first; only the last of a series may be merely possible.

    `shown` and `rated` are weekly counts of shape (series, weeks); `closes` as `closed_months` gives them. After a
    clear change the search goes on in the stretch since.
    """
    last = deque(watch(shown, rated, closes), maxlen=1)
    return last[0][1] if last else tuple(() for _ in rated)


def watch(shown: Counts, rated: Counts, closes: Sequence[int]) -> Iterator[tuple[int, tuple[tuple[Found, ...], ...]]]:
    """Yield each close with what was to be said of each series when that month closed."""
    searches = [_Search(curve, *_seen(k, n)) for curve, k, n in zip(_curves(shown, rated), shown, rated, strict=True)]
    curves = np.stack([search.curve for search in searches])
    for close, tails in _tails(curves, [close for close in closes if 0 < close <= rated.shape[1]]):
        for search, tail in zip(searches, tails, strict=True):
            search.look(close, tail)
        yield close, tuple(search.found() for search in searches)


def log_bayes_factor(shown: Counts, rated: Counts) -> float:
    """Return the log Bayes factor of one change at an unknown week against none, of one series (weekly counts).

    It is -inf where no week has enough entries on both sides.
    """
    weeks = len(rated)
    curves = _curves(shown[None], rated[None])
    _, tails = next(_tails(curves, [weeks]))
    search = _Search(curves[0], *_seen(shown, rated))
    eligible = search.eligible(weeks)
    return search.weigh(weeks, tails[0], eligible)[0] if eligible.size else -np.inf


class _Search:
    """The search through one series, month by month. `curve` is of shape (correlations, weeks + 1, rates)."""

    def __init__(self, curve: Floats, seen_shown: Counts, seen_rated: Counts) -> None:
        self.curve = curve
        self._shown = seen_shown
        self._rated = seen_rated
        self._clear: list[Found] = []
        self._possible: Found | None = None
        self._begin(0)

    def look(self, close: int, tail: Floats) -> None:
        """Look at the stretch up to the week `close`, the end of a month."""
        self._possible = None
        eligible = self.eligible(close)
        if not eligible.size:
            return
        total, week = self.weigh(close, tail, eligible)
        if (
            total < np.log(BF_POSSIBLE)
            or abs(self._share(week, close) - self._share(self._start, week)) < MIN_DIFFERENCE
        ):
            return
        factor = float(np.exp(min(total, 700.0)))
        if total >= np.log(BF_CLEAR):
            self._clear.append(Found(week, factor, Certainty.CLEAR))
            self._begin(week)
        else:
            self._possible = Found(week, factor, Certainty.POSSIBLE)

    def found(self) -> tuple[Found, ...]:
        """Return what was found up to the last month that was looked at."""
        return (*self._clear, self._possible) if self._possible else tuple(self._clear)

    def eligible(self, close: int) -> Counts:
        """Return the weeks that have enough rated entries on both sides."""
        stretch = self._rated[self._start : close + 1]
        enough = (stretch - stretch[0] >= MIN_SIDE) & (stretch[-1] - stretch >= MIN_SIDE)
        return self._start + np.flatnonzero(enough)

    def weigh(self, close: int, tail: Floats, eligible: Counts) -> tuple[float, int]:
        """Return the log Bayes factor of a change against none, and the likeliest week."""
        joint = self._head[:, eligible] + tail[:, eligible]
        top = joint.max()
        by_week = np.exp(joint - top).sum(axis=0)
        two_rates = top + np.log(by_week.mean())
        return float(two_rates - self._one_rate[close]), int(eligible[np.argmax(by_week)])

    def _begin(self, start: int) -> None:
        """Begin a stretch at the week `start`."""
        self._start = start
        self._head = np.full(self.curve.shape[:2], -np.inf)
        self._head[:, start:] = np.log(CORRELATION_PRIOR)[:, None] + _log_mean(
            self.curve[:, start:] - self.curve[:, start : start + 1]
        )
        top = self._head[:, start:].max(axis=0)
        self._one_rate = np.full(self.curve.shape[1], -np.inf)
        self._one_rate[start:] = top + np.log(np.exp(self._head[:, start:] - top).sum(axis=0))

    def _share(self, first: int, end: int) -> float:
        rated = self._rated[end] - self._rated[first]
        return float((self._shown[end] - self._shown[first]) / rated)


def _seen(shown: Counts, rated: Counts) -> tuple[Counts, Counts]:
    """Return the entries before each week, shown and rated."""
    return np.concatenate(([0], np.cumsum(shown))), np.concatenate(([0], np.cumsum(rated)))


def _curves(shown: Counts, rated: Counts) -> Floats:
    """Return the log likelihood of all weeks before each, of shape (series, correlations, weeks + 1, rates)."""
    over = rated > WEEK_CAP
    count = np.where(over, WEEK_CAP, rated)
    part = np.where(over, np.rint(shown * (WEEK_CAP / np.maximum(rated, 1))).astype(np.int64), shown)
    rises, totals = _tables()
    weekly = rises[part] + rises[count - part][..., ::-1] - totals[count][..., None]
    running = np.zeros((rated.shape[0], len(WEEK_CORRELATION), rated.shape[1] + 1, len(SHARES)))
    np.cumsum(np.moveaxis(weekly, 1, 2), axis=2, out=running[:, :, 1:])
    return running


def _tails(curves: Floats, closes: Sequence[int]) -> Iterator[tuple[int, Floats]]:
    """Yield each close and the log marginal likelihood of the weeks t..close for every t (-inf after it).

    It is a mean over rates of exp(curve[close] - curve[t]), of shape (series, correlations, weeks + 1). Weeks long
    before the close go through an anchor in between, as exp(curve[close] - curve[a]) times exp(curve[a] - curve[t]): a
    product of matrices instead of an exponential for every pair.
    """
    anchor = 0
    for block in _blocks(closes):
        ahead = curves[:, :, block] - curves[:, :, anchor : anchor + 1]
        back = curves[:, :, anchor : anchor + 1] - curves[:, :, :anchor]
        ahead_top, back_top = _scale(ahead), _scale(back)
        sums = ahead @ back.swapaxes(2, 3)
        # stretches so unlike that no rate fits both underflow; they have no weight either way
        far = np.log(np.maximum(sums / len(SHARES), NEGLIGIBLE)) + ahead_top + back_top.swapaxes(2, 3)
        for at, close in enumerate(block):
            tail = np.full(curves.shape[:3], -np.inf)
            tail[:, :, :anchor] = far[:, :, at]
            tail[:, :, anchor : close + 1] = _log_mean(
                curves[:, :, close : close + 1] - curves[:, :, anchor : close + 1]
            )
            yield close, tail
        anchor = block[-1]


def _blocks(closes: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of closes that lie within BLOCK weeks of the last one of the run before."""
    anchor = 0
    block: list[int] = []
    for close in closes:
        if block and close - anchor > BLOCK:
            yield block
            anchor, block = block[-1], []
        block.append(close)
    if block:
        yield block


@lru_cache(maxsize=1)
def _tables() -> tuple[Floats, Floats]:
    """Return log rising products of the beta-binomial: by count, correlation and rate; and by count and correlation.

    The probability of k of n is rise(k, p) * rise(n - k, 1 - p) / total(n), but for a factor that cancels.
    """
    steps = np.arange(WEEK_CAP)[:, None, None]
    correlation = np.array(WEEK_CORRELATION)[None, :, None]
    # (1 - c) p + c i is the beta-binomial's a + i with numerator and denominator times c / (1 - c), so that c = 0 works
    rises = np.zeros((WEEK_CAP + 1, len(WEEK_CORRELATION), len(SHARES)))
    rises[1:] = np.cumsum(np.log((1 - correlation) * SHARES + correlation * steps), axis=0)
    totals = np.zeros((WEEK_CAP + 1, len(WEEK_CORRELATION)))
    totals[1:] = np.cumsum(np.log((1 - correlation) + correlation * steps), axis=0)[:, :, 0]
    return rises, totals


def _log_mean(logs: Floats) -> Floats:
    """Return the log of the mean of exp(logs) over rates, the last axis; overwrites `logs`."""
    top = _scale(logs)
    mean: Floats = np.log(logs.mean(axis=-1)) + top[..., 0]
    return mean


def _scale(logs: Floats) -> Floats:
    """Exponentiate in place, scaled so that the largest along the last axis is 1; return the log of that scale."""
    top: Floats = logs.max(axis=-1, keepdims=True)
    logs -= top
    np.exp(logs, out=logs)
    return top
