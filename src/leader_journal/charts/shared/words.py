"""What charts say alike: while there is little to go by, and of their marks."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Kind, Mark, Quality, Series
from leader_journal.insight.counts import Evidence, SeriesCounts
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import MIN_PERCENT, MIN_TREND
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext, said_once
from leader_journal.wording.dates import month_year, short_day, short_month
from leader_journal.wording.labels import kind_label, mark_label, no_kind_label, quality_label, series_label
from leader_journal.wording.rate_sentences import rating_name


def nothing_yet() -> tuple[str, str]:
    """Return title and subtitle of a chart where nothing has happened yet that could be counted."""
    return _("Nothing to count yet"), thresholds()


def no_match(*, filtered: bool) -> tuple[str, str]:
    """Return title and subtitle where the filter or the period leaves nothing."""
    if filtered:
        return _("No entries match"), _("Clear the filter or choose another period.")
    return _("No entries in this period"), _("Choose another period.")


def none_marked(entries: int) -> tuple[str, str]:
    """Return title and subtitle where there are entries, but none that counts."""
    title = ngettext("{count} entry, not marked yet", "{count} entries, none marked yet", entries)
    return title.format(count=counted(entries)), _("The chart counts what you have marked in your entries.")


def span(first: dt.date, last: dt.date) -> str:
    """Return "June 2023 to November 2024", or the one month."""
    if first == last:
        return month_year(first)
    return _("{first} to {last}").format(first=month_year(first), last=month_year(last))


def thresholds() -> str:
    """Return from how many entries on something is said."""
    return _(
        "Once there are {percent} marked entries, you see a share, and from {trend} on, whether it changes."
    ).format(percent=MIN_PERCENT, trend=MIN_TREND)


def only_what_was_written() -> str:
    """Return the caveat of every chart."""
    return _("Only what you wrote down is counted.")


def heading_without_numbers(finding: Scope, unrated: tuple[str, str]) -> tuple[str, str] | None:
    """Return title and subtitle where nothing counts, `unrated` where entries are there; None where something does.

    The subtitle of `unrated` says what the chart shows, which in an empty journal is told as well: a chart of something
    else than shares does not wait for marked entries.
    """
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()[0], unrated[1]
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED:
            return unrated
        case _:
            return None


def standing_words(standing: Standing) -> str:
    """Return where a row stands, in a few words; nothing where it does not stand out."""
    return {
        Standing.TOO_FEW: _("too few to tell"),
        Standing.NO_DIFFERENCE: "",
        Standing.WORTH_A_LOOK: _("worth a look"),
        Standing.HELD_UP: _("held up"),
        Standing.DID_NOT_SHOW: _("did not show again"),
        Standing.LAPSED: _("held up long ago"),
        Standing.NOT_IN_PERIOD: _("not in this period"),
    }[standing]


def shown_of(counts: SeriesCounts) -> str:
    """Return "8 of 12"."""
    return pgettext("rate", "{shown} of {rated}").format(shown=counted(counts.shown), rated=counted(counts.rated))


def none_rated(series: Series) -> str:
    """Return that entries are there, but none counts."""
    return _("none rated") if series is Series.CONSTRUCTIVE else _("none marked")


def month_label(month: dt.date, counts: SeriesCounts) -> str:
    """Return "Nov: 8 of 12"."""
    name = _month_names(month)[0]
    return _("{month}: {shown} of {rated}").format(month=name, shown=counted(counts.shown), rated=counted(counts.rated))


def month_sentence(series: Series, month: dt.date, counts: SeriesCounts) -> str:
    """Return what one month of one series holds."""
    template = (
        _("{series}, {month}: constructive in {shown} of {rated}, mixed in {partly}, closing in {missed}.")
        if series is Series.CONSTRUCTIVE
        else _("{series}, {month}: shown in {shown} of {rated}, partly in {partly}, missed in {missed}.")
    )
    return template.format(
        series=series_label(series),
        month=_month_names(month)[1],
        shown=counted(counts.shown),
        rated=counted(counts.rated),
        partly=counted(counts.partly),
        missed=counted(counts.missed),
    )


def entry_label(series: Series, day: dt.date, rating: Mark) -> str:
    """Return "Tue 26 Nov 2026: missed"."""
    return _("{day}: {rating}").format(day=day_name(day), rating=_rating_name(series, rating))


def entry_sentence(series: Series, day: dt.date, rating: Mark) -> str:
    """Return what one mark of chart 2 says."""
    return _("{series}, {day}: {rating}.").format(
        series=series_label(series),
        day=day_name(day),
        rating=_rating_name(series, rating),
    )


def count_of(count: int, rated: int) -> str:
    """Return "61 of 99"."""
    return pgettext("rate", "{shown} of {rated}").format(shown=counted(count), rated=counted(rated))


# A chart names the same days and months hundreds of times, and a name costs a dozen look-ups in the catalogue.
@said_once(maxsize=1024)
def _month_names(month: dt.date) -> tuple[str, str]:
    """Return "Nov" and "November 2026"."""
    return short_month(month), month_year(month)


@said_once(maxsize=4096)
def day_name(day: dt.date) -> str:
    return short_day(day, None)


@said_once()
def _rating_name(series: Series, rating: Mark) -> str:
    """Return what a rating means in a series, in small letters: "shown", or "constructive" for the reactions."""
    return rating_name(series, rating).lower() if series is Series.CONSTRUCTIVE else mark_label(rating)


def today_label() -> str:
    """Return what stands at the end of the days."""
    return pgettext("axis", "today")


def kind_row(kind: Kind | None) -> str:
    """Return the name of a row."""
    return no_kind_label() if kind is None else kind_label(kind)


def kinded_words(mark: KindedEntry) -> str:
    """Return what one mark says of its entry, within a sentence: "mistake, mixed"."""
    return _kinded(mark.kind, mark.rating)


@said_once()
def _kinded(kind: Kind | None, rating: Mark) -> str:
    return _("{kind}, {rating}").format(kind=kind_row(kind).lower(), rating=rated_as(rating).lower())


def rated_as(rating: Mark) -> str:
    return quality_label(Quality.NOT_RATED) if rating is Mark.UNMARKED else rating_name(Series.CONSTRUCTIVE, rating)
