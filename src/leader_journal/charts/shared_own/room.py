"""When the leader shared something of their own."""

from __future__ import annotations

from leader_journal.charts import shared_own
from leader_journal.charts.shared.room import BY_MONTH, Group, Room, Told
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.wording.catalogue import _

SHARED_OWN = Room(
    id="shared_own",
    finding=SharedOwnFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Shared my own"),
    shows=lambda: _("When you shared something of your own"),
    sought=lambda: _(
        "my own mistakes, admitted, vulnerable, sharing my own mistakes, own up, I was wrong, admit, told "
        "them about my mistake, openness"
    ),
    read=lambda: shared_own.read.read_shared_own,
    tell=lambda: Told(shared_own.words.describe_shared_own, shared_own.numbers.shared_own_numbers),
    draw=lambda: shared_own.figure.shared_own_chart,
    tidy=f"{BY_MONTH}, count(*) AS entries FROM entries WHERE shared_own = 1 GROUP BY month",
)
