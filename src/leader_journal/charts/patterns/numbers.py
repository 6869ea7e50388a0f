"""Chart 4 as JSON. Documented in docs/findings.md; a setting or theme of the leader's own is left out of it by name.

People are ids, without a number shown and without a rate (docs/decisions/0010).
"""

from __future__ import annotations

from leader_journal.charts.patterns.finding import PatternRow, PatternsFinding, PersonFlag, PersonRow
from leader_journal.charts.shared.numbers import Json, day_json, number_json, period_json, rate_json
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series, Setting
from leader_journal.insight.patterns import Overlap
from leader_journal.insight.replay import ReplayedFlag


def patterns_numbers(finding: PatternsFinding) -> Json:
    return {
        "series": finding.series.value,
        "asked": None if finding.asked is None else finding.asked.value,
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "rate": rate_json(finding.rate),
        "scanned": day_json(finding.scanned),
        "comparisons": finding.comparisons,
        "rows": [_row(row) for row in finding.rows],
        "people": [_person(row) for row in finding.people],
        "left_out": [{"factor": factor.value, "levels": count} for factor, count in finding.left_out],
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
        "overlap": _overlap(row.overlap),
    }


def _person(row: PersonRow) -> Json:
    return {
        "person": row.person,
        "rated": row.marked,
        "standing": row.standing.value,
        "flagged": _person_flag(row.flag),
        "overlap": _overlap(row.overlap),
    }


def _flag(flag: ReplayedFlag[Series] | None) -> Json | None:
    if flag is None:
        return None
    tested = flag.confirmation
    return {
        "scanned": flag.scanned.isoformat(),
        "direction": flag.direction.value,
        "outcome": tested.outcome.value,
        "shown": tested.shown,
        "rated": tested.rated,
        "earlier": [day.isoformat() for day in flag.earlier],
    }


def _person_flag(flag: PersonFlag | None) -> Json | None:
    if flag is None:
        return None
    return {
        "scanned": flag.scanned.isoformat(),
        "direction": flag.direction.value,
        "outcome": flag.outcome.value,
        "rated": flag.new,
        "earlier": [day.isoformat() for day in flag.earlier],
    }


def _overlap(overlap: Overlap | None) -> Json | None:
    if overlap is None:
        return None
    return {
        "factor": overlap.factor.value,
        "level": _level(overlap.factor, overlap.level),
        "common": overlap.common,
    }


def _level(factor: Factor, level: str) -> str | None:
    """Return a level that ships, or a person's id; the name of the leader's own setting or theme is a text."""
    own = factor is Factor.THEME or (factor is Factor.SETTING and level not in set(Setting))
    return None if own else level
