"""What was not heard lately, as values: from whom, and which kinds. Nobody is ranked, nothing is a rate.

It may only be that the leader did not write; every sentence that is made of these says so.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.shared.finding import Scope, Someone
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Kind
from leader_journal.insight.reach import narrowed_to

WENT_WRONG = (Kind.MISTAKE, Kind.BREACH)
"""Kinds that are about what went wrong."""


class QuietPerson(Struct, frozen=True):
    """Somebody whose voice was not heard for so many days (`days` is one of NOT_HEARD_DAYS). `last` None: never."""

    someone: Someone
    last: dt.date | None
    days: int


class QuietKind(Struct, frozen=True):
    """A kind of thing that nobody brought for so many days. `last` None: never."""

    kind: Kind
    last: dt.date | None
    days: int


class OnlyWrong(Struct, frozen=True):
    """Somebody of whom the leader wrote only when something went wrong, in the last months."""

    someone: Someone
    entries: tuple[KindedEntry, ...]

    @property
    def mistakes(self) -> int:
        """How many of them are mistakes; the rest are breaches."""
        return sum(entry.kind is Kind.MISTAKE for entry in self.entries)

    @property
    def breaches(self) -> int:
        """How many are breaches."""
        return len(self.entries) - self.mistakes


class VoicesFinding(Scope, frozen=True, kw_only=True):
    """Who and what was not heard lately. People by alias, kinds in their order: nothing ranks them.

    `entries` are all that the filter leaves, `lately` those of the last 60 days; `months` is where `only_wrong` looked.
    """

    people: tuple[QuietPerson, ...]
    kinds: tuple[QuietKind, ...]
    only_wrong: tuple[OnlyWrong, ...]
    lately: int
    months: Period

    def quiet_for(self, days: int) -> tuple[QuietPerson, ...]:
        """Return the people who were not heard for so many days, but were for the next longer span."""
        return tuple(one for one in self.people if one.days == days)

    def kinds_quiet_for(self, days: int) -> tuple[QuietKind, ...]:
        """Return the kinds likewise."""
        return tuple(one for one in self.kinds if one.days == days)

    def person_filter(self, someone: Someone) -> EntryFilter:
        return narrowed_to(self.filter, someone.id)

    def kind_filter(self, kind: Kind) -> EntryFilter:
        return replace(self.filter, kinds=frozenset({kind}))


class Unheard(Struct, frozen=True):
    """A kind that somebody did not bring for 60 days, and when they did last (None: never)."""

    kind: Kind
    last: dt.date | None


class PersonVoice(Struct, frozen=True):
    """What one person brings: when something was heard from them last, and which kinds were not heard lately."""

    person: str
    last: dt.date | None
    unheard: tuple[Unheard, ...]
