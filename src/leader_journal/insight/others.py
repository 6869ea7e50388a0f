"""From dealings to findings on how it goes with the others. Counting only; ranges come from `wilson`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.came_back.build import build_came_back
from leader_journal.charts.loops.build import build_loops, build_repair
from leader_journal.charts.shared.build import Dealt
from leader_journal.charts.shared_own.build import build_shared_own
from leader_journal.charts.themes.build import build_themes
from leader_journal.charts.tone_outcome.build import build_tone_outcome
from leader_journal.insight.findings_others import OthersFinding

BUILDERS: Mapping[str, Callable[[Dealt], OthersFinding]] = {
    "loops": build_loops,
    "repair": build_repair,
    "tone_outcome": build_tone_outcome,
    "bad_news_age": build_bad_news_age,
    "came_back": build_came_back,
    "shared_own": build_shared_own,
    "themes": build_themes,
}
"""By the name of the chart."""
