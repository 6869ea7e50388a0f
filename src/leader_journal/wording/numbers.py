"""Shares, ranges and numbers in words: whole per cent, "27%" in English and "27 %" in Danish."""

from __future__ import annotations

from leader_journal.wording.catalogue import pgettext


def whole_percent(share: float) -> int:
    """Return a share as a whole number of per cent; halves go up, so that 12.5 is 13 and 62.5 is 63."""
    return int(100 * share + 0.5)


def percent(share: float) -> str:
    """Return "27%" / "27 %"; what is not nothing, or not everything, is not rounded to it."""
    if 0 < share < 0.005:
        return pgettext("share", "under 1%")
    if 0.995 <= share < 1:
        return pgettext("share", "over 99%")
    return pgettext("share", "{number}%").format(number=whole_percent(share))


def percent_range(low: float, high: float) -> str:
    """Return "10–57%" / "10–57 %"."""
    return pgettext("share", "{low}–{high}%").format(low=whole_percent(low), high=whole_percent(high))


def number_range(low: int, high: int) -> str:
    """Return "2–9", or "2" where both ends are the same."""
    return f"{low}" if low == high else pgettext("numbers", "{low}–{high}").format(low=low, high=high)


def whole_points(difference: float) -> int:
    """Return a difference of two shares as a whole number of points; halves go away from nothing."""
    return int(100 * abs(difference) + 0.5) * (1 if difference > 0 else -1)


def decimal(number: float) -> str:
    """Return "5.1" / "5,1"."""
    return f"{number:.1f}".replace(".", pgettext("decimal sign", "."))
