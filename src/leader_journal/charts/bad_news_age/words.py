"""How old bad news was when it came, in words."""

from __future__ import annotations

import datetime as dt
from functools import partial

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding, Turn
from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.core.terms import KnownFor
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_TREND
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.change_words import around, size_sentence, withdrawn_sentence
from leader_journal.wording.dates import month_year, quarter_name
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import known_for_label
from leader_journal.wording.rate_sentences import share_sentence
from leader_journal.wording.table import Table


def describe_news_age(finding: NewsAgeFinding) -> FindingText:
    unrated = (
        _("No entry says yet how long it had been known"),
        _("An entry can say whether it had been known for days, weeks or months."),
    )
    early = heading_without_numbers(finding, unrated)
    title, subtitle = early or (_title(finding), _subtitle(finding))
    note = only_what_was_written() if early else _note()
    in_words = f"{title}. {subtitle}" if early else _in_words(finding, title, subtitle)
    return FindingText(title, subtitle, note, in_words, partial(_table, finding))


def known_words(known_for: KnownFor) -> str:
    """Return how long it had been known, within a sentence."""
    return {
        KnownFor.SAME_DAY: _("heard the same day"),
        KnownFor.DAYS: _("known for days"),
        KnownFor.WEEKS: _("known for weeks"),
        KnownFor.MONTHS: _("known for months"),
    }[known_for]


def cell_name(quarter: dt.date, known_for: KnownFor) -> str:
    """Return "Q2 2026, known for weeks"."""
    return _("{quarter}, {known}").format(quarter=quarter_name(quarter), known=known_words(known_for))


def _title(finding: NewsAgeFinding) -> str:
    if finding.turn is not None:
        return _turn_title(finding.turn).format(month=around(finding.turn.around, finding.today))
    fresh, total = sum(one.fresh for one in finding.heard), len(finding.heard)
    if finding.evidence is Evidence.FEW:
        return ngettext(
            "{fresh} of {total} had been known for a few days at most so far",
            "{fresh} of {total} had been known for a few days at most so far",
            total,
        ).format(fresh=fresh, total=counted(total))
    return _("{fresh} of {total} had been known for a few days at most when you heard about them").format(
        fresh=fresh, total=counted(total)
    )


def _turn_title(turn: Turn) -> str:
    if turn.certainty is Certainty.CLEAR:
        if turn.sooner:
            return _("You have heard it sooner since about {month}")
        return _("You have heard it later since about {month}")
    if turn.sooner:
        return _("Perhaps you have heard it sooner since about {month}")
    return _("Perhaps you have heard it later since about {month}")


def _subtitle(finding: NewsAgeFinding) -> str:
    rate, turn = finding.rate, finding.turn
    assert rate is not None
    taken_back = [withdrawn_sentence(one, finding.today) for one in finding.withdrawn]
    if turn is None:
        said = [share_sentence(rate), *([_("No clear change.")] if finding.could_show else [])]
        return " ".join((*said, *taken_back))
    counts = _(
        "Known for a few days at most: {before_fresh} of the {before} before, {since_fresh} of the {since} since "
        "{month}."
    ).format(
        before_fresh=turn.before.shown,
        before=turn.before.rated,
        since_fresh=turn.since.shown,
        since=turn.since.rated,
        month=month_year(turn.around),
    )
    early = [] if turn.certainty is Certainty.CLEAR else [_("Too early to be sure.")]
    return " ".join((counts, size_sentence(turn.size), *early, *taken_back))


def _note() -> str:
    return _(
        "Mistakes, disagreements, doubts and breaches for which you noted how long they had been "
        "known, by quarter. Whether that has changed is checked at the end of each month, once there "
        "are {count}."
    ).format(count=MIN_TREND)


def _in_words(finding: NewsAgeFinding, title: str, subtitle: str) -> str:
    rows = []
    for known_for in KnownFor:
        count = sum(one.known_for is known_for for one in finding.heard)
        rows.append(_("{name}: {count}.").format(name=known_for_label(known_for), count=counted(count)))
    return " ".join((f"{title}.", subtitle, *rows))


def _table(finding: NewsAgeFinding) -> Table:
    headers = (pgettext("table", "Quarter"), *(known_for_label(known_for) for known_for in KnownFor))
    cells = finding.cells()
    return Table(
        headers,
        tuple(
            (quarter_name(quarter), *(str(len(cells[quarter, known_for])) for known_for in KnownFor))
            for quarter in finding.quarters
        ),
    )
