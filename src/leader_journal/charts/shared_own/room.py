"""When the leader shared something of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[SharedOwnFinding]:
    from leader_journal.charts.shared_own.read import read_shared_own

    return read_shared_own


def _tell() -> Told[SharedOwnFinding]:
    from leader_journal.charts.shared_own.numbers import shared_own_numbers
    from leader_journal.charts.shared_own.words import describe_shared_own

    return Told(describe_shared_own, shared_own_numbers)


def _draw() -> Draw[SharedOwnFinding]:
    from leader_journal.charts.shared_own.figure import shared_own_chart

    return shared_own_chart


SHARED_OWN = Room(
    id="shared_own",
    finding=SharedOwnFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Shared my own"),
    shows=lambda: _("When you shared something of your own"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
