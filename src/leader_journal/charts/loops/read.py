"""Reads what was told back, and what was come back to."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.shared.read import entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.narrow_entry import Noted


def read_loops(source: ChartSource, request: ChartRequest, today: dt.date) -> LoopsFinding:
    return build_loops(entries_seen(source, Noted.LOOP, request.filter, request.period, today))


def read_repair(source: ChartSource, request: ChartRequest, today: dt.date) -> RepairFinding:
    return build_repair(entries_seen(source, Noted.HARD, request.filter, request.period, today))
