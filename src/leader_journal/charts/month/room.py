"""Was this month unusual?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import month_year

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[MonthFinding]:
    from leader_journal.charts.month.read import read_month

    return read_month


def _tell() -> Told[MonthFinding]:
    from leader_journal.charts.month.numbers import month_numbers
    from leader_journal.charts.month.words import describe_month

    return Told(describe_month, month_numbers)


def _draw() -> Draw[MonthFinding]:
    from leader_journal.charts.month.figure import MonthChart

    return MonthChart


MONTH = Room(
    id="month",
    finding=MonthFinding,
    group=Group.WHERE,
    name=lambda: _("This month"),
    shows=lambda: _("This month compared with usual"),
    read=_read,
    tell=_tell,
    draw=_draw,
    neutral=lambda _series, last: capital(_("{month} compared with usual").format(month=month_year(last))),
    choices=frozenset(),  # its days follow from today
)
