"""Did they come with more afterwards?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[CameBackFinding]:
    from leader_journal.charts.came_back.read import read_came_back

    return read_came_back


def _tell() -> Told[CameBackFinding]:
    from leader_journal.charts.came_back.numbers import came_back_numbers
    from leader_journal.charts.came_back.words import describe_came_back

    return Told(describe_came_back, came_back_numbers)


def _draw() -> Draw[CameBackFinding]:
    from leader_journal.charts.came_back.figure import came_back_chart

    return came_back_chart


CAME_BACK = Room(
    id="came_back",
    finding=CameBackFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Brought more"),
    shows=lambda: _("Whether they brought more afterwards"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
