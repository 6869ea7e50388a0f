"""Reads when the leader shared something of their own."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.read import entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.shared_own.build import build_shared_own
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.core.narrow_entry import Noted


def read_shared_own(source: ChartSource, request: ChartRequest, today: dt.date) -> SharedOwnFinding:
    return build_shared_own(entries_seen(source, Noted.SHARED_OWN, request.filter, request.period, today))
