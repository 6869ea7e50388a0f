"""Chart 2 as JSON."""

from __future__ import annotations

from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.numbers import Json, counts_json, period_json, rate_json


def entries_numbers(finding: EntriesFinding) -> Json:
    return {
        "series": finding.series.value,
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": counts_json(finding.counts),
        "rate": rate_json(finding.rate),
        "as_bars": finding.as_bars,
        "months": [
            {
                "month": month.month.isoformat(),
                "counts": counts_json(month.counts),
                "marks": [
                    {"entry": mark.id, "day": mark.day.isoformat(), "rating": mark.rating.value} for mark in month.marks
                ],
            }
            for month in finding.months
        ],
    }
