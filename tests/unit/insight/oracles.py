"""scipy and statsmodels as oracles: what our own formulas must agree with, typed here once (neither carries types)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats  # type: ignore[import-untyped]  # it carries no types
from statsmodels.duration.survfunc import SurvfuncRight  # type: ignore[import-untyped]  # it carries no types
from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped]  # it carries no types
from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]  # it carries no types

from leader_journal.insight.binning import Floats


def wilson_statsmodels(shown: int, rated: int) -> tuple[float, float]:
    """The Wilson interval by statsmodels."""
    low, high = proportion_confint(shown, rated, method="wilson")
    return float(low), float(high)


def wilson_scipy(shown: int, rated: int) -> tuple[float, float]:
    """The Wilson interval by scipy."""
    found = stats.binomtest(shown, rated).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def beta_quantiles(a: float, b: float, at: ArrayLike) -> Floats:
    """Quantiles of the beta distribution."""
    return cast(Floats, stats.beta(a, b).ppf(at))


def beta_up_to(share: float, a: ArrayLike, b: ArrayLike) -> Floats:
    """The distribution function of beta distributions."""
    return cast(Floats, special.betainc(a, b, share))


def beta_binomial(counts: ArrayLike, of: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Probabilities of the beta-binomial distribution."""
    return cast(Floats, stats.betabinom(of, a, b).pmf(counts))


def beta_binomial_up_to(count: int, of: int, a: float, b: float) -> float:
    """The probability of at most `count`."""
    return float(stats.betabinom(of, a, b).cdf(count))


def log_beta_binomial(counts: ArrayLike, of: ArrayLike, share: float | Floats, correlation: float) -> Floats:
    """Log probabilities of the beta-binomial with this mean and correlation; of the binomial where that is 0."""
    if not correlation:
        return cast(Floats, stats.binom(of, share).logpmf(counts))
    spread = (1 - correlation) / correlation
    return cast(Floats, stats.betabinom(of, share * spread, (1 - share) * spread).logpmf(counts))


def log_sum(logs: ArrayLike, axis: int | None = None) -> Floats:
    """Logarithm of a sum of exponentials."""
    return cast(Floats, np.asarray(special.logsumexp(logs, axis=axis)))


def binomial_two_sided(count: int, of: int, chance: float) -> float:
    """Twice the smaller tail."""
    return min(1.0, 2 * float(min(stats.binom.cdf(count, of, chance), stats.binom.sf(count - 1, of, chance))))


def hypergeometric(shown: int, of: int, level: int) -> Floats:
    """Probabilities of 0..level shown among `level` of `of` entries, `shown` of which show it."""
    return cast(Floats, stats.hypergeom(of, shown, level).pmf(np.arange(level + 1)))


def false_discovery(p_values: ArrayLike) -> Floats:
    """p values adjusted after Benjamini and Hochberg."""
    return cast(Floats, multipletests(p_values, method="fdr_bh")[1])


def median_survival(done: Sequence[int], still_open: Sequence[int]) -> int | None:
    """The median of the Kaplan-Meier curve, None where it is not reached."""
    curve = SurvfuncRight([*done, *still_open], [1] * len(done) + [0] * len(still_open))
    reached = [day for day, share in zip(curve.surv_times, curve.surv_prob, strict=True) if share <= 0.5 + 1e-12]
    return int(reached[0]) if reached else None
