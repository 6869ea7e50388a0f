"""Which charts the page "Progress" lists, in which groups, and what each lets the leader choose."""

from __future__ import annotations

from enum import StrEnum

from leader_journal.services.progress import Chart
from leader_journal.wording.catalogue import _


class Group(StrEnum):
    """The groups of the list."""

    OVER_TIME = "over_time"
    WHERE = "where"


GROUPS: dict[Group, tuple[Chart, ...]] = {
    Group.OVER_TIME: (Chart.PROGRESS, Chart.ENTRIES, Chart.REACTIONS),
    Group.WHERE: (Chart.MONTH,),
}
CHARTS = tuple(chart for charts in GROUPS.values() for chart in charts)

BY_SERIES = frozenset({Chart.ENTRIES})
"""Charts of one series, which is chosen above them."""
BY_KIND = frozenset({Chart.REACTIONS})
"""Charts that may be of one kind of occasion."""
FIXED_DAYS = frozenset({Chart.MONTH, Chart.REACTIONS})
"""Charts whose days follow from today."""


def group_name(group: Group) -> str:
    """Return the head of a group."""
    return {Group.OVER_TIME: _("Over time"), Group.WHERE: _("Where")}[group]


def chart_name(chart: Chart) -> str:
    """Return a chart's name in the list."""
    return {
        Chart.PROGRESS: _("Invitation elements"),
        Chart.ENTRIES: _("Entry by entry"),
        Chart.MONTH: _("This month"),
        Chart.REACTIONS: _("Reactions"),
    }[chart]
