"""The charts there are, one line each. To add one, add its room here: nobody else names it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from leader_journal.charts.bad_news_age.room import BAD_NEWS_AGE
from leader_journal.charts.breaches.room import BREACHES
from leader_journal.charts.came_back.room import CAME_BACK
from leader_journal.charts.claims.room import CLAIMS
from leader_journal.charts.entries.room import ENTRIES
from leader_journal.charts.fairness.room import FAIRNESS
from leader_journal.charts.loops.room import LOOPS, REPAIR
from leader_journal.charts.month.room import MONTH
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.plan.room import PLAN
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.promises.room import PERSON, PROMISES
from leader_journal.charts.reactions.room import REACTIONS
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.shared.room import Group, Room
from leader_journal.charts.shared_own.room import SHARED_OWN
from leader_journal.charts.themes.room import THEMES
from leader_journal.charts.tone_outcome.room import TONE_OUTCOME
from leader_journal.charts.voices.room import VOICES
from leader_journal.charts.year.room import YEAR
from leader_journal.core.terms import Series

ROOMS: tuple[Room[Any], ...] = (
    PROGRESS,
    ENTRIES,
    PATTERNS,
    MONTH,
    REACTIONS,
    YEAR,
    PLAN,
    CLAIMS,
    LOOPS,
    REPAIR,
    TONE_OUTCOME,
    BAD_NEWS_AGE,
    CAME_BACK,
    SHARED_OWN,
    THEMES,
    FAIRNESS,
    BREACHES,
    VOICES,
    PROMISES,
    PERSON,
)
"""Within a group of the page, and in what `findings` prints, they stand in this order."""

BY_ID: Mapping[str, Room[Any]] = {room.id: room for room in ROOMS}
_BY_FINDING: Mapping[type[Any], Room[Any]] = {room.finding: room for room in ROOMS}

ON_PAGE: Mapping[Group, tuple[Room[Any], ...]] = {
    group: tuple(room for room in ROOMS if room.group is group) for group in Group
}
"""The list of the page "Progress", group by group."""

LISTED: tuple[Room[Any], ...] = tuple(room for rooms in ON_PAGE.values() for room in rooms)
"""The same without the groups."""


def tidy_views() -> Mapping[str, str]:
    """Return the counts behind the charts as views of an export, each in SQL under its name there."""
    return {f"chart_{room.id}": room.tidy for room in ROOMS if room.tidy}


def title_of(chart: str, series: Series, last: dt.date) -> str:
    """Return what a chart, by its id, shows without a finding. Raises KeyError, or ValueError for one that finds."""
    return BY_ID[chart].neutral_title(series, last)


def room_of(finding: Finding) -> Room[Any]:
    """Return the room that found it."""
    return _BY_FINDING[type(finding)]
