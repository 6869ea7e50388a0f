"""Findings on how it goes with the others, as values: what was told back, made good, decided, and came again.

They keep the rules of `insight.findings`: shares are fractions, every part knows the filter of its entries, and none
holds a text of the journal; the themes of `ThemesFinding` are the one exception, for its rows must have names.
No finding names a person or sets people side by side.
"""

from __future__ import annotations

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding

OthersFinding = (
    LoopsFinding
    | RepairFinding
    | ToneOutcomeFinding
    | NewsAgeFinding
    | CameBackFinding
    | SharedOwnFinding
    | ThemesFinding
)
