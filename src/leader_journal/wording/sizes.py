"""How large a change is, in words: never a single number, and shrunk from what the counts alone would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.wording.catalogue import _
from leader_journal.wording.numbers import number_range, whole_points

if TYPE_CHECKING:
    from leader_journal.insight.size import Size


def size_sentence(size: Size) -> str:
    """Return "Probably 8–27 points more.", or between less and more where both are possible."""
    low, high = whole_points(size.low), whole_points(size.high)
    if low >= 0:
        return _("Probably {range} points more.").format(range=number_range(low, high))
    if high <= 0:
        return _("Probably {range} points less.").format(range=number_range(-high, -low))
    return _("Probably between {less} points less and {more} points more.").format(less=-low, more=high)
