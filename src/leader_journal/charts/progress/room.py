"""Have I changed? The three elements and constructive reactions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[ProgressFinding]:
    from leader_journal.charts.progress.read import read_progress

    return read_progress


def _tell() -> Told[ProgressFinding]:
    from leader_journal.charts.progress.numbers import progress_numbers
    from leader_journal.charts.progress.words import describe_progress

    return Told(describe_progress, progress_numbers)


def _draw() -> Draw[ProgressFinding]:
    from leader_journal.charts.progress.figure import progress_chart

    return progress_chart


PROGRESS = Room(
    id="progress",
    finding=ProgressFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Invitation elements"),
    shows=lambda: _("The three elements and constructive reactions over time"),
    read=_read,
    tell=_tell,
    draw=_draw,
    neutral=lambda *_of: _("The long run, eighteen months"),
)
