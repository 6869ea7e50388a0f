"""How people were answered who came with the same kind of thing."""

from __future__ import annotations

from leader_journal.charts import fairness
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

FAIRNESS = Room(
    id="fairness",
    finding=FairnessFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Fairness mirror"),
    shows=lambda: _("How you answered people who came to you with the same kind of thing"),
    sought=lambda: _(
        "am I fair, bias, favourites, equal treatment, compare people, who am I hardest on, treat "
        "differently, do I treat everyone the same, equality, unfair, harder on some, discrimination, "
        "difference between people, fairness"
    ),
    read=lambda: fairness.read.read_fairness,
    tell=lambda: Told(fairness.words.describe_fairness, fairness.numbers.fairness_numbers),
    draw=lambda: fairness.figure.fairness_chart,
    choices=frozenset({Choosable.DAYS, Choosable.ONE_KIND}),
)
