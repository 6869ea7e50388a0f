"""Two of one make: told what became of it, and coming back to it."""

from __future__ import annotations

from leader_journal.charts import loops
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

LOOPS = Room(
    id="loops",
    finding=LoopsFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Loops closed"),
    shows=lambda: _("Whether they were told what became of it, and after how many days"),
    sought=lambda: _(
        "closed loops, told them what came of it, feedback on ideas, did I get back to them, get back to "
        "people, answer given, follow-up, reply, report back, close the loop"
    ),
    read=lambda: loops.read.read_loops,
    tell=lambda: Told(loops.words.describe_loops, loops.numbers.loops_numbers),
    draw=lambda: loops.figure.loops_chart,
    tidy=(
        "SELECT loop, count(*) AS entries, avg(julianday(told_on) - julianday(day)) AS days_to_tell"
        " FROM entries WHERE loop IS NOT NULL GROUP BY loop"
    ),
)
REPAIR = Room(
    id="repair",
    finding=RepairFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Coming back to it"),
    shows=lambda: _("Coming back to it after a sharp or closing reaction"),
    sought=lambda: _(
        "apology, apologised, repaired, made good, sorry, did I apologise, saying sorry, did I say sorry, "
        "make up for it, made it right, repair, fix it afterwards"
    ),
    read=lambda: loops.read.read_repair,
    tell=lambda: Told(loops.words.describe_repair, loops.numbers.repair_numbers),
    draw=lambda: loops.figure.repair_chart,
    tidy=(
        "SELECT came_back_on IS NOT NULL AS came_back, count(*) AS entries,"
        " avg(julianday(came_back_on) - julianday(day)) AS days FROM entries"
        " WHERE tone = 'sharp' OR quality = 'closing' GROUP BY came_back"
    ),
)
