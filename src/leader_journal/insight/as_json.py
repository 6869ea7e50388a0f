"""Findings as JSON: every number that a chart shows, and no text of the journal. Documented in docs/findings.md.

Shares are fractions rounded to six places, days are ISO dates, what cannot be said is null.
"""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import Period
from leader_journal.insight.findings import (
    Change,
    EntriesFinding,
    Finding,
    LevelPoint,
    MonthAgainstUsual,
    MonthFinding,
    PatternsFinding,
    PlanFinding,
    ProgressFinding,
    Rate,
    ReactionsFinding,
    SeriesCounts,
    SeriesProgress,
    YearFinding,
)
from leader_journal.insight.others_json import others_as_json
from leader_journal.insight.patterns_json import patterns_as_json
from leader_journal.insight.plan_json import plan_as_json

Json = dict[str, object]


def as_json(finding: Finding) -> Json:
    """Return a finding as what `json.dumps` takes."""
    match finding:
        case ProgressFinding():
            return _progress(finding)
        case EntriesFinding():
            return _entries(finding)
        case MonthFinding():
            return _month(finding)
        case ReactionsFinding():
            return _reactions(finding)
        case PatternsFinding():
            return patterns_as_json(finding)
        case YearFinding():
            return _year(finding)
        case PlanFinding():
            return plan_as_json(finding)
        case _:
            return others_as_json(finding)


def _progress(finding: ProgressFinding) -> Json:
    return {
        "chart": "progress",
        "period": _period(finding.period),
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
        "counts": _counts(panel.counts),
        "rate": _rate(panel.rate),
        "months": [
            {"month": point.month.isoformat(), "counts": _counts(point.counts), "rate": _rate(point.rate)}
            for point in panel.months
        ],
        "level": [_level(point) for point in panel.level],
        "now": _level(panel.now) if panel.now else None,
        "changes": [_change(change) for change in panel.changes],
    }


def _entries(finding: EntriesFinding) -> Json:
    return {
        "chart": "entries",
        "series": finding.series.value,
        "period": _period(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": _counts(finding.counts),
        "rate": _rate(finding.rate),
        "as_bars": finding.as_bars,
        "months": [
            {
                "month": month.month.isoformat(),
                "counts": _counts(month.counts),
                "marks": [
                    {"entry": mark.id, "day": mark.day.isoformat(), "rating": mark.rating.value} for mark in month.marks
                ],
            }
            for month in finding.months
        ],
    }


def _month(finding: MonthFinding) -> Json:
    return {
        "chart": "month",
        "month": finding.month.isoformat(),
        "complete": finding.complete,
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
        "rows": [_row(row) for row in finding.rows],
    }


def _reactions(finding: ReactionsFinding) -> Json:
    return {
        "chart": "reactions",
        "period": _period(finding.period),
        "before_period": _period(finding.before_period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": _counts(finding.counts),
        "before": _counts(finding.before),
        "rate": _rate(finding.rate),
        "reactions": [
            {
                "reaction": share.reaction.value,
                "leaning": share.reaction.leaning.value,
                "count": share.count,
                "count_before": share.before,
            }
            for share in finding.reactions
        ],
    }


def _year(finding: YearFinding) -> Json:
    return {
        "chart": "year",
        "period": _period(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": _counts(finding.counts),
        "days": [
            {
                "day": day.day.isoformat(),
                "entries": day.entries,
                "reactions": finding.reactions_of(day).value,
                "counts": _counts(SeriesCounts.of((day,))),
            }
            for day in finding.days
        ],
    }


def _row(row: MonthAgainstUsual) -> Json:
    return {
        "series": row.series.value,
        "counts": _counts(row.counts),
        "usual": None if row.usual_low is None else {"low": row.usual_low, "high": row.usual_high},
        "verdict": row.verdict.value,
        "twelve_months_before": _counts(row.history),
    }


def _counts(counts: SeriesCounts) -> Json:
    return {
        "shown": counts.shown,
        "partly": counts.partly,
        "missed": counts.missed,
        "not_relevant": counts.not_relevant,
        "unmarked": counts.unmarked,
        "rated": counts.rated,
    }


def _rate(rate: Rate | None) -> Json | None:
    """Return a rate; None below the number of entries from which a chart shows one."""
    if rate is None or not rate.tellable:
        return None
    return {
        "shown": rate.shown,
        "rated": rate.rated,
        "share": _number(rate.share),
        "low": _number(rate.low),
        "high": _number(rate.high),
    }


def _level(point: LevelPoint) -> Json:
    return {
        "week": point.week.isoformat(),
        "mean": _number(point.mean),
        "low50": _number(point.low50),
        "high50": _number(point.high50),
        "low95": _number(point.low95),
        "high95": _number(point.high95),
    }


def _change(change: Change) -> Json:
    return {
        "certainty": change.certainty.value,
        "direction": change.direction.value,
        "around": change.around.isoformat(),
        "week": change.week.isoformat(),
        "before": _rate(change.before),
        "since": _rate(change.since),
        "before_days": _period(change.before_days),
        "since_days": _period(change.since_days),
        # six figures: beyond some point the size of it says nothing more
        "bayes_factor": float(f"{change.bayes_factor:.6g}"),
        "pace": None
        if change.pace is None
        else {"before": _number(change.pace.before), "since": _number(change.pace.since)},
    }


def _period(period: Period) -> Json:
    return {"first": _day(period.first), "last": _day(period.last)}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(number: float) -> float:
    return round(float(number), 6)
