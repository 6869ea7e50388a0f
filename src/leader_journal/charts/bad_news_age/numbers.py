"""The age of bad news as JSON."""

from __future__ import annotations

from leader_journal.charts.bad_news_age.finding import Halves, NewsAgeFinding
from leader_journal.charts.shared.numbers import Json, rate_json
from leader_journal.core.terms import KnownFor


def bad_news_age_numbers(finding: NewsAgeFinding) -> Json:
    return {
        "rate": rate_json(finding.rate),
        "halves": None if finding.halves is None else _halves(finding.halves),
        "quarters": [
            {
                "quarter": quarter.isoformat(),
                **{known_for.value: len(finding.cell(quarter, known_for)) for known_for in KnownFor},
            }
            for quarter in finding.quarters
        ],
        "heard": [
            {"entry": one.id, "day": one.day.isoformat(), "known_for": one.known_for.value} for one in finding.heard
        ],
    }


def _halves(halves: Halves) -> Json:
    return {
        "before_fresh": halves.before_fresh,
        "before": halves.before,
        "since_fresh": halves.since_fresh,
        "since": halves.since,
        "first_since": halves.first_since.isoformat(),
        "turn": halves.turn.value,
    }
