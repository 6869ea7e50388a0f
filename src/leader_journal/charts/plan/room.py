"""Plans, and how often each was done."""

from __future__ import annotations

from leader_journal.charts import plan
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

PLAN = Room(
    id="plan",
    finding=PlanFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Plans"),
    shows=lambda: _("Plans, and how often each was done"),
    sought=lambda: _(
        "experiments, my plans, did it work, plan, did I follow my plan, when this happens I will, intention, "
        "resolution, what I decided to try, is my plan working"
    ),
    read=lambda: plan.read.read_plan,
    tell=lambda: Told(plan.words.describe_plan, plan.numbers.plan_numbers, plan.build.nameless_plan),
    draw=lambda: plan.figure.plan_chart,
)
