"""Plans, and how often each was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[PlanFinding]:
    from leader_journal.charts.plan.read import read_plan

    return read_plan


def _tell() -> Told[PlanFinding]:
    from leader_journal.charts.plan.build import nameless_plan
    from leader_journal.charts.plan.numbers import plan_numbers
    from leader_journal.charts.plan.words import describe_plan

    return Told(describe_plan, plan_numbers, nameless_plan)


def _draw() -> Draw[PlanFinding]:
    from leader_journal.charts.plan.figure import plan_chart

    return plan_chart


PLAN = Room(
    id="plan",
    finding=PlanFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Plans"),
    shows=lambda: _("Plans, and how often each was done"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
