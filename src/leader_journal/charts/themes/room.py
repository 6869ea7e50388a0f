"""Themes that return."""

from __future__ import annotations

from leader_journal.charts import themes
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.wording.catalogue import _

THEMES = Room(
    id="themes",
    finding=ThemesFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Themes that return"),
    shows=lambda: _("Themes that came up three times or more in 90 days"),
    sought=lambda: _(
        "recurring themes, topics, again and again, themes, same problem, what keeps coming back, repeated "
        "problems, subjects, tags"
    ),
    read=lambda: themes.read.read_themes,
    tell=lambda: Told(themes.words.describe_themes, themes.numbers.themes_numbers, themes.build.nameless_themes),
    draw=lambda: themes.figure.themes_chart,
    prepare=lambda: themes.figure.drawn_themes,
    tidy=(
        "SELECT theme, count(*) AS entries, min(day) AS first, max(day) AS last FROM themes"
        " JOIN entries ON entries.id = entry GROUP BY theme"
    ),
)
