"""Saved filters: a filter under a name."""

from __future__ import annotations

from leader_journal.core.changes import Changes
from leader_journal.core.filters import EVERYTHING, EntryFilter, SavedFilter
from leader_journal.core.folding import fold
from leader_journal.core.record_kinds import RecordKind
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class FilterService:
    """Keeps filters under names."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes
        self.in_journal = EVERYTHING
        """What the list of entries shows now: another page may look at the same entries."""

    def all(self) -> tuple[SavedFilter, ...]:
        return self._journal.saved_filters.all()

    def save(self, name: str, chosen: EntryFilter) -> Changes:
        """Save a filter; a name that is taken is overwritten, and undo brings the old one back."""
        name = " ".join(name.split())
        same = [saved.id for saved in self.all() if fold(saved.name) == fold(name)]
        with self._writes.change() as writer:
            writer.put(SavedFilter(id=same[0] if same else self._journal.ids.new(), name=name, filter=chosen))
        return writer.changes

    def delete(self, saved: SavedFilter) -> Changes:
        with self._writes.change() as writer:
            writer.delete(RecordKind.SAVED_FILTER, saved.id)
        return writer.changes
