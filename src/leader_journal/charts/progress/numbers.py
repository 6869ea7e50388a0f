"""Chart 1 as JSON."""

from __future__ import annotations

from leader_journal.charts.progress.finding import Change, ProgressFinding, SeriesProgress
from leader_journal.charts.shared.numbers import (
    Json,
    counts_json,
    number_json,
    period_json,
    rate_json,
    size_json,
    withdrawn_json,
)
from leader_journal.insight.level import LevelPoint


def progress_numbers(finding: ProgressFinding) -> Json:
    return {
        "period": period_json(finding.period),
        "today": finding.today.isoformat(),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
        "series": [_panel(panel) for panel in finding.series],
    }


def _panel(panel: SeriesProgress) -> Json:
    return {
        "series": panel.series.value,
        "evidence": panel.evidence.value,
        "counts": counts_json(panel.counts),
        "rate": rate_json(panel.rate),
        "months": [
            {"month": point.month.isoformat(), "counts": counts_json(point.counts), "rate": rate_json(point.rate)}
            for point in panel.months
        ],
        "level": [_level(point) for point in panel.level],
        "now": _level(panel.now) if panel.now else None,
        "changes": [_change(change) for change in panel.changes],
        "could_show": panel.could_show,
        "withdrawn": withdrawn_json(panel.withdrawn),
    }


def _level(point: LevelPoint) -> Json:
    return {
        "week": point.week.isoformat(),
        "mean": number_json(point.mean),
        "low50": number_json(point.low50),
        "high50": number_json(point.high50),
        "low95": number_json(point.low95),
        "high95": number_json(point.high95),
    }


def _change(change: Change) -> Json:
    return {
        "certainty": change.certainty.value,
        "direction": change.direction.value,
        "around": change.around.isoformat(),
        "week": change.week.isoformat(),
        "before": rate_json(change.before),
        "since": rate_json(change.since),
        "before_days": period_json(change.before_days),
        "since_days": period_json(change.since_days),
        # six figures: beyond some point the size of it says nothing more
        "bayes_factor": float(f"{change.bayes_factor:.6g}"),
        "told": change.told.isoformat(),
        "size": size_json(change.size),
        "pace": None
        if change.pace is None
        else {"before": number_json(change.pace.before), "since": number_json(change.pace.since)},
    }
