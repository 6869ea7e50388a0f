"""Where the leader was: kept in the journal, encrypted like the rest, for a place may name somebody."""

from __future__ import annotations

from contextlib import suppress

from leader_journal.core.clock import Clock
from leader_journal.core.errors import FileError
from leader_journal.storage.journal import Journal

_SLOT = "last place"


class LastPlace:
    """One place, as the interface writes it; of this day only, since a new day begins anew (docs/decisions/0024)."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def keep(self, place: bytes) -> None:
        """Keep where the leader is; without room on the disk nothing is lost by not keeping it."""
        with suppress(FileError):
            self._journal.drafts.save(_SLOT, place)

    def of_today(self) -> bytes | None:
        """Return what was kept today, or None."""
        draft = self._journal.drafts.load(_SLOT)
        return draft.payload if draft is not None and draft.saved_at.date() == self._clock.now().date() else None
