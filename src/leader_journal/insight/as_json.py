"""Findings as JSON: every number that a chart shows, and no text of the journal. Documented in docs/findings.md.

Shares are fractions rounded to six places, days are ISO dates, what cannot be said is null.
"""

from __future__ import annotations

from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.findings import (
    Change,
    EntriesFinding,
    Finding,
    MonthAgainstUsual,
    MonthFinding,
    ProgressFinding,
    SeriesProgress,
)
from leader_journal.insight.findings_breaches import BreachesFinding
from leader_journal.insight.findings_dues import PersonFinding, PromisesOverview
from leader_journal.insight.findings_fairness import FairnessFinding
from leader_journal.insight.findings_patterns import PatternsFinding
from leader_journal.insight.findings_plan import PlanFinding
from leader_journal.insight.findings_reactions import ReactionsFinding
from leader_journal.insight.findings_voices import VoicesFinding
from leader_journal.insight.findings_year import YearFinding
from leader_journal.insight.json_parts import Json, number_json, period_json, rate_json
from leader_journal.insight.level import LevelPoint
from leader_journal.insight.others_json import others_as_json
from leader_journal.insight.patterns_json import patterns_as_json
from leader_journal.insight.people_json import people_as_json
from leader_journal.insight.plan_json import plan_as_json


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
        case FairnessFinding() | BreachesFinding() | VoicesFinding() | PersonFinding() | PromisesOverview():
            return people_as_json(finding)
        case PlanFinding():
            return plan_as_json(finding)
        case _:
            return others_as_json(finding)


def _progress(finding: ProgressFinding) -> Json:
    return {
        "chart": "progress",
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
        "counts": _counts(panel.counts),
        "rate": rate_json(panel.rate),
        "months": [
            {"month": point.month.isoformat(), "counts": _counts(point.counts), "rate": rate_json(point.rate)}
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
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": _counts(finding.counts),
        "rate": rate_json(finding.rate),
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
        "period": period_json(finding.period),
        "before_period": period_json(finding.before_period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "counts": _counts(finding.counts),
        "before": _counts(finding.before),
        "rate": rate_json(finding.rate),
        "reactions": [
            {
                "reaction": share.reaction.value,
                "leaning": share.reaction.leaning.value,
                "count": share.count,
                "count_before": share.before,
                "ago": share.ago,
            }
            for share in finding.reactions
        ],
    }


def _year(finding: YearFinding) -> Json:
    return {
        "chart": "year",
        "period": period_json(finding.period),
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
        "told_more": [
            {"kind": told.kind.value, "before": told.before, "since": told.since} for told in finding.told_more
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
        "pace": None
        if change.pace is None
        else {"before": number_json(change.pace.before), "since": number_json(change.pace.since)},
    }
