"""Did they come with more afterwards?"""

from __future__ import annotations

from leader_journal.charts import came_back
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

CAME_BACK = Room(
    id="came_back",
    finding=CameBackFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Brought more"),
    shows=lambda: _("Whether they brought more afterwards"),
    sought=lambda: _(
        "came again, dared to come back, do people come back to me, come back, return after a bad reaction, "
        "do they come again, avoid me"
    ),
    read=lambda: came_back.read.read_came_back,
    tell=lambda: Told(came_back.words.describe_came_back, came_back.numbers.came_back_numbers),
    draw=lambda: came_back.figure.came_back_chart,
    tidy=(
        "SELECT quality, came_with_more, count(*) AS entries FROM entries"
        " WHERE came_with_more IS NOT NULL GROUP BY quality, came_with_more"
    ),
)
