"""The findings on how it goes with the others as JSON. Documented in docs/findings.md; themes are left out of it."""

from __future__ import annotations

from collections.abc import Sequence

from leader_journal.core.terms import KnownFor, Outcome
from leader_journal.insight.findings_others import (
    CameBackFinding,
    FollowUp,
    FollowUpsFinding,
    Halves,
    LoopsFinding,
    NewsAgeFinding,
    OthersFinding,
    RepairFinding,
    ReturningTheme,
    Scope,
    SharedOwnFinding,
    ThemesFinding,
    ToneOutcomeFinding,
)
from leader_journal.insight.json_parts import Json, period_json, rate_json


def others_as_json(finding: OthersFinding) -> Json:
    """Return one of them as what `json.dumps` takes."""
    match finding:
        case LoopsFinding():
            more = {**_follow_ups(finding), "nothing_to_tell": finding.nothing_to_tell}
            return {"chart": "loops", **_scope(finding), **more}
        case RepairFinding():
            return {"chart": "repair", **_scope(finding), **_follow_ups(finding)}
        case ToneOutcomeFinding():
            return {"chart": "tone_outcome", **_scope(finding), **_tone_outcome(finding)}
        case NewsAgeFinding():
            return {"chart": "bad_news_age", **_scope(finding), **_news_age(finding)}
        case CameBackFinding():
            return {"chart": "came_back", **_scope(finding), **_came_back(finding)}
        case SharedOwnFinding():
            return {"chart": "shared_own", **_scope(finding), **_shared_own(finding)}
        case ThemesFinding():
            return {"chart": "themes", **_scope(finding), **_themes(finding)}


def _scope(finding: Scope) -> Json:
    return {
        "period": period_json(finding.period),
        "filtered": finding.filter.narrows,
        "evidence": finding.evidence.value,
        "entries": finding.entries,
    }


def _follow_ups(finding: FollowUpsFinding) -> Json:
    return {
        "rate": rate_json(finding.rate),
        "median_days": finding.median_days,
        "done": _each(finding.done),
        "open": _each(finding.open),
    }


def _each(entries: Sequence[FollowUp]) -> list[Json]:
    return [{"entry": one.id, "day": one.day.isoformat(), "days": one.days} for one in entries]


def _tone_outcome(finding: ToneOutcomeFinding) -> Json:
    return {
        "accepted": len(finding.of(Outcome.ACCEPTED)),
        "accepted_sharp": len(finding.against(Outcome.ACCEPTED)),
        "declined": len(finding.of(Outcome.DECLINED)),
        "declined_without_thanks": len(finding.against(Outcome.DECLINED)),
        "decisions": [
            {
                "entry": one.id,
                "day": one.day.isoformat(),
                "tone": None if one.tone is None else one.tone.value,
                "outcome": one.outcome.value,
                "against": one.against,
            }
            for one in finding.decisions
        ],
    }


def _news_age(finding: NewsAgeFinding) -> Json:
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


def _came_back(finding: CameBackFinding) -> Json:
    answers = [{"entry": one.id, "day": one.day.isoformat(), "came": one.came.value} for one in finding.answers]
    return {"rate": rate_json(finding.rate), "answers": answers}


def _shared_own(finding: SharedOwnFinding) -> Json:
    return {
        "months": [{"month": month.isoformat(), "shared": len(finding.of_month(month))} for month in finding.months],
        "shared": [{"entry": one.id, "day": one.day.isoformat()} for one in finding.shared],
    }


def _themes(finding: ThemesFinding) -> Json:
    return {"themes_in_all": finding.themes_in_all, "returning": [_theme(theme) for theme in finding.returning]}


def _theme(theme: ReturningTheme) -> Json:
    """Return a theme without its name: no text of the journal leaves it here."""
    entries = [{"entry": one.id, "day": one.day.isoformat(), "together": one.together} for one in theme.entries]
    return {"most": theme.most, "entries": entries}
