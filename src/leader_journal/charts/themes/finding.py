"""Themes that return, as a finding. Theirs is the one text of the journal in a finding: rows must have names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope


class ThemeEntry(Struct, frozen=True):
    """An entry with a theme; `together` where it is one of three or more within the span."""

    id: str
    day: dt.date
    together: bool


class ReturningTheme(Struct, frozen=True):
    """A theme of the leader's own that came three times or more in 90 days, at most `most` times. Oldest first."""

    name: str
    entries: tuple[ThemeEntry, ...]
    most: int


class ThemesFinding(Scope, frozen=True, kw_only=True):
    """Themes that came again, the one that came most often within 90 days first; `themes_in_all` counts every theme.

    `first` and `last` are the ends of the time line.
    """

    returning: tuple[ReturningTheme, ...]
    themes_in_all: int
    first: dt.date
    last: dt.date

    def drawn(self) -> Iterable[str]:
        return (one.id for theme in self.returning for one in theme.entries)
