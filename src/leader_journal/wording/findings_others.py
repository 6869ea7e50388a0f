"""The findings on how it goes with the others, in words."""

from __future__ import annotations

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.bad_news_age.words import describe_news_age
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.came_back.words import describe_came_back
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.loops.words import LOOPS, REPAIR, describe_follow_ups
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.shared_own.words import describe_shared_own
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.themes.words import describe_themes
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.charts.tone_outcome.words import describe_tone_outcome
from leader_journal.insight.findings_others import OthersFinding
from leader_journal.wording.finding_text import FindingText


def describe_others(finding: OthersFinding) -> FindingText:
    """Put one of them into words of the current language."""
    match finding:
        case LoopsFinding():
            return describe_follow_ups(finding, LOOPS)
        case RepairFinding():
            return describe_follow_ups(finding, REPAIR)
        case ToneOutcomeFinding():
            return describe_tone_outcome(finding)
        case NewsAgeFinding():
            return describe_news_age(finding)
        case CameBackFinding():
            return describe_came_back(finding)
        case SharedOwnFinding():
            return describe_shared_own(finding)
        case ThemesFinding():
            return describe_themes(finding)
