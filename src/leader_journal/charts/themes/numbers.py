"""Themes that return, as JSON; their names are left out of it."""

from __future__ import annotations

from leader_journal.charts.shared.numbers import Json, scope_json
from leader_journal.charts.themes.finding import ReturningTheme, ThemesFinding


def themes_numbers(finding: ThemesFinding) -> Json:
    returning = [_theme(theme) for theme in finding.returning]
    return {**scope_json(finding), "themes_in_all": finding.themes_in_all, "returning": returning}


def _theme(theme: ReturningTheme) -> Json:
    """Return a theme without its name: no text of the journal leaves it here."""
    entries = [{"entry": one.id, "day": one.day.isoformat(), "together": one.together} for one in theme.entries]
    return {"most": theme.most, "entries": entries}
