"""How people were answered who came with the same kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[FairnessFinding]:
    from leader_journal.charts.fairness.read import read_fairness

    return read_fairness


def _tell() -> Told[FairnessFinding]:
    from leader_journal.charts.fairness.numbers import fairness_numbers
    from leader_journal.charts.fairness.words import describe_fairness

    return Told(describe_fairness, fairness_numbers)


def _draw() -> Draw[FairnessFinding]:
    from leader_journal.charts.fairness.figure import fairness_chart

    return fairness_chart


FAIRNESS = Room(
    id="fairness",
    finding=FairnessFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Fairness mirror"),
    shows=lambda: _("How you answered people who came to you with the same kind of thing"),
    read=_read,
    tell=_tell,
    draw=_draw,
    choices=frozenset({Choosable.DAYS, Choosable.ONE_KIND}),
)
