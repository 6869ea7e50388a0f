"""Entries of days that have not come: a file that was brought in may hold them. No chart counts them."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from tests.services.reviewing import Write

from leader_journal.charts.findings import as_json
from leader_journal.charts.shared.room import ChartRequest, Choosable
from leader_journal.charts.table import BY_ID, ROOMS
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import ALWAYS, Period, last_months
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind, Mark, Reaction, Tone

ALIKE = {
    "reactions": (Reaction.ASKED,),
    "tone": Tone.CALM,
    "marks": Marks(humility=Mark.SHOWN, questions=Mark.SHOWN, room=Mark.SHOWN),
}


CHARTS = [room.id for room in ROOMS if Choosable.PERSON not in room.choices]


@pytest.mark.parametrize("chart", CHARTS)
def test_no_chart_counts_what_has_not_happened(chart: str, services: Services, write: Write) -> None:
    room, today = BY_ID[chart], services.clock.now().date()
    for at in range(12):
        write(f"Entry {at}", days_ago=3 * at, kind=list(Kind)[at % 6], themes=("Budget",), **ALIKE)
    periods = (ALWAYS, last_months(today, 3), Period(today - dt.timedelta(days=10)))
    before = [_numbers(services, ChartRequest(room, period)) for period in periods]
    for at in range(9):
        write(f"To come {at}", days_ago=-2 * at - 1, kind=list(Kind)[at % 6], themes=("Budget",), **ALIKE)
    assert [_numbers(services, ChartRequest(room, period)) for period in periods] == before


@pytest.mark.parametrize("chart", ["progress", "entries"])
def test_what_a_count_opens_is_what_was_counted(chart: str, services: Services, write: Write) -> None:
    for days in (9, 5, 0, -3, -40):
        write(f"{days} ago", days_ago=days, **ALIKE)
    finding = services.progress.finding(ChartRequest(BY_ID[chart]))
    assert isinstance(opened := finding.entries_filter(), EntryFilter)
    assert len(services.journal.entries.ids(opened)) == 3


def _numbers(services: Services, request: ChartRequest) -> dict[str, object]:
    """Return what a chart holds, but for the end of its days: that may be open, or today."""
    if Choosable.ONE_KIND in request.chart.choices:
        request = replace(request, filter=EntryFilter(kinds=frozenset({Kind.DOUBT})))
    found = dict(as_json(services.progress.finding(request)))
    found.pop("period", None)
    return found
