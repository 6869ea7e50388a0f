"""The findings on how it goes with the others as JSON. Documented in docs/findings.md; themes are left out of it."""

from __future__ import annotations

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.bad_news_age.numbers import bad_news_age_numbers
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.came_back.numbers import came_back_numbers
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.loops.numbers import _follow_ups
from leader_journal.charts.shared.numbers import Json, scope_json
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.shared_own.numbers import shared_own_numbers
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.themes.numbers import themes_numbers
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.charts.tone_outcome.numbers import tone_outcome_numbers
from leader_journal.insight.findings_others import OthersFinding


def others_as_json(finding: OthersFinding) -> Json:
    """Return one of them as what `json.dumps` takes."""
    match finding:
        case LoopsFinding():
            more = {**_follow_ups(finding), "nothing_to_tell": finding.nothing_to_tell}
            return {"chart": "loops", **scope_json(finding), **more}
        case RepairFinding():
            return {"chart": "repair", **scope_json(finding), **_follow_ups(finding)}
        case ToneOutcomeFinding():
            return {"chart": "tone_outcome", **scope_json(finding), **tone_outcome_numbers(finding)}
        case NewsAgeFinding():
            return {"chart": "bad_news_age", **scope_json(finding), **bad_news_age_numbers(finding)}
        case CameBackFinding():
            return {"chart": "came_back", **scope_json(finding), **came_back_numbers(finding)}
        case SharedOwnFinding():
            return {"chart": "shared_own", **scope_json(finding), **shared_own_numbers(finding)}
        case ThemesFinding():
            return {"chart": "themes", **scope_json(finding), **themes_numbers(finding)}
