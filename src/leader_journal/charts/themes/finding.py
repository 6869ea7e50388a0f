"""Themes that return, as a finding. Theirs is the one text of the journal in a finding: rows must have names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from leader_journal.charts.shared.finding import Scope


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """An entry with a theme; `together` where it is one of three or more within the span."""

    id: str
    day: dt.date
    together: bool


@dataclass(frozen=True, slots=True)
class ReturningTheme:
    """A theme of the leader's own that came three times or more in 90 days, at most `most` times. Oldest first."""

    name: str
    entries: tuple[ThemeEntry, ...]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesFinding(Scope):
    """Themes that came again, the one that came most often within 90 days first; `themes_in_all` counts every theme.

    `first` and `last` are the ends of the time line.
    """

    returning: tuple[ReturningTheme, ...]
    themes_in_all: int
    first: dt.date
    last: dt.date

    def drawn(self) -> Iterable[str]:
        """Return the ids of the entries that are in the figure."""
        return (one.id for theme in self.returning for one in theme.entries)
