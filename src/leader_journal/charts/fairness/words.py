"""The fairness mirror in words: a question, entries side by side, and a difference only by the rules for patterns."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.fairness.finding import FairnessFinding, Mirrored
from leader_journal.charts.shared.words import heading_without_numbers, standing_words
from leader_journal.core.tallies import RatedEntry
from leader_journal.core.terms import Kind, Mark, Series
from leader_journal.insight.counts import Direction, Evidence, SeriesCounts
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import MIN_LEVEL
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import kinds_label
from leader_journal.wording.rate_sentences import rating_name
from leader_journal.wording.table import Table

PEOPLE_DRAWN = 20
"""More rows than that are no picture; the table holds all."""


def describe_fairness(finding: FairnessFinding) -> FindingText:
    title, subtitle = heading_without_numbers(finding, _unrated()) or (_title(finding), _subtitle(finding))
    return FindingText(title, subtitle, _note(finding), _in_words(finding, title, subtitle), partial(_table, finding))


def row_name(one: Mirrored) -> str:
    """Return the name of a row: "C", or "C, worth a look"."""
    said = standing_words(one.standing) if one.stands_out else ""
    return _("{letter}, {standing}").format(letter=one.letter, standing=said) if said else one.letter


def entry_words(one: Mirrored, entry: RatedEntry) -> str:
    """Return what one mark says of its entry, within a sentence: "C, mixed"."""
    return _("{letter}, {rating}").format(
        letter=one.letter, rating=rating_name(Series.CONSTRUCTIVE, entry.rating).lower()
    )


def key_words(mark: Mark) -> str:
    """Return what a mark means, for the key."""
    return rating_name(Series.CONSTRUCTIVE, mark)


def _unrated() -> tuple[str, str]:
    return (
        _("No two people have come to you with the same kind of thing yet"),
        _("The mirror sets people who came to you with the same kind of thing side by side."),
    )


def _title(finding: FairnessFinding) -> str:
    told = finding.stands_out
    if told:
        return _question_to_others(finding.kind, told[0].letter)
    first, second = finding.people[:2]
    if len(first.entries) == len(second.entries) == 1:
        assert finding.kind is not None
        return _("{kinds}: one entry each, too few to ask about").format(kinds=kinds_label(finding.kind))
    return _question(finding.kind, first.letter, second.letter)


def _question(kind: Kind | None, one: str, other: str) -> str:
    assert kind is not None
    return _("{kinds}: would I have answered {other} as I answered {one}?").format(
        kinds=kinds_label(kind), one=one, other=other
    )


def _question_to_others(kind: Kind | None, one: str) -> str:
    assert kind is not None
    return _("{kinds}: would I have answered {one} as I answered the others?").format(kinds=kinds_label(kind), one=one)


def _subtitle(finding: FairnessFinding) -> str:
    if finding.stands_out:
        return " ".join(map(_difference, finding.stands_out))
    if all(one.standing is Standing.TOO_FEW for one in finding.people):
        return _(
            "Their entries side by side, oldest first. Too few to compare: a difference is only mentioned once "
            "each has at least {count}."
        ).format(count=MIN_LEVEL)
    return _("Their entries side by side, oldest first. No clear difference in how you answered them.")


def _difference(one: Mirrored) -> str:
    assert one.flag is not None
    template = (
        _(
            "You answered {letter} constructively more often: {shown} of {rated}, against {other_shown} of {others} "
            "for the others."
        )
        if one.flag.direction is Direction.MORE
        else _(
            "You answered {letter} constructively less often: {shown} of {rated}, against {other_shown} of "
            "{others} for the others."
        )
    )
    held_up = one.standing is Standing.HELD_UP
    since = one.flag.since
    # what got it flagged was picked for being far off: what held up is told by the entries since
    shown, rated = (since.shown, since.rated) if held_up else (one.counts.shown, one.counts.rated)
    other_shown, others = since.elsewhere if held_up else (one.others.shown, one.others.rated)
    said = template.format(
        letter=one.letter,
        shown=counted(shown),
        rated=counted(rated),
        other_shown=counted(other_shown),
        others=counted(others),
    )
    return f"{said} {_held(one)}"


def _held(one: Mirrored) -> str:
    if one.standing is Standing.HELD_UP:
        assert one.flag is not None
        return _("Counted since {month}: it held up in the next ten. The numbers do not say why.").format(
            month=month_year(one.flag.scanned)
        )
    return _("Worth a look: the next ten will show whether it holds. The numbers do not say why.")


def _note(finding: FairnessFinding) -> str:
    said = _(
        "Letters stand for people in the order of their first entry in the journal, and mean nothing else. Only "
        "entries with a rated reaction are shown; a mark opens its entry."
    )
    if len(finding.people) <= PEOPLE_DRAWN:
        return said
    return _("{said} The first {count} are drawn; the table has them all.").format(said=said, count=PEOPLE_DRAWN)


def _in_words(finding: FairnessFinding, title: str, subtitle: str) -> str:
    if finding.evidence.rank < Evidence.FEW.rank:
        return f"{title}. {subtitle}"
    return "\n".join([f"{title} {subtitle}", *(_person(one) for one in finding.people)])


def _person(one: Mirrored) -> str:
    counts = one.counts
    return ngettext(
        "{letter}: {count} entry, constructive in {shown}, mixed in {partly}, closing in {missed}.",
        "{letter}: {count} entries, constructive in {shown}, mixed in {partly}, closing in {missed}.",
        counts.rated,
    ).format(
        letter=one.letter,
        count=counted(counts.rated),
        shown=counted(counts.shown),
        partly=counted(counts.partly),
        missed=counted(counts.missed),
    )


def _table(finding: FairnessFinding) -> Table:
    headers = (
        pgettext("table", "Person"),
        *(rating_name(Series.CONSTRUCTIVE, mark) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)),
        pgettext("table", "Counted"),
    )
    return Table(headers, tuple((one.letter, *_cells(one.counts)) for one in finding.people))


def _cells(counts: SeriesCounts) -> tuple[str, str, str, str]:
    return str(counts.shown), str(counts.partly), str(counts.missed), str(counts.rated)
