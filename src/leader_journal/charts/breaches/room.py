"""Breaches in four boxes: was the answer expected, and was it calm?"""

from __future__ import annotations

from leader_journal.charts import breaches
from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

BREACHES = Room(
    id="breaches",
    finding=BreachesFinding,
    group=Group.AGREED,
    name=lambda: _("Breaches in four boxes"),
    shows=lambda: _("Breaches: whether the response was expected, and whether it was calm"),
    sought=lambda: _(
        "breaches, broken rules, what was not kept, rule breaking, broken agreements, how often do they break "
        "the rules, violations"
    ),
    read=lambda: breaches.read.read_breaches,
    tell=lambda: Told(breaches.words.describe_breaches, breaches.numbers.breaches_numbers),
    draw=lambda: breaches.figure.breaches_chart,
    tidy=(
        "SELECT agreement IS NOT NULL AS agreed, tone, count(*) AS entries FROM entries"
        " WHERE kind = 'breach' GROUP BY agreed, tone"
    ),
)
