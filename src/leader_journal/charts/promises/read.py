"""Reads agreements and promises, over all people or of one. With names off, people are letters in every text too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from leader_journal.charts.promises.build import (
    PromisesSeen,
    build_person,
    build_promises_overview,
    whole_period,
    within_months,
)
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.shared.finding import Someone
from leader_journal.charts.shared.read import reading
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Promise
from leader_journal.insight.reach import narrowed_to
from leader_journal.insight.thresholds import PERSON_MARKS


def read_person(source: ChartSource, request: ChartRequest, today: dt.date) -> PersonFinding:
    """Return chart 7 of one person: at most twelve months, the latest entries.

    Raises ValueError where nobody is asked for, KeyError for somebody who is not there.
    """
    person, chosen = request.person, request.filter
    if person is None:
        raise ValueError("whose chart?")
    source.people.get(person)
    window = within_months(request.period, today)
    agreements = [one for one in source.agreements.all() if person in one.said_to]
    promises = [one for one in source.promises.all() if one.to == person]
    theirs = narrowed_to(chosen.within(window), person)
    seen = _seen(source, agreements, promises, theirs, request, window, today, first=person)
    marks = source.entries.kinded(theirs, limit=PERSON_MARKS)
    return build_person(seen, Someone(person, seen.name_of(person)), marks)


def read_promises(source: ChartSource, request: ChartRequest, today: dt.date) -> PromisesOverview:
    """Return agreements and promises over all people, or over those of the filter."""
    chosen = request.filter
    agreements = [one for one in source.agreements.all() if _concerns(chosen, one.said_to)]
    promises = [one for one in source.promises.all() if _concerns(chosen, [one.to] if one.to else [])]
    window = whole_period(request.period, today, agreements, promises)
    seen = _seen(source, agreements, promises, chosen.within(window), request, window, today)
    return build_promises_overview(seen)


def _seen(
    source: ChartSource,
    agreements: Sequence[Agreement],
    promises: Sequence[Promise],
    counted: EntryFilter,
    request: ChartRequest,
    window: Period,
    today: dt.date,
    *,
    first: str | None = None,
) -> PromisesSeen:
    """Gather what both charts are made of; `first` is who becomes the letter A."""
    texts = [reference(first)] if first is not None else []
    texts += [text for one in promises for text in ([reference(one.to)] if one.to else []) + [one.text]]
    said = reading(source, request, [*texts, *(one.what for one in agreements)])
    count = source.entries.count(counted)
    return PromisesSeen(
        agreements=agreements,
        promises=promises,
        said=said,
        name_of=lambda person: said(reference(person)),
        any_history=count > 0 or bool(promises) or source.entries.count(EVERYTHING) > 0,
        count=count,
        period=window,
        filter=request.filter,
        today=today,
    )


def _concerns(chosen: EntryFilter, people: Iterable[str]) -> bool:
    return not chosen.people or bool(chosen.people & set(people))
