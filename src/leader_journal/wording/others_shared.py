"""What the findings on how it goes with the others say alike."""

from __future__ import annotations

import datetime as dt

from leader_journal.insight.counts import Evidence, Rate
from leader_journal.insight.findings_others import Scope
from leader_journal.insight.thresholds import MIN_PERCENT
from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.dates import day_month_year, short_day
from leader_journal.wording.finding_states import no_match, nothing_yet
from leader_journal.wording.numbers import percent, percent_range


def heading_without_numbers(finding: Scope, unrated: tuple[str, str]) -> tuple[str, str] | None:
    """Return title and subtitle where nothing counts, `unrated` where entries are there; None where something does."""
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED:
            return unrated
        case _:
            return None


def share_sentence(rate: Rate) -> str:
    """Return "83% (likely 65–92%).", or that it is too early for one."""
    if not rate.tellable:
        return _("Too few for a percentage. From {percent} on you see a share.").format(percent=MIN_PERCENT)
    return _("{share} (likely {range}).").format(share=percent(rate.share), range=percent_range(rate.low, rate.high))


def mark_label(day: dt.date, what: str) -> str:
    """Return "Tue 26 Nov: told after 2 days"."""
    return _("{day}: {what}").format(day=short_day(day), what=what)


def mark_sentence(day: dt.date, what: str) -> str:
    """Return "26 November 2026: told after 2 days."."""
    return _("{day}: {what}.").format(day=day_month_year(day), what=what)


def cell_label(name: str, count: int) -> str:
    """Return what a bar says: "Told: 24 entries"."""
    return ngettext("{name}: {count} entry", "{name}: {count} entries", count).format(name=name, count=count)


def quarter_name(quarter: dt.date) -> str:
    """Return "Q2 2026" / "2. kvartal 2026"."""
    return pgettext("quarter", "Q{number} {year}").format(number=(quarter.month + 2) // 3, year=quarter.year)
