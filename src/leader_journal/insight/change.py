"""Whether and when a rate changed: a Bayes factor for one change point that allows for good and bad weeks.

Two stretches with a rate each are held against one rate throughout. Within a week entries may go together (one bad
week is not eight independent bad entries), so weeks are beta-binomial with a correlation that is averaged over; without
that, false changes are three to twenty times as frequent (simulation, INSIGHT.md 2.3). Kass and Raftery, "Bayes
factors", JASA 90 (1995), give the scale of the evidence. It is looked at when a month closes, not at every entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from leader_journal.core.periods import add_months, month_start
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.findings import Certainty
from leader_journal.insight.thresholds import BF_CLEAR, BF_POSSIBLE, MIN_DIFFERENCE, MIN_SIDE

SHARES: Floats = np.linspace(0.02, 0.98, 49)
"""The rates that are averaged over, all alike."""

WEEK_CORRELATION = (0.0, 0.05, 0.1, 0.2, 0.35)
"""How much entries of one week may go together (intra-week correlation of the beta-binomial) ..."""

CORRELATION_PRIOR: Floats = np.array((0.3, 0.25, 0.2, 0.15, 0.1))
"""... and how likely each is beforehand (calibrated, 2.3)."""

WEEK_CAP = 64
"""A week counts as at most this many entries; even, so that rounding treats shown and missed alike."""

BLOCK = 26
"""Weeks that are worked out directly before an anchor is used; a matter of speed, not of the result."""


@dataclass(frozen=True, slots=True)
class Found:
    """A change between weeks: the first week of the new stretch and the week after the last that was looked at."""

    start: int
    week: int
    seen: int
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


def find_changes(shown: Counts, rated: Counts, closes: Sequence[int]) -> tuple[Found, ...]:
    """Return the changes of one series, oldest first; only the last may be merely possible.

    `shown` and `rated` are weekly counts without gaps; `closes` as `closed_months` gives them. After a clear change the
    search goes on in the stretch since.
    """
    closes = [close for close in closes if 0 < close <= len(rated)]
    if not closes or rated.sum() < 2 * MIN_SIDE:
        return ()
    curves = _running_likelihood(shown, rated)
    tail = dict(zip(closes, _tail_likelihoods(curves, closes), strict=True))
    seen_rated = np.concatenate(([0], np.cumsum(rated)))
    seen_shown = np.concatenate(([0], np.cumsum(shown)))
    found: list[Found] = []
    start = 0
    possible: Found | None = None
    head = _head_likelihoods(curves, start)
    for close in closes:
        candidate = _best_split(head, tail[close], seen_shown, seen_rated, start, close)
        possible = candidate
        if candidate is not None and candidate.certainty is Certainty.CLEAR:
            found.append(candidate)
            start, possible = candidate.week, None
            head = _head_likelihoods(curves, start)
    return (*found, possible) if possible is not None else tuple(found)


def log_bayes_factor(shown: Counts, rated: Counts) -> float:
    """Return the log Bayes factor of one change at an unknown week against none; -inf where no week is eligible."""
    weeks = len(rated)
    curves = _running_likelihood(shown, rated)
    tail = next(_tail_likelihoods(curves, [weeks]))
    eligible = _eligible(np.concatenate(([0], np.cumsum(rated))), 0, weeks)
    if not eligible.size:
        return -np.inf
    total, _ = _weigh(_head_likelihoods(curves, 0), tail, weeks, eligible)
    return total


def _best_split(
    head: Floats, tail: Floats, seen_shown: Counts, seen_rated: Counts, start: int, close: int
) -> Found | None:
    """Return the change that the weeks `start`..`close` speak for, or None."""
    eligible = _eligible(seen_rated, start, close)
    if not eligible.size:
        return None
    total, week = _weigh(head, tail, close, eligible)
    if total < np.log(BF_POSSIBLE):
        return None
    before = (seen_shown[week] - seen_shown[start]) / (seen_rated[week] - seen_rated[start])
    since = (seen_shown[close] - seen_shown[week]) / (seen_rated[close] - seen_rated[week])
    if abs(since - before) < MIN_DIFFERENCE:
        return None
    certainty = Certainty.CLEAR if total >= np.log(BF_CLEAR) else Certainty.POSSIBLE
    return Found(start, week, close, float(np.exp(min(total, 700.0))), certainty)


def _eligible(seen_rated: Counts, start: int, close: int) -> Counts:
    """Return the weeks that have enough rated entries on both sides, as positions in the history."""
    before = seen_rated[start : close + 1] - seen_rated[start]
    since = seen_rated[close] - seen_rated[start : close + 1]
    return start + np.flatnonzero((before >= MIN_SIDE) & (since >= MIN_SIDE))


def _weigh(head: Floats, tail: Floats, close: int, eligible: Counts) -> tuple[float, int]:
    """Return the log Bayes factor and the likeliest week. `head` and `tail` are of shape (correlations, weeks + 1)."""
    prior = np.log(CORRELATION_PRIOR)[:, None]
    joint = prior + head[:, eligible] + tail[:, eligible]
    by_week = _log_sum(joint, axis=0)
    one_rate = _log_sum(prior[:, 0] + head[:, close], axis=0)
    total = float(_log_sum(by_week, axis=0) - np.log(len(eligible)) - one_rate)
    return total, int(eligible[int(np.argmax(by_week))])


def _running_likelihood(shown: Counts, rated: Counts) -> Floats:
    """Return the log likelihood of all weeks before each week, of shape (weeks + 1, correlations, rates)."""
    over = rated > WEEK_CAP
    count = np.where(over, WEEK_CAP, rated)
    part = np.where(over, np.rint(shown * (WEEK_CAP / np.maximum(rated, 1))).astype(np.int64), shown)
    rises, totals = _tables()
    weekly = rises[part] + rises[count - part][:, :, ::-1] - totals[count][:, :, None]
    running = np.zeros((len(rated) + 1, *weekly.shape[1:]))
    np.cumsum(weekly, axis=0, out=running[1:])
    return running


def _head_likelihoods(curves: Floats, start: int) -> Floats:
    """Return the log marginal likelihood of the weeks `start`..t for every t, of shape (correlations, weeks + 1)."""
    head = np.full((curves.shape[1], curves.shape[0]), -np.inf)
    head[:, start:] = _log_mean(curves[start:] - curves[start]).T
    return head


def _tail_likelihoods(curves: Floats, closes: Sequence[int]) -> Iterator[Floats]:
    """Yield for each close the log marginal likelihood of the weeks t..close for every t <= close (-inf after it).

    Each is a sum over rates of exp(curve[close] - curve[t]). Weeks long before the close go through an anchor week a
    between, as exp(curve[close] - curve[a]) times exp(curve[a] - curve[t]): a product of matrices instead of an
    exponential for every pair.
    """
    weeks = curves.shape[0]
    anchor, far, far_top = 0, np.empty(0), np.empty(0)
    for close in closes:
        if close - anchor > BLOCK:
            anchor = close - 1
            back = curves[anchor] - curves[:anchor]
            far_top = back.max(axis=2)
            far = np.exp(back - far_top[:, :, None])
        tail = np.full((curves.shape[1], weeks), -np.inf)
        tail[:, anchor : close + 1] = _log_mean(curves[close] - curves[anchor : close + 1]).T
        if anchor:
            ahead = curves[close] - curves[anchor]
            top = ahead.max(axis=1)
            sums = np.einsum("trp,rp->tr", far, np.exp(ahead - top[:, None]), optimize=True)
            # stretches so unlike that no rate fits both underflow; they have no weight either way
            sums = np.maximum(sums / len(SHARES), np.finfo(np.float64).tiny)
            tail[:, :anchor] = (np.log(sums) + far_top + top).T
        yield tail


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
    """Return the log of the mean over rates, the last axis."""
    mean: Floats = _log_sum(logs, axis=-1) - np.log(logs.shape[-1])
    return mean


def _log_sum(logs: Floats, axis: int) -> Floats:
    top = logs.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(logs - top).sum(axis=axis)) + np.squeeze(top, axis=axis)
    return summed
