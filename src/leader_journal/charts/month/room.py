"""Was this month unusual?"""

from __future__ import annotations

from leader_journal.charts import month
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import month_year

MONTH = Room(
    id="month",
    finding=MonthFinding,
    group=Group.WHERE,
    name=lambda: _("This month"),
    shows=lambda: _("This month compared with usual"),
    sought=lambda: _(
        "summary of the month, recently, what changed this month, this month, last week, past week, numbers "
        "of the month, four weeks, latest, last month, past month"
    ),
    read=lambda: month.read.read_month,
    tell=lambda: Told(month.words.describe_month, month.numbers.month_numbers),
    draw=lambda: month.figure.MonthChart,
    neutral=lambda _series, last: capital(_("{month} compared with usual").format(month=month_year(last))),
    choices=frozenset(),  # its days follow from today
)
