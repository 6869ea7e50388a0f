"""The few words that stand inside chart 4."""

from __future__ import annotations

from leader_journal.charts.patterns.finding import PatternRow, PersonRow
from leader_journal.charts.patterns.words.people import marked_words
from leader_journal.charts.patterns.words.rows import row_name
from leader_journal.charts.shared.words import count_of
from leader_journal.insight.counts import Rate
from leader_journal.wording.catalogue import _, counted, pgettext
from leader_journal.wording.numbers import percent, whole_percent


def share_label(share: float) -> str:
    """Return a place on the axis of shares; only the last says what the numbers are."""
    return percent(share) if share == 1 else str(whole_percent(share))


def shown_of_rated() -> str:
    """Return the head of the column of counts."""
    return _("shown of marked")


def your_average(average: Rate) -> str:
    """Return what the dashed line of chart 4 is."""
    return _("your average {share}").format(share=percent(average.share))


def row_counts(row: PatternRow) -> str:
    """Return "25 of 91"."""
    return count_of(row.inside.shown, row.inside.rated)


def pattern_label(row: PatternRow) -> str:
    """Return "Disagreement: 25 of 91"."""
    return _("{series}: {shown} of {rated}").format(
        series=row_name(row), shown=counted(row.inside.shown), rated=counted(row.inside.rated)
    )


def marked() -> str:
    """Return the head of the column in which people have no more than a number of entries."""
    return pgettext("column", "marked")


def person_count(row: PersonRow) -> str:
    """Return how many marked entries there are with a person."""
    return str(row.marked)


def person_label(row: PersonRow) -> str:
    """Return "Maria: 12 marked entries"."""
    return _("{series}: {said}").format(series=row.alias, said=marked_words(row))
