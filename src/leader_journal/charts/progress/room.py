"""Have I changed? The three elements and constructive reactions over time."""

from __future__ import annotations

from leader_journal.charts import progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.room import BY_MONTH, RATED, Group, Room, Told
from leader_journal.wording.catalogue import _

PROGRESS = Room(
    id="progress",
    finding=ProgressFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Invitation elements"),
    shows=lambda: _("The three elements and constructive reactions over time"),
    sought=lambda: _(
        "marks over time, three elements, humility over time, questions and room, invitation elements, "
        "inviting, how often do I invite, curiosity, trend, my trend, curve, the elements"
    ),
    read=lambda: progress.read.read_progress,
    tell=lambda: Told(progress.words.describe_progress, progress.numbers.progress_numbers),
    draw=lambda: progress.figure.progress_chart,
    neutral=lambda *_of: _("The long run, eighteen months"),
    tidy=(
        f"{BY_MONTH}, series, sum(mark = 'shown') AS shown, sum(mark = 'partly') AS partly,"
        " sum(mark = 'missed') AS missed, count(*) AS rated FROM marks JOIN entries ON entries.id = entry"
        f" WHERE {RATED} GROUP BY month, series"
    ),
)
