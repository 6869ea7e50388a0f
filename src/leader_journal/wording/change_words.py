"""What is said alike of every change: how large it is, since when, and that it was taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import month_name, month_year
from leader_journal.wording.numbers import number_range, whole_points

if TYPE_CHECKING:
    from leader_journal.insight.size import Size
    from leader_journal.insight.watched import Withdrawn


def size_sentence(size: Size) -> str:
    """Return "Probably 8–27 points more.", or between less and more where both are possible.

    It is never a single number, and shrunk from what the counts alone would say.
    """
    low, high = whole_points(size.low), whole_points(size.high)
    if low >= 0:
        return _("Probably {range} points more.").format(range=number_range(low, high))
    if high <= 0:
        return _("Probably {range} points less.").format(range=number_range(-high, -low))
    return _("Probably between {less} points less and {more} points more.").format(less=-low, more=high)


def around(month: dt.date, today: dt.date) -> str:
    """Return a month; with its year where that is not obvious."""
    months_ago = (today.year - month.year) * 12 + today.month - month.month
    return month_name(month) if months_ago < 11 else month_year(month)


def withdrawn_sentence(gone: Withdrawn, today: dt.date) -> str:
    """Return that a change was told, and is taken back: "In March this looked like a change. What you have ..."."""
    return _("In {month} this looked like a change. What you have written since does not bear it out.").format(
        month=around(gone.told, today)
    )
