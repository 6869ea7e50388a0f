"""The days of twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.charts.year.finding import YearFinding
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[YearFinding]:
    from leader_journal.charts.year.read import read_year

    return read_year


def _tell() -> Told[YearFinding]:
    from leader_journal.charts.year.numbers import year_numbers
    from leader_journal.charts.year.words import describe_year

    return Told(describe_year, year_numbers)


def _draw() -> Draw[YearFinding]:
    from leader_journal.charts.year.figure import YearChart

    return YearChart


YEAR = Room(
    id="year",
    finding=YearFinding,
    group=Group.OVER_TIME,
    name=lambda: _("The year"),
    shows=lambda: _("The days of twelve months"),
    read=_read,
    tell=_tell,
    draw=_draw,
    choices=frozenset({Choosable.DAY_VIEW}),  # its days follow from today
)
