"""Counts that storage hands to insight: charts of 100,000 entries never see an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from leader_journal.core.terms import Kind, Mark, Reaction, Series


@dataclass(frozen=True, slots=True)
class DayTally:
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


@dataclass(frozen=True, slots=True)
class RatedEntry:
    """One entry as one mark of a chart: how it counts in the series that was asked for."""

    id: str
    day: dt.date
    rating: Mark


@dataclass(frozen=True, slots=True)
class KindedEntry:
    """One entry as one mark of one person's chart; an unrated reaction is UNMARKED."""

    id: str
    day: dt.date
    kind: Kind | None
    rating: Mark


@dataclass(frozen=True, slots=True)
class AnsweredEntry:
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


Group = TypeVar("Group", bound=Hashable)
"""What is compared by itself: a series, or (of people) the reactions to one kind of occasion."""


@dataclass(frozen=True, slots=True)
class LevelDay(Generic[Group]):
    """How the entries of one day that are in one level (a kind, a setting, a person) count in one group."""

    factor: Factor
    level: str
    group: Group
    day: dt.date
    shown: int
    rated: int


class DayView(StrEnum):
    """What the cell of a day tells: how many entries it has, or how their reactions went."""

    ENTRIES = "entries"
    REACTIONS = "reactions"


@dataclass(frozen=True, slots=True)
class ReactionTally:
    """The entries (ids) with a rated reaction that held one first reaction."""

    reaction: Reaction
    entries: frozenset[str]
