"""Filters as values. Storage turns them into SQL; the command line and the filter bar make them from words."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.terms import Element, Kind, Mark, Quality, Series, Tone


class MarkIs(Struct, frozen=True, order=True):
    """An element with a certain mark. In an order, so that a set of them is written alike each time (`core.codec`)."""

    element: Element
    mark: Mark


class RatedIn(Struct, frozen=True):
    """Entries that count in a series, or count in it with a certain rating (quality read as shown/partly/missed)."""

    series: Series
    rating: Mark | None = None

    def __lt__(self, other: RatedIn) -> bool:
        """In an order for the same reason; "counts at all" comes first."""
        return (self.series, self.rating or "") < (other.series, other.rating or "")


class EntryFilter(Struct, frozen=True, kw_only=True):
    """Which entries. Values inside one field are alternatives; fields narrow each other; empty means all.

    `text` is what the user typed: words and "quoted phrases", all of which must occur. `marks` and `rated` are
    alternatives within one element or series and narrow across them. `ids` is a fixed set, named by `ids_label` (a
    figure, a list) for its token.
    """

    text: str = ""
    kinds: frozenset[Kind] = frozenset()
    marks: frozenset[MarkIs] = frozenset()
    rated: frozenset[RatedIn] = frozenset()
    people: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    tones: frozenset[Tone] = frozenset()
    qualities: frozenset[Quality] = frozenset()
    agreements: frozenset[str] = frozenset()
    period: Period = field(default=ALWAYS)
    marked: bool = False
    to_deepen: bool = False
    under_pressure: bool = False
    no_kind: bool = False
    ids: frozenset[str] | None = None
    ids_label: str = ""

    @property
    def narrows(self) -> bool:
        """Whether this filter leaves anything out."""
        return self != EVERYTHING

    def within(self, period: Period) -> EntryFilter:
        """Return this filter narrowed to the days of `period` too; days in common may be none."""
        common = self.period.common(period)
        return replace(self, ids=frozenset()) if common is None else replace(self, period=common)


EVERYTHING = EntryFilter()


class SavedFilter(Struct, frozen=True, kw_only=True):
    """A filter that the leader gave a name."""

    id: str
    name: str
    filter: EntryFilter
