"""Chart 6 as JSON."""

from __future__ import annotations

from leader_journal.charts.shared.numbers import Json, counts_json, period_json
from leader_journal.charts.year.finding import YearFinding
from leader_journal.insight.counts import SeriesCounts


def year_numbers(finding: YearFinding) -> Json:
    return {
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": counts_json(finding.counts),
        "days": [
            {
                "day": day.day.isoformat(),
                "entries": day.entries,
                "reactions": finding.reactions_of(day).value,
                "counts": counts_json(SeriesCounts.of((day,))),
            }
            for day in finding.days
        ],
        "told_more": [
            {
                "kind": told.kind.value,
                "before": told.before,
                "since": told.since,
                "certainty": told.certainty.value,
            }
            for told in finding.told_more
        ],
    }
