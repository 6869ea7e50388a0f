"""From entries to the themes that came three times or more in 90 days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from leader_journal.charts.shared.build import OverTime
from leader_journal.charts.themes.finding import ReturningTheme, ThemeEntry, ThemesFinding
from leader_journal.core.narrow_entry import ThemedEntry
from leader_journal.insight.thresholds import THEME_DAYS, THEME_TIMES


class ThemesSeen(OverTime, frozen=True, kw_only=True):
    """The themes of the entries of the period that match the filter, entries oldest first."""

    themed: Sequence[ThemedEntry]


def build_themes(seen: ThemesSeen) -> ThemesFinding:
    """Return the themes that came three times or more in 90 days."""
    by_theme: dict[str, list[ThemedEntry]] = {}
    for one in seen.themed:
        by_theme.setdefault(one.theme, []).append(one)
    found = [_returning(theme, entries) for theme, entries in by_theme.items()]
    returning = tuple(sorted((one for one in found if one is not None), key=lambda one: (-one.most, one.name)))
    first, last = seen.ends()
    return ThemesFinding(
        **seen.head(sum(len(one.entries) for one in returning)),
        returning=returning,
        themes_in_all=len(by_theme),
        first=first,
        last=last,
    )


def nameless_themes(finding: ThemesFinding, said: Callable[[str], str]) -> ThemesFinding:
    """Return the finding with letters where a theme names somebody."""
    return replace(finding, returning=tuple(replace(theme, name=said(theme.name)) for theme in finding.returning))


def _returning(theme: str, entries: Sequence[ThemedEntry]) -> ReturningTheme | None:
    """Return a theme with what came together, or None where three never fell within the span."""
    days = [one.day.toordinal() for one in entries]
    together = [False] * len(entries)
    most = first = reached = 0
    for last, day in enumerate(days):
        while day - days[first] >= THEME_DAYS:
            first += 1
        size = last - first + 1
        if size >= THEME_TIMES:
            for at in range(max(first, reached), last + 1):
                together[at] = True
            reached = last + 1
            if size > most:
                most = size
    if not most:
        return None
    marked = tuple(ThemeEntry(one.id, one.day, with_others) for one, with_others in zip(entries, together, strict=True))
    return ReturningTheme(theme, marked, most)
