"""Rows of people in chart 4: which way, and whether it held up. Never how many, never a share, never in an order.

A person has no rate (docs/decisions/0010): what is told is how the leader was with somebody, against how they are
elsewhere, and the entries themselves stand beside it.
"""

from __future__ import annotations

from leader_journal.charts.patterns.finding import PersonRow
from leader_journal.charts.patterns.words.rows import factor_name
from leader_journal.charts.patterns.words.standing import flagged_before, overlap_words, standing_sentence
from leader_journal.charts.shared.words import standing_words
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Direction
from leader_journal.insight.standing import Standing
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext


def with_person(row: PersonRow) -> str:
    """Return "With Maria"."""
    return _("With {alias}").format(alias=row.alias)


def person_title(row: PersonRow, series: Series) -> str:
    template = _more(series) if row.plain is Direction.MORE else _less(series)
    return template.format(where=with_person(row))


def person_sentence(row: PersonRow, series: Series | None) -> str:
    """Return what a row of a person says; without a series, what comes after the title."""
    count = marked_words(row)
    if row.standing is Standing.NO_DIFFERENCE or row.flag is None:
        return _("{who}: {entries}, no clear difference.").format(who=with_person(row), entries=count)
    if series is None:
        head = f"{capital(count)}."
    elif row.plain is None:
        head = f"{with_person(row)}: {count}."
    else:
        head = _("{sentence} ({entries}).").format(sentence=person_title(row, series), entries=count)
    said = standing_sentence(row.standing, row.flag.scanned, row.flag.new)
    parts = (head, said, flagged_before(row.flag.earlier), overlap_words(row.overlap))
    return " ".join(part for part in parts if part)


def marked_words(row: PersonRow) -> str:
    """Return "12 marked entries"."""
    return ngettext("{count} marked entry", "{count} marked entries", row.marked).format(count=counted(row.marked))


def person_standing(row: PersonRow) -> str:
    """Return where a row stands, with which way since no bar shows it: "less often, worth a look"."""
    said = standing_words(row.standing)
    if row.plain is None:
        return said
    template = _("more often, {standing}") if row.plain is Direction.MORE else _("less often, {standing}")
    return template.format(standing=said)


def person_table_row(row: PersonRow) -> tuple[str, ...]:
    """Return the row of a table: no number shown, no share, no estimate."""
    return (factor_name(Factor.PERSON), row.alias, "", str(row.marked), "", "", "", person_standing(row))


def no_shares_of_people() -> str:
    """Return why the rows of people hold no numbers."""
    return _("People are listed by name, and no share is worked out for anybody: it is about you, not about them.")


def _less(series: Series) -> str:
    return {
        Series.HUMILITY: _("{where} you showed humility less often than elsewhere"),
        Series.QUESTIONS: _("{where} you asked less often than elsewhere"),
        Series.ROOM: _("{where} you left room less often than elsewhere"),
        Series.CONSTRUCTIVE: _("{where} you reacted constructively less often than elsewhere"),
    }[series]


def _more(series: Series) -> str:
    return {
        Series.HUMILITY: _("{where} you showed humility more often than elsewhere"),
        Series.QUESTIONS: _("{where} you asked more often than elsewhere"),
        Series.ROOM: _("{where} you left room more often than elsewhere"),
        Series.CONSTRUCTIVE: _("{where} you reacted constructively more often than elsewhere"),
    }[series]
