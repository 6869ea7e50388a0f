"""What the JSON of every finding is made of: shares as fractions of six places, days as ISO dates, null for nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.periods import Period
from leader_journal.insight.counts import Rate, SeriesCounts
from leader_journal.insight.size import Size
from leader_journal.insight.watched import Withdrawn

Json = dict[str, object]


def rate_json(rate: Rate | None) -> Json | None:
    """Return a rate; None below the number of entries from which a chart shows one."""
    if rate is None or not rate.tellable:
        return None
    return {
        "shown": rate.shown,
        "rated": rate.rated,
        "share": number_json(rate.share),
        "low": number_json(rate.low),
        "high": number_json(rate.high),
    }


def period_json(period: Period) -> Json:
    """Return a period; null where an end is open."""
    return {"first": day_json(period.first), "last": day_json(period.last)}


def day_json(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def number_json(number: float) -> float:
    """Return a number as it is written."""
    return round(float(number), 6)


def counts_json(counts: SeriesCounts) -> Json:
    """Return how entries count in a series."""
    return {
        "shown": counts.shown,
        "partly": counts.partly,
        "missed": counts.missed,
        "not_relevant": counts.not_relevant,
        "unmarked": counts.unmarked,
        "rated": counts.rated,
    }


def scope_json(finding: Scope) -> Json:
    """Return what a finding looked at."""
    return {
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
    }


def size_json(size: Size) -> Json:
    """Return by how much a share is larger, as fractions; negative where it is smaller."""
    return {"mean": number_json(size.mean), "low": number_json(size.low), "high": number_json(size.high)}


def withdrawn_json(withdrawn: Iterable[Withdrawn]) -> list[Json]:
    """Return what was withdrawn lately."""
    return [
        {"around": one.around.isoformat(), "told": one.told.isoformat(), "withdrawn": one.withdrawn.isoformat()}
        for one in withdrawn
    ]
