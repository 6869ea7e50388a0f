"""A filter as the tokens that stand in the filter bar, each with the filter that is left without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.filters import EntryFilter, MarkIs, RatedIn
from leader_journal.core.periods import ALWAYS, Period, days_in_month
from leader_journal.core.terms import Element, Kind, Mark, Quality, Series, Tone
from leader_journal.wording import dates, labels
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext

Name = Callable[[str], str]


class FilterToken(Struct, frozen=True):
    """One thing that a filter asks for. `id` stays the same for the same thing, in every language."""

    id: str
    text: str
    without: EntryFilter


def tokens_of(
    chosen: EntryFilter, alias_of: Name, *, agreement_of: Name | None = None, today: dt.date | None = None
) -> tuple[FilterToken, ...]:
    """Return a filter's tokens, always in the same order. The text that is searched for is none of them.

    `agreement_of` gives the line of an agreement. Years are left out where they are that of `today`.
    """
    return (
        *_single(chosen, today),
        *_terms(chosen),
        *_names(chosen, alias_of, agreement_of),
        *_fixed(chosen),
    )


def mark_text(element: Element, mark: Mark) -> str:
    """Return "Questions missed"."""
    return pgettext("filter", "{element} {mark}").format(
        element=labels.element_label(element), mark=labels.mark_label(mark)
    )


def tone_text(tone: Tone) -> str:
    """Return "Sharp tone"."""
    return {
        Tone.CALM: pgettext("filter", "Calm tone"),
        Tone.TENSE: pgettext("filter", "Tense tone"),
        Tone.SHARP: pgettext("filter", "Sharp tone"),
    }[tone]


def quality_text(quality: Quality) -> str:
    """Return "Constructive reaction"."""
    return {
        Quality.CONSTRUCTIVE: pgettext("filter", "Constructive reaction"),
        Quality.MIXED: pgettext("filter", "Mixed reaction"),
        Quality.CLOSING: pgettext("filter", "Closing reaction"),
        Quality.NOT_RATED: pgettext("filter", "Reaction not rated"),
    }[quality]


def rated_text(rated: RatedIn) -> str:
    """Return "Questions marked", "Questions missed", "Reaction rated", "Closing reaction"."""
    if rated.rating is None:
        return {
            Series.HUMILITY: pgettext("filter", "Humility marked"),
            Series.QUESTIONS: pgettext("filter", "Questions marked"),
            Series.ROOM: pgettext("filter", "Room marked"),
            Series.CONSTRUCTIVE: pgettext("filter", "Reaction rated"),
        }[rated.series]
    if rated.series is not Series.CONSTRUCTIVE:
        return mark_text(Element(rated.series.value), rated.rating)
    quality_of = {Mark.SHOWN: Quality.CONSTRUCTIVE, Mark.PARTLY: Quality.MIXED, Mark.MISSED: Quality.CLOSING}
    return quality_text(quality_of.get(rated.rating, Quality.NOT_RATED))


def marked_text() -> str:
    """Return "Marked"."""
    return pgettext("filter", "Marked")


def to_deepen_text() -> str:
    """Return "To deepen"."""
    return pgettext("filter", "To deepen")


def under_pressure_text() -> str:
    """Return "Under time pressure"."""
    return _("Under time pressure")


def period_text(period: Period, today: dt.date | None = None) -> str:
    """Return "Since 1 September", "September 2025", "1 September to 5 October"."""
    first, last = period.first, period.last

    def day(moment: dt.date) -> str:
        return dates.named_day(moment, today)

    if first is None or last is None:
        if first is not None:
            return pgettext("filter", "Since {day}").format(day=day(first))
        return _("Always") if last is None else pgettext("filter", "Until {day}").format(day=day(last))
    if first == last:
        return day(first)
    if _is_whole_month(first, last):
        return capital(dates.month_name(first) if today and first.year == today.year else dates.month_year(first))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if today is not None and last == today and first < last:
        return pgettext("filter", "Since {day}").format(day=day(first))
    return pgettext("filter", "{first} to {last}").format(first=day(first), last=day(last))


def _is_whole_month(first: dt.date, last: dt.date) -> bool:
    same_month = (first.year, first.month) == (last.year, last.month)
    return same_month and first.day == 1 and last.day == days_in_month(last.year, last.month)


def _single(chosen: EntryFilter, today: dt.date | None) -> Iterator[FilterToken]:
    if chosen.period != ALWAYS:
        yield FilterToken("period", period_text(chosen.period, today), replace(chosen, period=ALWAYS))
    if chosen.marked:
        yield FilterToken("marked", marked_text(), replace(chosen, marked=False))
    if chosen.to_deepen:
        yield FilterToken("to_deepen", to_deepen_text(), replace(chosen, to_deepen=False))
    if chosen.under_pressure:
        yield FilterToken("under_pressure", under_pressure_text(), replace(chosen, under_pressure=False))
    if chosen.no_kind:
        yield FilterToken("no_kind", labels.no_kind_label(), replace(chosen, no_kind=False))


def _terms(chosen: EntryFilter) -> Iterator[FilterToken]:
    for kind in (kind for kind in Kind if kind in chosen.kinds):
        yield FilterToken(f"kind:{kind}", labels.kind_label(kind), replace(chosen, kinds=chosen.kinds - {kind}))
    for wanted in (MarkIs(element, mark) for element in Element for mark in Mark):
        if wanted in chosen.marks:
            text = mark_text(wanted.element, wanted.mark)
            without = replace(chosen, marks=chosen.marks - {wanted})
            yield FilterToken(f"mark:{wanted.element}:{wanted.mark}", text, without)
    for rated in (RatedIn(series, rating) for series in Series for rating in (None, *Mark)):
        if rated in chosen.rated:
            without = replace(chosen, rated=chosen.rated - {rated})
            yield FilterToken(f"rated:{rated.series}:{rated.rating or ''}", rated_text(rated), without)
    for tone in (tone for tone in Tone if tone in chosen.tones):
        yield FilterToken(f"tone:{tone}", tone_text(tone), replace(chosen, tones=chosen.tones - {tone}))
    for quality in (quality for quality in Quality if quality in chosen.qualities):
        without = replace(chosen, qualities=chosen.qualities - {quality})
        yield FilterToken(f"quality:{quality}", quality_text(quality), without)


def _names(chosen: EntryFilter, alias_of: Name, agreement_of: Name | None) -> Iterator[FilterToken]:
    for person in sorted(chosen.people, key=lambda person: (alias_of(person), person)):
        yield FilterToken(f"person:{person}", alias_of(person), replace(chosen, people=chosen.people - {person}))
    for theme in sorted(chosen.themes):
        yield FilterToken(f"theme:{theme}", f"#{theme}", replace(chosen, themes=chosen.themes - {theme}))
    for setting in sorted(chosen.settings):
        without = replace(chosen, settings=chosen.settings - {setting})
        yield FilterToken(f"setting:{setting}", labels.setting_label(setting), without)
    for agreement in sorted(chosen.agreements):
        text = agreement_of(agreement) if agreement_of is not None else pgettext("filter", "One agreement")
        yield FilterToken(f"agreement:{agreement}", text, replace(chosen, agreements=chosen.agreements - {agreement}))


def _fixed(chosen: EntryFilter) -> Iterator[FilterToken]:
    if chosen.ids is not None:
        count = len(chosen.ids)
        text = chosen.ids_label or ngettext("{count} entry", "{count} entries", count).format(count=counted(count))
        yield FilterToken("ids", text, replace(chosen, ids=None, ids_label=""))
