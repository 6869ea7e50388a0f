"""Breaches in four boxes: was the answer expected, and was it calm?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[BreachesFinding]:
    from leader_journal.charts.breaches.read import read_breaches

    return read_breaches


def _tell() -> Told[BreachesFinding]:
    from leader_journal.charts.breaches.numbers import breaches_numbers
    from leader_journal.charts.breaches.words import describe_breaches

    return Told(describe_breaches, breaches_numbers)


def _draw() -> Draw[BreachesFinding]:
    from leader_journal.charts.breaches.figure import breaches_chart

    return breaches_chart


BREACHES = Room(
    id="breaches",
    finding=BreachesFinding,
    group=Group.AGREED,
    name=lambda: _("Breaches in four boxes"),
    shows=lambda: _("Breaches: whether the response was expected, and whether it was calm"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
