"""What goes with what: where an element is shown more or less often."""

from __future__ import annotations

from leader_journal.charts import patterns
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.shared.room import RATED, Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _
from leader_journal.wording.labels import series_label

PATTERNS = Room(
    id="patterns",
    finding=PatternsFinding,
    group=Group.WHERE,
    name=lambda: _("By kind and setting"),
    shows=lambda: _("Where an element is shown more or less often"),
    sought=lambda: _(
        "patterns, when do I react badly, pressure, setting, by situation, stress, under pressure, when am I "
        "at my worst, triggers, what triggers me, when do I lose my temper, kind of situation, morning or "
        "afternoon, context, busy days"
    ),
    read=lambda: patterns.read.read_patterns,
    tell=lambda: Told(
        patterns.words.finding.describe_patterns, patterns.numbers.patterns_numbers, patterns.build.nameless_patterns
    ),
    draw=lambda: patterns.figure.patterns_chart,
    neutral=lambda series, _last: _("{element}, by kind and situation").format(element=series_label(series)),
    choices=frozenset({Choosable.DAYS, Choosable.SERIES, Choosable.QUESTION}),
    tidy=(
        "SELECT series, kind, setting, under_pressure, mark, count(*) AS entries FROM marks"
        f" JOIN entries ON entries.id = entry WHERE {RATED} GROUP BY series, kind, setting, under_pressure, mark"
    ),
)
