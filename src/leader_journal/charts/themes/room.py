"""Themes that return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[ThemesFinding]:
    from leader_journal.charts.themes.read import read_themes

    return read_themes


def _tell() -> Told[ThemesFinding]:
    from leader_journal.charts.themes.build import nameless_themes
    from leader_journal.charts.themes.numbers import themes_numbers
    from leader_journal.charts.themes.words import describe_themes

    return Told(describe_themes, themes_numbers, nameless_themes)


def _draw() -> Draw[ThemesFinding]:
    from leader_journal.charts.themes.figure import themes_chart

    return themes_chart


THEMES = Room(
    id="themes",
    finding=ThemesFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Themes that return"),
    shows=lambda: _("Themes that came up three times or more in 90 days"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
