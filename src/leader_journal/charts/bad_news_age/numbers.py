"""The age of bad news as JSON."""

from __future__ import annotations

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding, Turn
from leader_journal.charts.shared.numbers import Json, rate_json, scope_json, size_json, withdrawn_json
from leader_journal.core.terms import KnownFor


def bad_news_age_numbers(finding: NewsAgeFinding) -> Json:
    cells = finding.cells()
    return {
        **scope_json(finding),
        "rate": rate_json(finding.rate),
        "turn": None if finding.turn is None else _turn(finding.turn),
        "could_show": finding.could_show,
        "withdrawn": withdrawn_json(finding.withdrawn),
        "quarters": [
            {
                "quarter": quarter.isoformat(),
                **{known_for.value: len(cells[quarter, known_for]) for known_for in KnownFor},
            }
            for quarter in finding.quarters
        ],
        "heard": [
            {"entry": one.id, "day": one.day.isoformat(), "known_for": one.known_for.value} for one in finding.heard
        ],
    }


def _turn(turn: Turn) -> Json:
    return {
        "certainty": turn.certainty.value,
        "direction": "sooner" if turn.sooner else "later",
        "around": turn.around.isoformat(),
        "told": turn.told.isoformat(),
        "before": rate_json(turn.before),
        "since": rate_json(turn.since),
        "size": size_json(turn.size),
    }
