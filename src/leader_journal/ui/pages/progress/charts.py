"""Which charts the page "Progress" lists, in which groups, and what each lets the leader choose."""

from __future__ import annotations

from enum import StrEnum

from leader_journal.services.progress import WITH_OTHERS, Chart
from leader_journal.wording.catalogue import _


class Group(StrEnum):
    """The groups of the list."""

    OVER_TIME = "over_time"
    WHERE = "where"
    WITH_OTHERS = "with_others"
    AGREED = "agreed"


GROUPS: dict[Group, tuple[Chart, ...]] = {
    Group.OVER_TIME: (Chart.PROGRESS, Chart.ENTRIES, Chart.REACTIONS, Chart.YEAR, Chart.PLAN),
    Group.WHERE: (Chart.PATTERNS, Chart.MONTH),
    Group.WITH_OTHERS: (*WITH_OTHERS, Chart.FAIRNESS, Chart.VOICES),
    Group.AGREED: (Chart.BREACHES, Chart.PROMISES),
}
CHARTS = tuple(chart for charts in GROUPS.values() for chart in charts)

BY_SERIES = frozenset({Chart.ENTRIES, Chart.PATTERNS})
"""Charts of one series, which is chosen above them."""
ASKED = frozenset({Chart.PATTERNS})
"""Charts of which one question may be asked alone."""
BY_KIND = frozenset({Chart.REACTIONS, Chart.FAIRNESS})
"""Charts that may be of one kind of occasion."""
BY_DAYS = frozenset({Chart.YEAR})
"""Charts whose cells tell one thing or another."""
FIXED_DAYS = frozenset({Chart.MONTH, Chart.REACTIONS, Chart.YEAR, Chart.VOICES})
"""Charts whose days follow from today."""


def group_name(group: Group) -> str:
    """Return the head of a group."""
    return {
        Group.OVER_TIME: _("Over time"),
        Group.WHERE: _("Where"),
        Group.WITH_OTHERS: _("With others"),
        Group.AGREED: _("What was agreed"),
    }[group]


def chart_name(chart: Chart) -> str:
    """Return a chart's name in the list."""
    return {
        Chart.PROGRESS: _("Invitation elements"),
        Chart.ENTRIES: _("Entry by entry"),
        Chart.MONTH: _("This month"),
        Chart.REACTIONS: _("Reactions"),
        Chart.YEAR: _("The year"),
        Chart.PLAN: _("Plans"),
        Chart.PATTERNS: _("By kind and setting"),
        Chart.LOOPS: _("Loops closed"),
        Chart.REPAIR: _("Coming back to it"),
        Chart.TONE_OUTCOME: _("Tone and outcome"),
        Chart.BAD_NEWS_AGE: _("How long it was known"),
        Chart.CAME_BACK: _("Came with more"),
        Chart.SHARED_OWN: _("Shared my own"),
        Chart.THEMES: _("Themes that return"),
        Chart.FAIRNESS: _("Fairness mirror"),
        Chart.VOICES: _("Not heard lately"),
        Chart.BREACHES: _("Breaches in four boxes"),
        Chart.PROMISES: _("Agreements and promises"),
        Chart.PERSON: _("One person"),
    }[chart]
