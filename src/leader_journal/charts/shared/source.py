"""A journal as charts read it: what one of them has counted in a state of the journal is not counted for the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from leader_journal.storage.repositories import Repositories

_Found = TypeVar("_Found")

_KEPT = 48
"""Counts and findings that are kept, those used last: the largest hold a mark for each of 100,000 entries."""


class Counted:
    """What was counted in one state of a journal. Whoever holds it puts another in its place once that is written to.

    A job that began before such a write goes on with what it had, and what it finds is kept nowhere.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def once(self, what: Hashable, count: Callable[[], _Found]) -> _Found:
        """Return what was counted under this name, or count it now. Two threads may both count: with one result."""
        try:
            found = cast("_Found", self._kept[what])
        except KeyError:
            found = count()
        self._kept[what] = found
        self._kept.move_to_end(what)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def known(self, what: Hashable) -> object:
        """Return what was counted under this name, or None."""
        found = self._kept.get(what)
        return None if found is None else self.once(what, lambda: found)


class ChartSource(Repositories):
    """The tables that charts read, and what was counted in them before."""

    def __init__(self, journal: Repositories, counted: Counted | None = None) -> None:
        super().__init__(journal._source)  # noqa: SLF001 - of the same class
        self._counted = counted or Counted()

    def once(self, what: Hashable, count: Callable[[], _Found]) -> _Found:
        """Return what was counted under a name that says all that it depends on; count it the first time."""
        return self._counted.once(what, count)
