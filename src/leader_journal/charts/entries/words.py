"""Chart 2 in words: the entries behind a number."""

from __future__ import annotations

import datetime as dt
from functools import partial

from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.words import (
    no_match,
    none_marked,
    nothing_yet,
    only_what_was_written,
    shown_of,
    span,
    thresholds,
)
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Evidence, SeriesCounts
from leader_journal.insight.wilson import rate_of
from leader_journal.wording.catalogue import _, counted, pgettext
from leader_journal.wording.dates import month_year, short_month
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.rate_sentences import (
    headline,
    headline_so_far,
    how_often,
    left_out,
    nothing_rated,
    rating_name,
)
from leader_journal.wording.table import Table


def describe_entries(finding: EntriesFinding) -> FindingText:
    title, subtitle = _heading(finding)
    return FindingText(
        title,
        subtitle,
        _note(finding),
        _in_words(finding),
        partial(_table, finding),
        {finding.series: shown_of(finding.counts)},
    )


def _heading(finding: EntriesFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED:
            title, subtitle = none_marked(finding.counts.entries)
            return (title if finding.series is not Series.CONSTRUCTIVE else _without_reactions(finding)), subtitle
        case Evidence.FEW:
            subtitle = _("Too few for a percentage. {thresholds}").format(thresholds=thresholds())
            return headline_so_far(finding.series, finding.counts), subtitle
        case _:
            return headline(finding.series, finding.counts), _subtitle(finding)


def _without_reactions(finding: EntriesFinding) -> str:
    return nothing_rated(finding.series, finding.counts).removesuffix(".")


def _subtitle(finding: EntriesFinding) -> str:
    rate = finding.rate
    assert rate is not None
    template = (
        _("{share} fully (likely {range}). The bars count entries, month by month.")
        if finding.as_bars
        else _("{share} fully (likely {range}). Each mark is one entry.")
    )
    return template.format(share=percent(rate.share), range=percent_range(rate.low, rate.high))


def _note(finding: EntriesFinding) -> str:
    if finding.evidence.rank < Evidence.FEW.rank:
        return only_what_was_written()
    absent = {
        Series.HUMILITY: _("Entries where humility was not relevant or not marked are left out."),
        Series.QUESTIONS: _("Entries where questions were not relevant or not marked are left out."),
        Series.ROOM: _("Entries where room was not relevant or not marked are left out."),
        Series.CONSTRUCTIVE: _("Entries without a rated reaction are left out."),
    }[finding.series]
    if finding.as_bars:
        return absent
    return _("{absent} Marks are ordered by outcome within each month, not by date.").format(absent=absent)


def _in_words(finding: EntriesFinding) -> str:
    if not finding.counts.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    if finding.evidence is Evidence.UNRATED:
        return nothing_rated(finding.series, finding.counts)
    template = (
        _("Bars of entries by month, {months}.")
        if finding.as_bars
        else _("One mark for each entry, by month, {months}.")
    )
    built = template.format(months=span(finding.months[0].month, finding.months[-1].month))
    said = how_often(finding.series, finding.counts)
    missed = _("Closing in {count}.") if finding.series is Series.CONSTRUCTIVE else _("Missed in {count}.")
    sentences = [
        built,
        said,
        missed.format(count=counted(finding.counts.missed)),
        left_out(finding.series, finding.counts),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _table(finding: EntriesFinding) -> Table:
    headers = (
        pgettext("table", "Month"),
        *(rating_name(finding.series, mark) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)),
        pgettext("table", "Counted"),
        pgettext("table", "Share"),
        pgettext("table", "Likely range"),
    )
    rows = []
    for month in finding.months:
        rate = rate_of(month.counts)
        told = rate if rate is not None and rate.tellable else None
        rows.append(
            (
                month_year(month.month),
                str(month.counts.shown),
                str(month.counts.partly),
                str(month.counts.missed),
                str(month.counts.rated),
                percent(told.share) if told else "",
                percent_range(told.low, told.high) if told else "",
            )
        )
    return Table(headers, tuple(rows))


def fraction(counts: SeriesCounts) -> str:
    """Return "8/12", where there is no room for more."""
    return f"{counts.shown}/{counts.rated}"


def key_label(series: Series, rating: Mark) -> str:
    """Return a rating's name in the key of chart 2."""
    name = rating_name(series, rating)
    return _("{rating} (below the line)").format(rating=name) if rating is Mark.MISSED else name


def day_label(day: dt.date) -> str:
    """Return "26 Nov" / "26. nov."."""
    return pgettext("day and short month", "{day} {month}").format(day=day.day, month=short_month(day))
