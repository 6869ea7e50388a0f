"""The days of twelve months."""

from __future__ import annotations

from leader_journal.charts import year
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.charts.year.finding import YearFinding
from leader_journal.wording.catalogue import _

YEAR = Room(
    id="year",
    finding=YearFinding,
    group=Group.OVER_TIME,
    name=lambda: _("The year"),
    shows=lambda: _("The days of twelve months"),
    sought=lambda: _(
        "heatmap, whole year, calendar of the year, every day, calendar view, this year, year overview, days "
        "I wrote, when did I write, activity"
    ),
    read=lambda: year.read.read_year,
    tell=lambda: Told(year.words.describe_year, year.numbers.year_numbers),
    draw=lambda: year.figure.YearChart,
    choices=frozenset({Choosable.DAY_VIEW}),  # its days follow from today
    tidy="SELECT day, count(*) AS entries FROM entries GROUP BY day",
)
