"""Returning themes in words: a signal about the way we work, not about a person."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.charts.themes.finding import ReturningTheme, ThemeEntry, ThemesFinding
from leader_journal.insight.thresholds import THEME_DAYS, THEME_TIMES
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.table import Table

THEMES_DRAWN = 12
"""More lines than that are no picture; the table holds all."""


def describe_themes(finding: ThemesFinding) -> FindingText:
    early = heading_without_numbers(finding, (_none_returned(), _what_counts()))
    title, subtitle = early or (_title(finding), _subtitle(finding))
    note = only_what_was_written() if early else _note(finding)
    said = [f"{title}. {subtitle}", *map(theme_sentence, finding.returning)]
    return FindingText(title, subtitle, note, "\n".join(said), partial(_table, finding))


def theme_sentence(theme: ReturningTheme) -> str:
    """Return what one theme says."""
    if theme.most == THEME_TIMES:
        return _(
            "{theme}: it came up three times in {days} days, a signal about the way we work, not about a person."
        ).format(theme=theme.name, days=THEME_DAYS)
    return _(
        "{theme}: it came up {count} times in {days} days, a signal about the way we work, not about a person."
    ).format(theme=theme.name, count=counted(theme.most), days=THEME_DAYS)


def theme_count(theme: ReturningTheme) -> str:
    """Return what stands at the right end of a row: "5 times in 90 days"."""
    return _("{count} in {days} days").format(count=counted(theme.most), days=THEME_DAYS)


def together_words(*, together: bool) -> str:
    """Return what a mark means, for the key and within a sentence."""
    if together:
        return _("one of three or more in {days} days").format(days=THEME_DAYS)
    return _("on its own")


def entry_words(theme: ReturningTheme, one: ThemeEntry) -> str:
    """Return what one mark says: "Invoices, on its own"."""
    return _("{theme}, {what}").format(theme=theme.name, what=together_words(together=one.together))


def _what_counts() -> str:
    return _("A theme that comes up three times within {days} days is shown here.").format(days=THEME_DAYS)


def _none_returned() -> str:
    return _("No theme came up three times within {days} days").format(days=THEME_DAYS)


def _title(finding: ThemesFinding) -> str:
    count = len(finding.returning)
    return ngettext(
        "{count} theme came up three times or more within {days} days",
        "{count} themes came up three times or more within {days} days",
        count,
    ).format(count=counted(count), days=THEME_DAYS)


def _subtitle(finding: ThemesFinding) -> str:
    if len(finding.returning) == 1 and finding.returning[0].most == THEME_TIMES:
        return _("It came up three times in so short a time: a signal about the way we work, not about a person.")
    return _("What comes up three times is a signal about the way we work, not about a person.")


def _note(finding: ThemesFinding) -> str:
    said = _("Each mark is one entry with the theme. The number is the most within {days} days.").format(
        days=THEME_DAYS
    )
    if len(finding.returning) <= THEMES_DRAWN:
        return said
    return _("{said} The {count} that came up most often are drawn; the table has them all.").format(
        said=said, count=THEMES_DRAWN
    )


def _table(finding: ThemesFinding) -> Table:
    headers = (
        pgettext("table", "Theme"),
        pgettext("table", "Entries"),
        pgettext("table", "Most in 90 days"),
        pgettext("table", "First"),
        pgettext("table", "Last"),
    )
    return Table(
        headers,
        tuple(
            (
                theme.name,
                str(len(theme.entries)),
                str(theme.most),
                day_month_year(theme.entries[0].day),
                day_month_year(theme.entries[-1].day),
            )
            for theme in finding.returning
        ),
    )
