"""The four boxes in words: was the answer to a breach expected, and undramatic? As the leader marked it."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.breaches.finding import Box, BreachesFinding, Missing, PlacedBreach
from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.core.periods import ALWAYS
from leader_journal.insight.counts import Evidence
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.marks import cell_label
from leader_journal.wording.rate_sentences import share_sentence
from leader_journal.wording.table import Table

_NAMED = 20
"""Breaches that cannot be placed and are named in words; of more the table is the better list."""


def describe_breaches(finding: BreachesFinding) -> FindingText:
    title, subtitle = _early(finding) or (_title(finding), _subtitle(finding))
    return FindingText(title, subtitle, _note(), _in_words(finding, title, subtitle), partial(_table, finding))


def box_sentence(box: Box, count: int) -> str:
    """Return what a box says: "Expected, calm: 3 entries."."""
    return f"{cell_label(_named(box), count)}."


def unplaced_label() -> str:
    """Return the name of the row of those that have no place."""
    return _("Cannot be placed yet")


def destructive_label() -> str:
    """Return the name of the row of those that stand apart."""
    return _("Destructive conduct")


def missing_words(one: PlacedBreach) -> str:
    """Return what is not noted of a breach, within a sentence: "not noted: tone, how it was carried out"."""
    return _("not noted: {missing}").format(missing=", ".join(map(missing_label, one.missing)))


def missing_label(missing: Missing) -> str:
    """Return the name of what is not noted."""
    return {
        Missing.SAID_ON: _("the day the agreement was said aloud"),
        Missing.CONSEQUENCE_KNOWN: _("whether the consequence was known"),
        Missing.REACTION: _("the first reaction"),
        Missing.TONE: _("the tone"),
        Missing.CARRIED_OUT: _("how it was carried out"),
    }[missing]


def breach_words(one: PlacedBreach) -> str:
    """Return what one mark says of its entry, within a sentence."""
    return missing_words(one) if one.box is None else box_words(one.box)


def apart_words() -> str:
    """Return what one mark says of an entry that stands apart."""
    return _("destructive conduct; the workplace has its own channels for it")


def _early(finding: BreachesFinding) -> tuple[str, str] | None:
    if finding.evidence is Evidence.NO_MATCH and not finding.filter.narrows:
        if finding.period == ALWAYS:  # there is no other to choose
            return _("No breaches written down yet"), only_what_was_written()
        return _("No breaches in this period"), _("Choose another period.")
    return heading_without_numbers(finding, (_none_placed(finding), _asked()))


def _none_placed(finding: BreachesFinding) -> str:
    if not finding.breaches:
        return ngettext(
            "{count} breach, marked as destructive conduct",
            "{count} breaches, all marked as destructive conduct",
            finding.entries,
        ).format(count=counted(finding.entries))
    return ngettext(
        "{count} breach that cannot be placed yet", "{count} breaches that cannot be placed yet", len(finding.breaches)
    ).format(count=counted(len(finding.breaches)))


def _asked() -> str:
    return _("When you deepen a breach, you can note whether the consequence was known and how it was carried out.")


def _title(finding: BreachesFinding) -> str:
    met, placed = len(finding.of(Box.EXPECTED_CALM)), finding.placed
    if finding.evidence is Evidence.FEW:
        return ngettext(
            "As expected and calmly: {met} of {placed} breach so far",
            "As expected and calmly: {met} of {placed} breaches so far",
            placed,
        ).format(met=met, placed=placed)
    return ngettext(
        "As expected and calmly: {met} of {placed} breach",
        "As expected and calmly: {met} of {placed} breaches",
        placed,
    ).format(met=met, placed=placed)


def _subtitle(finding: BreachesFinding) -> str:
    said = [share_sentence(finding.rate)] if finding.rate is not None else []
    said.append(_("A mark is one entry; many become one bar."))
    if unplaced := len(finding.of(None)):
        said.append(
            ngettext("{count} cannot be placed yet.", "{count} cannot be placed yet.", unplaced).format(
                count=counted(unplaced)
            )
        )
    if apart := len(finding.destructive):
        said.append(_apart(apart))
    return " ".join(said)


def _apart(count: int) -> str:
    return ngettext(
        "{count} was destructive conduct: it is kept apart, and the workplace has its own channels for it.",
        "{count} were destructive conduct: they are kept apart, and the workplace has its own channels for it.",
        count,
    ).format(count=counted(count))


def _note() -> str:
    return _(
        "Expected: said aloud on an earlier day, to those concerned or to everybody; the consequence was known, "
        "and it followed. Calm: a calm tone, and carried out calmly and in private. As you marked it."
    )


def _in_words(finding: BreachesFinding, title: str, subtitle: str) -> str:
    lines = [f"{title}. {subtitle}"]
    if finding.evidence.rank >= Evidence.FEW.rank:
        lines.append(" ".join(box_sentence(box, len(finding.of(box))) for box in Box))
    unplaced = finding.of(None)
    lines += [
        _("{day}: {what}.").format(day=day_month_year(one.day), what=missing_words(one)) for one in unplaced[-_NAMED:]
    ]
    if earlier := len(unplaced[:-_NAMED]):
        lines.append(
            ngettext("{count} earlier one is in the table.", "{count} earlier ones are in the table.", earlier).format(
                count=counted(earlier)
            )
        )
    return "\n".join(lines)


def _table(finding: BreachesFinding) -> Table:
    headers = (pgettext("table", "Day"), pgettext("table", "Box"), pgettext("table", "Not noted"))
    rows = [
        (
            one.day,
            one.id,
            unplaced_label() if one.box is None else _named(one.box),
            ", ".join(map(missing_label, one.missing)),
        )
        for one in finding.breaches
    ]
    rows += [(one.day, one.id, destructive_label(), "") for one in finding.destructive]
    return Table(headers, tuple((day_month_year(day), box, missing) for day, _id, box, missing in sorted(rows)))


def _named(box: Box) -> str:
    words = box_words(box)
    return words[0].upper() + words[1:]


def box_words(box: Box) -> str:
    """Return what a box holds, under its number."""
    return {
        Box.EXPECTED_CALM: pgettext("answer to a breach", "expected, calm"),
        Box.EXPECTED_NOT_CALM: pgettext("answer to a breach", "expected, not calm"),
        Box.UNEXPECTED_CALM: pgettext("answer to a breach", "not expected, calm"),
        Box.UNEXPECTED_NOT_CALM: pgettext("answer to a breach", "not expected, not calm"),
    }[box]
