"""The findings on how it goes with the others, in words."""

from __future__ import annotations

from leader_journal.insight.findings_others import (
    CameBackFinding,
    LoopsFinding,
    NewsAgeFinding,
    OthersFinding,
    RepairFinding,
    SharedOwnFinding,
    ThemesFinding,
    ToneOutcomeFinding,
)
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.findings_came_back import describe_came_back
from leader_journal.wording.findings_loops import LOOPS
from leader_journal.wording.findings_news_age import describe_news_age
from leader_journal.wording.findings_repair import REPAIR
from leader_journal.wording.findings_shared_own import describe_shared_own
from leader_journal.wording.findings_themes import describe_themes
from leader_journal.wording.findings_tone_outcome import describe_tone_outcome
from leader_journal.wording.follow_ups import describe_follow_ups


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
