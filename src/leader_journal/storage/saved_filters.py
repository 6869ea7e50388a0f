"""Reading saved filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.filters import SavedFilter
from leader_journal.wording.name_order import name_key

if TYPE_CHECKING:
    from leader_journal.storage.revisions import RevisionSource


class SavedFilters:
    """Filters that the leader gave a name."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def all(self) -> tuple[SavedFilter, ...]:
        """Return all saved filters, by name."""
        rows = self._source.connection.execute("SELECT payload FROM saved_filter JOIN revision USING (seq)").fetchall()
        saved = [decode(payload, SavedFilter) for (payload,) in rows]
        return tuple(sorted(saved, key=lambda one: (name_key(one.name), one.id)))
