"""Whether they came with more afterwards, in words."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.core.periods import quarter_of
from leader_journal.core.terms import CameWithMore
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import quarter_name
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.rate_sentences import share_sentence
from leader_journal.wording.table import Table


def describe_came_back(finding: CameBackFinding) -> FindingText:
    unrated = (
        _("No entry says yet whether they brought more"),
        _("When you deepen an entry, you can note whether they brought more afterwards."),
    )
    early = heading_without_numbers(finding, unrated)
    title, subtitle = early or (_title(finding), _subtitle(finding))
    note = only_what_was_written() if early else _note()
    in_words = f"{title}. {subtitle}" if early else f"{_built()} {title}. {subtitle}"
    return FindingText(title, subtitle, note, in_words, partial(_table, finding))


def came_name(came: CameWithMore) -> str:
    """Return the name of a row."""
    return {
        CameWithMore.YES: _("Brought more"),
        CameWithMore.NO: _("Did not"),
        CameWithMore.CANNOT_TELL: pgettext("came with more", "Cannot tell yet"),
    }[came]


def came_words(came: CameWithMore) -> str:
    """Return what one mark says of its entry, within a sentence."""
    return {
        CameWithMore.YES: _("they brought more"),
        CameWithMore.NO: _("they did not bring more"),
        CameWithMore.CANNOT_TELL: _("too early to tell"),
    }[came]


def by_quarter() -> str:
    """Return what stands above the columns."""
    return _("By the quarter in which it was raised")


def _title(finding: CameBackFinding) -> str:
    rate = finding.rate
    assert rate is not None
    if not rate.tellable:
        return ngettext(
            "They brought more afterwards in {yes} of {total} entry so far",
            "They brought more afterwards in {yes} of {total} entries so far",
            rate.rated,
        ).format(yes=rate.shown, total=counted(rate.rated))
    return ngettext(
        "They brought more afterwards in {yes} of {total} entry",
        "They brought more afterwards in {yes} of {total} entries",
        rate.rated,
    ).format(yes=rate.shown, total=counted(rate.rated))


def _subtitle(finding: CameBackFinding) -> str:
    assert finding.rate is not None
    unsure = len(finding.of(CameWithMore.CANNOT_TELL))
    if not unsure:
        return share_sentence(finding.rate)
    open_ones = ngettext("It is too early to tell for {count}.", "It is too early to tell for {count}.", unsure).format(
        count=counted(unsure)
    )
    return f"{share_sentence(finding.rate)} {open_ones}"


def _built() -> str:
    return _("By quarter. A mark is one entry; many become one bar.")


def _note() -> str:
    return _("Only entries where you noted it are counted, and they may not be like the others.")


def _table(finding: CameBackFinding) -> Table:
    headers = (pgettext("table", "Quarter"), *(came_name(came) for came in CameWithMore))
    return Table(
        headers,
        tuple(
            (
                quarter_name(quarter),
                *(str(sum(quarter_of(one.day) == quarter for one in finding.of(came))) for came in CameWithMore),
            )
            for quarter in finding.quarters
        ),
    )
