"""The charts in which people are: one person's time, what was promised, and the mirror. Read by a connection of theirs.

With `names` off, people are letters, in every text too: what leaves the app names nobody unless asked to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import UNKNOWN_PERSON, reference, shown
from leader_journal.core.merging import to_the_end
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Promise
from leader_journal.insight.dues import DuesSeen, build_person, build_promises_overview, within_months
from leader_journal.insight.findings_dues import PersonFinding, PromisesOverview
from leader_journal.insight.findings_voices import Someone
from leader_journal.insight.reach import narrowed_to
from leader_journal.insight.thresholds import PERSON_MARKS
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings_fairness import FairnessFinding

Source = Journal | JournalReader
Said = Callable[[str], str]


def find_person(
    source: Source, person: str, chosen: EntryFilter, period: Period, today: dt.date, *, names: bool
) -> PersonFinding:
    """Return chart 7 of one person: at most twelve months, the latest entries. Raises KeyError for nobody."""
    source.people.get(person)
    window = within_months(period, today)
    agreements = [one for one in source.agreements.all() if person in one.said_to]
    promises = [one for one in source.promises.all() if one.to == person]
    theirs = narrowed_to(chosen.within(window), person)
    seen = _seen(source, agreements, promises, theirs, chosen, window, today, names=names, first=person)
    marks = source.entries.kinded(theirs, limit=PERSON_MARKS)
    return build_person(seen, Someone(person, seen.name_of(person)), marks)


def find_promises(
    source: Source, chosen: EntryFilter, period: Period, today: dt.date, *, names: bool
) -> PromisesOverview:
    """Return agreements and promises over all people, or over those of the filter."""
    window = within_months(period, today)
    agreements = [one for one in source.agreements.all() if _concerns(chosen, one.said_to)]
    promises = [one for one in source.promises.all() if _concerns(chosen, [one.to] if one.to else [])]
    seen = _seen(source, agreements, promises, chosen.within(window), chosen, window, today, names=names)
    return build_promises_overview(seen)


def find_fairness(source: Source, chosen: EntryFilter, period: Period, today: dt.date) -> FairnessFinding:
    """Return the fairness mirror of the kind that the filter asks for, or of the one that has most to show."""
    from leader_journal.insight.fairness import FairnessSeen, build_fairness, kind_to_show  # numpy

    history = replace(chosen, kinds=frozenset()).within(Period(None, period.last or today))
    days = source.entries.answered_days(history)
    kind = kind_to_show(days, period, chosen)
    count = source.entries.count(chosen.within(period))
    seen = FairnessSeen(
        days=days,
        totals=source.entries.answered_totals(history),
        order=source.people.by_first_entry(),
        aliases=frozenset(person.alias for person in source.people.all()),
        entries=count,
        any_history=bool(days) or count > 0 or source.entries.count(EVERYTHING) > 0,
        period=period,
        filter=chosen,
        today=today,
    )
    of_kind = replace(chosen, kinds=frozenset() if kind is None else frozenset({kind})).within(period)
    return build_fairness(seen, kind, () if kind is None else source.entries.answered(of_kind))


def _seen(
    source: Source,
    agreements: Sequence[Agreement],
    promises: Sequence[Promise],
    counted: EntryFilter,
    chosen: EntryFilter,
    window: Period,
    today: dt.date,
    *,
    names: bool,
    first: str | None = None,
) -> DuesSeen:
    """Gather what both charts are made of; `first` is who becomes the letter A."""
    texts = [reference(first)] if first is not None else []
    texts += [text for one in promises for text in ([reference(one.to)] if one.to else []) + [one.text]]
    said = reading(source, [*texts, *(one.what for one in agreements)], names=names)
    count = source.entries.count(counted)
    return DuesSeen(
        agreements=agreements,
        promises=promises,
        said=said,
        name_of=lambda person: said(reference(person)),
        any_history=count > 0 or bool(promises) or source.entries.count(EVERYTHING) > 0,
        entries=count,
        period=window,
        filter=chosen,
        today=today,
    )


def reading(source: Source, texts: Iterable[str], *, names: bool) -> Said:
    """Return how stored texts are read: with names, or with letters that are the same in all of them."""
    people, merged = source.people.all(), to_the_end(source.people.merged())
    if not names:
        return HiddenNames(people, merged, texts, source.people.former())
    aliases = {person.id: person.alias for person in people}

    def alias_of(person: str) -> str:
        return aliases.get(merged.get(person, person), UNKNOWN_PERSON)

    return lambda text: shown(text, alias_of)


def _concerns(chosen: EntryFilter, people: Iterable[str]) -> bool:
    return not chosen.people or bool(chosen.people & set(people))
