"""From counts of who brought what to what was not heard lately. No numbers beyond counting: services may use it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.shared.finding import Someone
from leader_journal.charts.voices.finding import (
    WENT_WRONG,
    OnlyWrong,
    PersonVoice,
    QuietKind,
    QuietPerson,
    Unheard,
    VoicesFinding,
)
from leader_journal.core.filters import EntryFilter
from leader_journal.core.ids import made_at
from leader_journal.core.mentions import reference
from leader_journal.core.periods import ALWAYS, Period, add_months
from leader_journal.core.records import Person
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Kind
from leader_journal.core.voices import VOICED, Brought
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import HEARD_MONTHS, MIN_TREND, MIN_VOICES, NOT_HEARD_DAYS


class VoicesSeen(Struct, frozen=True, kw_only=True):
    """What was read: active people by alias, when each and each kind was heard last, and the entries of those of whom
    only what went wrong is written (`only_wrong_people`).

    `first_day` is the day of the earliest entry that the filter leaves; None leaves nothing.
    """

    people: Sequence[Person]
    last_of_people: Mapping[str, dt.date]
    last_of_kinds: Mapping[Kind, dt.date]
    wrong: Mapping[str, Sequence[KindedEntry]]
    entries: int
    lately: int
    first_day: dt.date | None
    any_history: bool
    filter: EntryFilter
    today: dt.date


def months_looked_at(today: dt.date) -> Period:
    """Return the last months: in which others count as having brought something, and mistakes as all there is."""
    return Period(add_months(today, -HEARD_MONTHS) + dt.timedelta(days=1), today)


def build_voices(seen: VoicesSeen) -> VoicesFinding:
    """Return who and what was not heard lately; nothing while there are too few entries to say so."""
    enough = seen.entries >= MIN_VOICES
    return VoicesFinding(
        period=ALWAYS,
        filter=seen.filter,
        today=seen.today,
        entries=seen.entries,
        evidence=_evidence(seen),
        people=_quiet_people(seen) if enough else (),
        kinds=_quiet_kinds(seen) if enough else (),
        only_wrong=_only_wrong(seen) if enough else (),
        lately=seen.lately,
        months=months_looked_at(seen.today),
    )


def asked_kinds(chosen: EntryFilter) -> tuple[Kind, ...]:
    """Return the kinds that can go unheard under a filter."""
    return tuple(kind for kind in VOICED if not chosen.kinds or kind in chosen.kinds)


def only_wrong_people(written: Iterable[Brought]) -> frozenset[str]:
    """Return of whom only mistakes are written (breaches too, but not alone), often enough to say so."""
    kinds: dict[str, dict[Kind | None, int]] = {}
    for one in written:
        kinds.setdefault(one.person, {})[one.kind] = one.entries
    return frozenset(
        person
        for person, held in kinds.items()
        if Kind.MISTAKE in held and set(held) <= set(WENT_WRONG) and sum(held.values()) >= MIN_VOICES
    )


def voice_of_person(
    person: str, brought: Mapping[Kind | None, dt.date], others: Collection[Kind | None], today: dt.date
) -> PersonVoice:
    """Return the kinds that a person did not bring for 60 days, though they did before, or others do these months.

    `brought` is when they last brought each kind, `others` what others did in `months_looked_at`. A breach is no
    voice: it happens, and is not brought.
    """
    unheard = tuple(
        Unheard(kind, brought.get(kind))
        for kind in VOICED
        if (_quiet_since_long(brought[kind], today) if kind in brought else kind in others)
    )
    return PersonVoice(person, max(brought.values(), default=None), unheard)


def _evidence(seen: VoicesSeen) -> Evidence:
    if seen.entries == 0:
        return Evidence.NO_MATCH if seen.any_history or seen.filter.narrows else Evidence.NONE
    if seen.entries < MIN_VOICES:
        return Evidence.FEW
    return Evidence.SOME if seen.entries < MIN_TREND else Evidence.ENOUGH


def _quiet_people(seen: VoicesSeen) -> tuple[QuietPerson, ...]:
    found = []
    for person in seen.people:
        last = seen.last_of_people.get(person.id)
        days = _span((seen.today - (last or _known_since(person, seen))).days)
        if days is not None:
            found.append(QuietPerson(Someone(person.id, person.alias), last, days))
    return tuple(found)


def _quiet_kinds(seen: VoicesSeen) -> tuple[QuietKind, ...]:
    found = []
    for kind in asked_kinds(seen.filter):
        last = seen.last_of_kinds.get(kind)
        days = _span((seen.today - (last or seen.first_day or seen.today)).days)
        if days is not None:
            found.append(QuietKind(kind, last, days))
    return tuple(found)


def _only_wrong(seen: VoicesSeen) -> tuple[OnlyWrong, ...]:
    return tuple(
        OnlyWrong(Someone(person.id, person.alias), tuple(seen.wrong[person.id]))
        for person in seen.people
        if person.id in seen.wrong
    )


def _known_since(person: Person, seen: VoicesSeen) -> dt.date:
    """Return from when on somebody could have been heard: since they are in the journal, and it has entries."""
    first = seen.first_day or seen.today
    made = made_at(person.id)
    return first if made is None else max(first, made.date())


def _quiet_since_long(last: dt.date, today: dt.date) -> bool:
    return (today - last).days >= NOT_HEARD_DAYS[0]


def _span(days: int) -> int | None:
    """Return the longest of the spans that so many days reach, or None."""
    return next((span for span in NOT_HEARD_DAYS if days >= span), None)


def nameless_voices(finding: VoicesFinding, said: Callable[[str], str]) -> VoicesFinding:
    """Return a finding in which nobody is named; the same letter is the same person."""

    def named(someone: Someone) -> Someone:
        return Someone(someone.id, said(reference(someone.id)))

    return replace(
        finding,
        people=tuple(replace(one, someone=named(one.someone)) for one in finding.people),
        only_wrong=tuple(replace(one, someone=named(one.someone)) for one in finding.only_wrong),
    )
