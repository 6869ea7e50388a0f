"""Reads what became of it, and in which tone it was met."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.read import entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.tone_outcome.build import build_tone_outcome
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.core.narrow_entry import Noted


def read_tone_outcome(source: ChartSource, request: ChartRequest, today: dt.date) -> ToneOutcomeFinding:
    return build_tone_outcome(entries_seen(source, Noted.OUTCOME, request.filter, request.period, today))
