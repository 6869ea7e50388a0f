"""The ledger of sharing one’s own."""

from __future__ import annotations

import datetime as dt

from tests.charts.narrow_entries import made, seen

from leader_journal.charts.shared_own.build import build_shared_own


def test_the_ledger_stands_by_month_gaps_included() -> None:
    found = [made(dt.date(2026, 8, 31), 1, shared_own=True), made(dt.date(2026, 10, 1), 2, shared_own=True)]
    finding = build_shared_own(seen(found))
    assert [month.month for month in finding.months] == [8, 9, 10, 11]
    assert [len(finding.of_month(month)) for month in finding.months] == [1, 0, 1, 0]
