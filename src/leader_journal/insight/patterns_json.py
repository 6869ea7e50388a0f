"""Chart 4 as JSON. Documented in docs/findings.md; a setting of the leader's own is left out of it by name."""

from __future__ import annotations

from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series, Setting
from leader_journal.insight.findings_patterns import PatternRow, PatternsFinding
from leader_journal.insight.json_parts import Json, day_json, number_json, period_json, rate_json
from leader_journal.insight.replay import Flag


def patterns_as_json(finding: PatternsFinding) -> Json:
    """Return chart 4 as what `json.dumps` takes."""
    return {
        "chart": "patterns",
        "series": finding.series.value,
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "rate": rate_json(finding.rate),
        "scanned": day_json(finding.scanned),
        "comparisons": finding.comparisons,
        "rows": [_row(row) for row in finding.rows],
    }


def _row(row: PatternRow) -> Json:
    return {
        "factor": row.factor.value,
        "level": _level(row.factor, row.level),
        "shown": row.inside.shown,
        "rated": row.inside.rated,
        "rate": rate_json(row.inside),
        "elsewhere": rate_json(row.elsewhere),
        "estimate": None
        if row.pooled is None
        else {
            "mean": number_json(row.pooled.mean),
            "low": number_json(row.pooled.low),
            "high": number_json(row.pooled.high),
        },
        "standing": row.standing.value,
        "flagged": _flag(row.flag),
        "overlap": None
        if row.overlap is None
        else {
            "factor": row.overlap.factor.value,
            "level": _level(row.overlap.factor, row.overlap.level),
            "common": row.overlap.common,
        },
    }


def _flag(flag: Flag[Series] | None) -> Json | None:
    if flag is None:
        return None
    return {
        "scanned": flag.scanned.isoformat(),
        "direction": flag.direction.value,
        "outcome": flag.confirmation.outcome.value,
        "shown": flag.confirmation.shown,
        "rated": flag.confirmation.rated,
    }


def _level(factor: Factor, level: str) -> str | None:
    """Return a level that ships; the name of the leader's own setting is a text of the journal."""
    return None if factor is Factor.SETTING and level not in set(Setting) else level
