"""The ledger of sharing something of one's own, in words: counts, no share and no aim."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.table import Table


def describe_shared_own(finding: SharedOwnFinding) -> FindingText:
    unrated = (
        _("No entry says yet that you shared something of your own"),
        _("An entry can say that you shared criticism or a mistake of your own."),
    )
    early = heading_without_numbers(finding, unrated)
    title, subtitle = early or (_title(finding), _subtitle(finding))
    in_words = f"{title}. {subtitle}"
    return FindingText(title, subtitle, only_what_was_written(), in_words, partial(_table, finding))


def shared_words() -> str:
    """Return what one mark says of its entry, within a sentence."""
    return _("you shared something of your own")


def _title(finding: SharedOwnFinding) -> str:
    count = len(finding.shared)
    return ngettext(
        "You shared something of your own {count} time", "You shared something of your own {count} times", count
    ).format(count=counted(count))


def _subtitle(finding: SharedOwnFinding) -> str:
    held = sum(bool(finding.of_month(month)) for month in finding.months)
    return ngettext(
        "In {held} of {count} month. A mark is one entry; many become one bar.",
        "In {held} of {count} months. A mark is one entry; many become one bar.",
        len(finding.months),
    ).format(held=held, count=counted(len(finding.months)))


def _table(finding: SharedOwnFinding) -> Table:
    headers = (pgettext("table", "Month"), pgettext("table", "Shared"))
    return Table(headers, tuple((month_year(month), str(len(finding.of_month(month)))) for month in finding.months))
