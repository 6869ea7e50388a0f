"""Counts that storage hands to insight: charts of 100,000 entries never see an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind, Mark, Reaction, Series


class DayTally(Struct, frozen=True):
    """How the entries of one local day count in one series. `shown + partly + missed` is the denominator."""

    day: dt.date
    shown: int = 0
    partly: int = 0
    missed: int = 0
    not_relevant: int = 0
    unmarked: int = 0

    @property
    def rated(self) -> int:
        """The denominator: entries that count."""
        return self.shown + self.partly + self.missed

    @property
    def entries(self) -> int:
        """All entries of the day."""
        return self.rated + self.not_relevant + self.unmarked


Tallies = Mapping[Series, tuple[DayTally, ...]]
"""For each series the days that have entries, oldest first."""


class RatedEntry(Struct, frozen=True, gc=False):
    """One entry as one mark of a chart: how it counts in the series that was asked for."""

    id: str
    day: dt.date
    rating: Mark


class KindedEntry(Struct, frozen=True):
    """One entry as one mark of one person's chart; an unrated reaction is UNMARKED."""

    id: str
    day: dt.date
    kind: Kind | None
    rating: Mark


class AnsweredEntry(Struct, frozen=True, gc=False):
    """One entry in which a person was answered, and how the reaction counts."""

    person: str
    id: str
    day: dt.date
    rating: Mark


class Factor(StrEnum):
    """What entries are grouped by."""

    KIND = "kind"
    SETTING = "setting"
    THEME = "theme"
    PERSON = "person"
    PRESSURE = "pressure"


PRESSED = "yes"
"""The one level of the factor time pressure: entries without the flag are not known to be without pressure."""


Group = TypeVar("Group", bound=Hashable)
"""What is compared by itself: a series, or (of people who were answered) a kind of occasion."""


class LevelTally(Struct, Generic[Group], frozen=True):
    """How the entries of one level count in one series in one quarter (given by its first day).

    A level is a kind, a setting, a theme, or a person by id. `series` may be another group of entries.
    """

    factor: Factor
    level: str
    series: Group
    quarter: dt.date
    shown: int
    rated: int


def in_level(chosen: EntryFilter, factor: Factor, level: str) -> EntryFilter:
    """Return the filter of the chosen entries that are in a level."""
    match factor:
        case Factor.KIND:
            return replace(chosen, kinds=frozenset({Kind(level)}))
        case Factor.SETTING:
            return replace(chosen, settings=frozenset({level}))
        case Factor.THEME:
            return replace(chosen, themes=frozenset({level}))
        case Factor.PERSON:
            return replace(chosen, people=frozenset({level}))
        case Factor.PRESSURE:
            return replace(chosen, under_pressure=True)


class DayView(StrEnum):
    """What the cell of a day tells: how many entries it has, or how their reactions went."""

    ENTRIES = "entries"
    REACTIONS = "reactions"


class ReactionTally(Struct, frozen=True):
    """The entries (ids) with a rated reaction that held one first reaction."""

    reaction: Reaction
    entries: frozenset[str]
