"""Chart 3 as JSON."""

from __future__ import annotations

from leader_journal.charts.month.finding import MonthAgainstUsual, MonthFinding
from leader_journal.charts.shared.numbers import Json, counts_json


def month_numbers(finding: MonthFinding) -> Json:
    return {
        "month": finding.month.isoformat(),
        "complete": finding.complete,
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
        "rows": [_row(row) for row in finding.rows],
    }


def _row(row: MonthAgainstUsual) -> Json:
    return {
        "series": row.series.value,
        "counts": counts_json(row.counts),
        "usual": None if row.usual_low is None else {"low": row.usual_low, "high": row.usual_high},
        "verdict": row.verdict.value,
        "twelve_months_before": counts_json(row.history),
    }
