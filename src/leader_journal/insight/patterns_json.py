"""Chart 4 as JSON. Documented in docs/findings.md; a setting or theme of the leader's own is left out of it by name.

People are ids, without a number shown and without a rate (docs/decisions/0010).
"""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Setting
from leader_journal.insight.counts import Rate
from leader_journal.insight.findings_patterns import PatternRow, PatternsFinding, PersonFlag, PersonRow
from leader_journal.insight.patterns import Overlap
from leader_journal.insight.replay import Flag

Json = dict[str, object]


def patterns_as_json(finding: PatternsFinding) -> Json:
    """Return chart 4 as what `json.dumps` takes."""
    return {
        "chart": "patterns",
        "series": finding.series.value,
        "asked": None if finding.asked is None else finding.asked.value,
        "period": _period(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "rate": _rate(finding.rate),
        "scanned": _day(finding.scanned),
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
        "rate": _rate(row.inside),
        "elsewhere": _rate(row.elsewhere),
        "estimate": None
        if row.pooled is None
        else {"mean": _number(row.pooled.mean), "low": _number(row.pooled.low), "high": _number(row.pooled.high)},
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


def _flag(flag: Flag | None) -> Json | None:
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
