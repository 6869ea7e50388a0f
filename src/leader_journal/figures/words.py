"""The few words that stand inside a figure, and what each of its marks says."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from leader_journal.core.terms import Mark, Reaction, Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence, Rate, SeriesCounts
from leader_journal.insight.findings import Change, MonthAgainstUsual, SeriesProgress
from leader_journal.insight.findings_patterns import PatternRow, PersonRow
from leader_journal.insight.level import LevelPoint
from leader_journal.wording.catalogue import Language, _, current_language, ngettext, pgettext
from leader_journal.wording.dates import month_year, short_day, short_month
from leader_journal.wording.findings_month import verdict_words
from leader_journal.wording.labels import mark_label, reaction_label, series_label
from leader_journal.wording.numbers import number_range, percent, percent_range, whole_percent
from leader_journal.wording.pattern_people import marked_words
from leader_journal.wording.pattern_words import row_name
from leader_journal.wording.rate_sentences import rating_name


def shown_of(counts: SeriesCounts) -> str:
    """Return "8 of 12"."""
    return pgettext("rate", "{shown} of {rated}").format(shown=counts.shown, rated=counts.rated)


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


def panel_status(panel: SeriesProgress, *, told: bool = True) -> str:
    """Return what stands at the right of a panel's name; whether there was a change only where that is `told`."""
    match panel.evidence:
        case Evidence.ENOUGH:
            return change_status(panel.change) if told else ""
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


def key_label(series: Series, rating: Mark) -> str:
    """Return a rating's name in the key of chart 2."""
    name = rating_name(series, rating)
    return _("{rating} (below the line)").format(rating=name) if rating is Mark.MISSED else name


def verdict(row: MonthAgainstUsual, *, told: bool = True) -> str:
    """Return how a month compares with the usual, where that is `told`."""
    if not row.rated:
        return none_rated(row.series)
    return verdict_words(row) if told else ""


def usual_words(row: MonthAgainstUsual) -> str:
    """Return what is usual for this number of entries, or an empty string where that cannot be told."""
    if row.usual_low is None or row.usual_high is None or row.rated == 0:
        return ""
    return _("usual {range}").format(range=number_range(row.usual_low, row.usual_high))


def month_label(month: dt.date, counts: SeriesCounts) -> str:
    """Return "Nov: 8 of 12"."""
    name = _month_names(current_language(), month)[0]
    return _("{month}: {shown} of {rated}").format(month=name, shown=counts.shown, rated=counts.rated)


def month_sentence(series: Series, month: dt.date, counts: SeriesCounts) -> str:
    """Return what one month of one series holds."""
    template = (
        _("{series}, {month}: constructive in {shown} of {rated}, mixed in {partly}, closing in {missed}.")
        if series is Series.CONSTRUCTIVE
        else _("{series}, {month}: shown in {shown} of {rated}, partly in {partly}, missed in {missed}.")
    )
    return template.format(
        series=series_label(series),
        month=_month_names(current_language(), month)[1],
        shown=counts.shown,
        rated=counts.rated,
        partly=counts.partly,
        missed=counts.missed,
    )


def day_label(day: dt.date) -> str:
    """Return "26 Nov" / "26. nov."."""
    return pgettext("day and short month", "{day} {month}").format(day=day.day, month=short_month(day))


def entry_label(series: Series, day: dt.date, rating: Mark) -> str:
    """Return "Tue 26 Nov: missed"."""
    spoken = current_language()
    return _("{day}: {rating}").format(day=_day_name(spoken, day), rating=_rating_name(spoken, series, rating))


def entry_sentence(series: Series, day: dt.date, rating: Mark) -> str:
    """Return what one mark of chart 2 says."""
    spoken = current_language()
    return _("{series}, {day} {year}: {rating}.").format(
        series=series_label(series),
        day=_day_name(spoken, day),
        year=day.year,
        rating=_rating_name(spoken, series, rating),
    )


def row_label(row: MonthAgainstUsual) -> str:
    """Return "Room: 6 of 12"."""
    return _("{series}: {shown} of {rated}").format(series=series_label(row.series), shown=row.shown, rated=row.rated)


def count_of(count: int, rated: int) -> str:
    """Return "61 of 99"."""
    return pgettext("rate", "{shown} of {rated}").format(shown=count, rated=rated)


def was(count: int, rated: int | None) -> str:
    """Return what a count was before: "was 55 of 110", or "was 42" where the whole was said already."""
    if rated is None:
        return _("was {count}").format(count=count)
    return _("was {count} of {rated}").format(count=count, rated=rated)


def step_label(step: str) -> str:
    """Return what a cell of this step stands for, in the key of chart 6: "2–3 a day"."""
    return _("{count} a day").format(count=step)


def day_entries(day: dt.date, entries: int) -> str:
    """Return "Tue 24 Nov: 3 entries"."""
    said = ngettext("{day}: {count} entry", "{day}: {count} entries", entries)
    return said.format(day=_day_name(current_language(), day), count=entries)


def share_label(share: float) -> str:
    """Return a place on the axis of shares; only the last says what the numbers are."""
    return percent(share) if share == 1 else str(whole_percent(share))


def shown_of_rated() -> str:
    """Return the head of the column of counts."""
    return _("shown of marked")


def your_average(average: Rate) -> str:
    """Return what the dashed line of chart 4 is."""
    return _("your average {share}").format(share=percent(average.share))


def row_counts(row: PatternRow) -> str:
    """Return "25 of 91"."""
    return count_of(row.inside.shown, row.inside.rated)


def pattern_label(row: PatternRow) -> str:
    """Return "Disagreement: 25 of 91"."""
    return _("{series}: {shown} of {rated}").format(
        series=row_name(row), shown=row.inside.shown, rated=row.inside.rated
    )


def marked() -> str:
    """Return the head of the column in which people have no more than a number of entries."""
    return pgettext("column", "marked")


def person_count(row: PersonRow) -> str:
    """Return how many marked entries there are with a person."""
    return str(row.marked)


def person_label(row: PersonRow) -> str:
    """Return "Maria: 12 marked entries"."""
    return _("{series}: {said}").format(series=row.alias, said=marked_words(row))


def reaction_mark(reaction: Reaction, count: int, rated: int) -> str:
    """Return "Listened: 61 of 99"."""
    return _("{reaction}: {count} of {rated}").format(reaction=reaction_label(reaction), count=count, rated=rated)


# A chart names the same days and months hundreds of times, and a name costs a dozen look-ups in the catalogue.
@lru_cache(maxsize=1024)
def _month_names(_language: Language, month: dt.date) -> tuple[str, str]:
    """Return "Nov" and "November 2026"."""
    return short_month(month), month_year(month)


@lru_cache(maxsize=4096)
def _day_name(_language: Language, day: dt.date) -> str:
    return short_day(day)


@lru_cache
def _rating_name(_language: Language, series: Series, rating: Mark) -> str:
    """Return what a rating means in a series, in small letters: "shown", or "constructive" for the reactions."""
    return rating_name(series, rating).lower() if series is Series.CONSTRUCTIVE else mark_label(rating)
