"""Chart 4 as JSON. Documented in docs/findings.md; a setting of the leader's own is left out of it by name."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series, Setting
from leader_journal.insight.counts import Rate
from leader_journal.insight.findings_patterns import PatternRow, PatternsFinding
from leader_journal.insight.replay import Flag

Json = dict[str, object]


def patterns_as_json(finding: PatternsFinding) -> Json:
    """Return chart 4 as what `json.dumps` takes."""
    return {
        "chart": "patterns",
        "series": finding.series.value,
        "period": _period(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "rate": _rate(finding.rate),
        "scanned": _day(finding.scanned),
        "comparisons": finding.comparisons,
        "rows": [_row(row) for row in finding.rows],
    }


def _row(row: PatternRow) -> Json:
    return {
        "factor": row.factor.value,
        "level": _level(row.factor, row.level),
        "shown": row.inside.shown,
        "rated": row.inside.rated,
        "rate": _rate(row.inside),
        "elsewhere": _rate(row.elsewhere),
        "estimate": None
        if row.pooled is None
        else {"mean": _number(row.pooled.mean), "low": _number(row.pooled.low), "high": _number(row.pooled.high)},
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


def _rate(rate: Rate | None) -> Json | None:
    if rate is None or not rate.tellable:
        return None
    return {
        "shown": rate.shown,
        "rated": rate.rated,
        "share": _number(rate.share),
        "low": _number(rate.low),
        "high": _number(rate.high),
    }


def _period(period: Period) -> Json:
    return {"first": _day(period.first), "last": _day(period.last)}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(number: float) -> float:
    return round(float(number), 6)
