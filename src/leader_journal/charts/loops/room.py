"""Two of one make: told what became of it, and coming back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read_loops() -> Read[LoopsFinding]:
    from leader_journal.charts.loops.read import read_loops

    return read_loops


def _tell_loops() -> Told[LoopsFinding]:
    from leader_journal.charts.loops.numbers import loops_numbers
    from leader_journal.charts.loops.words import describe_loops

    return Told(describe_loops, loops_numbers)


def _draw_loops() -> Draw[LoopsFinding]:
    from leader_journal.charts.loops.figure import loops_chart

    return loops_chart


def _read_repair() -> Read[RepairFinding]:
    from leader_journal.charts.loops.read import read_repair

    return read_repair


def _tell_repair() -> Told[RepairFinding]:
    from leader_journal.charts.loops.numbers import repair_numbers
    from leader_journal.charts.loops.words import describe_repair

    return Told(describe_repair, repair_numbers)


def _draw_repair() -> Draw[RepairFinding]:
    from leader_journal.charts.loops.figure import repair_chart

    return repair_chart


LOOPS = Room(
    id="loops",
    finding=LoopsFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Loops closed"),
    shows=lambda: _("Whether they were told what became of it, and after how many days"),
    read=_read_loops,
    tell=_tell_loops,
    draw=_draw_loops,
)
REPAIR = Room(
    id="repair",
    finding=RepairFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Coming back to it"),
    shows=lambda: _("Coming back to it after a sharp or closing reaction"),
    read=_read_repair,
    tell=_tell_repair,
    draw=_draw_repair,
)
