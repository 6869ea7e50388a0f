"""The few words that stand inside a figure, and what each of its marks says."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.terms import Mark, Quality, Series
from leader_journal.insight.findings import (
    Certainty,
    Change,
    Evidence,
    LevelPoint,
    MonthAgainstUsual,
    Rate,
    SeriesCounts,
    SeriesProgress,
    Verdict,
)
from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.dates import month_year, short_day, short_month
from leader_journal.wording.labels import mark_label, quality_label, series_label

_QUALITIES = {Mark.SHOWN: Quality.CONSTRUCTIVE, Mark.PARTLY: Quality.MIXED, Mark.MISSED: Quality.CLOSING}


def percent(share: float) -> str:
    """Return "27%" / "27 %"."""
    return pgettext("share", "{number}%").format(number=round(share * 100))


def percent_range(low: float, high: float) -> str:
    """Return "10–57%" / "10–57 %"."""
    return pgettext("share", "{low}–{high}%").format(low=round(low * 100), high=round(high * 100))


def shown_of(counts: SeriesCounts) -> str:
    """Return "8 of 12"."""
    return _("{shown} of {rated}").format(shown=counts.shown, rated=counts.rated)


def fraction(counts: SeriesCounts) -> str:
    """Return "8/12", where there is no room for more."""
    return f"{counts.shown}/{counts.rated}"


def before_since(change: Change) -> tuple[str, str]:
    """Return the shares on either side of a change."""
    return percent(change.before.share), percent(change.since.share)


def turn(change: Change) -> str:
    """Return both shares in one, where one side has no room."""
    before, since = before_since(change)
    return _("{before} → {since}").format(before=before, since=since)


def level_words(now: LevelPoint) -> tuple[str, str]:
    """Return the level at the end, and where it probably lies."""
    return percent(now.mean), percent_range(now.low95, now.high95)


def rate_words(rate: Rate) -> tuple[str, str]:
    """Return a share and its range."""
    return percent(rate.share), percent_range(rate.low, rate.high)


def panel_status(panel: SeriesProgress) -> str:
    """Return what stands at the right of a panel's name."""
    match panel.evidence:
        case Evidence.ENOUGH:
            return change_status(panel.change)
        case Evidence.FEW | Evidence.SOME:
            return shown_of(panel.counts)
        case Evidence.UNRATED:
            return none_rated(panel.series)
        case _:
            return _("no entries")


def change_status(change: Change | None) -> str:
    """Return whether there was a change, as a panel says it."""
    if change is None:
        return _("no clear change")
    return _("clear change") if change.certainty is Certainty.CLEAR else _("perhaps a change")


def none_rated(series: Series) -> str:
    """Return that entries are there, but none counts."""
    return _("none rated") if series is Series.CONSTRUCTIVE else _("none marked")


def rating_label(series: Series, rating: Mark) -> str:
    """Return what a rating means in a series, in small letters: "shown", or "constructive" for the reactions."""
    return quality_label(_QUALITIES[rating]).lower() if series is Series.CONSTRUCTIVE else mark_label(rating)


def key_label(series: Series, rating: Mark) -> str:
    """Return a rating's name in the key of chart 2."""
    label = rating_label(series, rating)
    label = label[0].upper() + label[1:]
    return _("{rating} (below the line)").format(rating=label) if rating is Mark.MISSED else label


def verdict_words(row: MonthAgainstUsual) -> str:
    """Return how a month compares with the usual."""
    if row.rated == 0:
        return none_rated(row.series)
    return {
        Verdict.AS_USUAL: _("as usual"),
        Verdict.MORE: _("more than usual"),
        Verdict.LESS: _("less than usual"),
        Verdict.TOO_FEW: _("too few to say"),
    }[row.verdict]


def usual_words(row: MonthAgainstUsual) -> str:
    """Return what is usual for this number of entries, or an empty string where that cannot be told."""
    if row.usual_low is None or row.usual_high is None or row.rated == 0:
        return ""
    if row.usual_low == row.usual_high:
        return _("usual {count}").format(count=row.usual_low)
    return _("usual {low}–{high}").format(low=row.usual_low, high=row.usual_high)


def month_label(month: dt.date, counts: SeriesCounts) -> str:
    """Return "Nov: 8 of 12"."""
    return _("{month}: {shown} of {rated}").format(month=short_month(month), shown=counts.shown, rated=counts.rated)


def month_sentence(series: Series, month: dt.date, counts: SeriesCounts) -> str:
    """Return what one month of one series holds."""
    template = ngettext(
        "{series}, {month}: {rated} entry counts. {first} {shown}, {second} {partly}, {third} {missed}.",
        "{series}, {month}: {rated} entries count. {first} {shown}, {second} {partly}, {third} {missed}.",
        counts.rated,
    )
    names = [rating_label(series, mark) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)]
    return template.format(
        series=series_label(series),
        month=month_year(month),
        rated=counts.rated,
        first=names[0][0].upper() + names[0][1:],
        second=names[1],
        third=names[2],
        shown=counts.shown,
        partly=counts.partly,
        missed=counts.missed,
    )


def entry_label(series: Series, day: dt.date, rating: Mark) -> str:
    """Return "Tue 26 Nov: missed"."""
    return _("{day}: {rating}").format(day=short_day(day), rating=rating_label(series, rating))


def entry_sentence(series: Series, day: dt.date, rating: Mark) -> str:
    """Return what one mark of chart 2 says."""
    return _("{series}, {day} {year}: {rating}.").format(
        series=series_label(series), day=short_day(day), year=day.year, rating=rating_label(series, rating)
    )


def row_label(row: MonthAgainstUsual) -> str:
    """Return "Room: 6 of 12"."""
    return _("{series}: {shown} of {rated}").format(
        series=series_label(row.series), shown=row.shown, rated=row.rated
    )


def row_sentence(row: MonthAgainstUsual) -> str:
    """Return what one row of chart 3 says."""
    words = {"series": series_label(row.series), "shown": row.shown, "rated": row.rated, "verdict": verdict_words(row)}
    if row.usual_low is None or row.usual_high is None:
        return _("{series}: {shown} of {rated}, {verdict}.").format(**words)
    return _("{series}: {shown} of {rated}, {verdict}. Usual for this number of entries: {low} to {high}.").format(
        **words, low=row.usual_low, high=row.usual_high
    )
