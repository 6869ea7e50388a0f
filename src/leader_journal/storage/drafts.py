"""Drafts: what is being written, one row to a place, overwritten and never a revision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leader_journal.core.draft_slots import half_of
from leader_journal.core.rows import KeptDraft
from leader_journal.storage.codes import moment_of, text_of

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.storage.file import JournalFile


class Drafts:
    """Keeps unfinished text through Esc, lock and a killed process; encrypted like everything else."""

    def __init__(self, file: JournalFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self.unkept: dict[str, tuple[bytes, str]] = {}
        """What could not be written when it was last tried, with its moment: locking asks for it."""

    def load(self, slot: str) -> KeptDraft | None:
        """Return what is kept for a place, or None."""
        found = self._file.connection.execute("SELECT payload, saved_at FROM draft WHERE slot = ?", (slot,)).fetchone()
        return None if found is None else KeptDraft(slot=slot, payload=found[0], saved_at=moment_of(found[1]))

    def beginning_with(self, prefix: str) -> tuple[KeptDraft, ...]:
        """Return what is kept for all places whose name begins so, what was kept last first."""
        rows = self._file.connection.execute(
            "SELECT slot, payload, saved_at FROM draft WHERE substr(slot, 1, ?) = ? ORDER BY saved_at DESC, slot",
            (len(prefix), prefix),
        ).fetchall()
        return tuple(KeptDraft(slot=slot, payload=payload, saved_at=moment_of(at)) for slot, payload, at in rows)

    def all(self) -> dict[str, bytes]:
        """Return everything that is kept, by its place."""
        return dict(self._file.connection.execute("SELECT slot, payload FROM draft").fetchall())

    def save(self, slot: str, payload: bytes) -> None:
        """Keep what is being written in a place, instead of what was kept for it before.

        What was kept the same day already is not written again: it would be a write to the disk each time a page is
        left, and a copy of the journal that is to take its place would be behind it.
        """
        moment = text_of(self._clock.now())
        self.unkept[slot] = (payload, moment)
        with self._file.transaction() as connection:
            connection.execute(
                "INSERT INTO draft (slot, payload, saved_at) VALUES (?, ?, ?)"
                " ON CONFLICT (slot) DO UPDATE SET payload = excluded.payload, saved_at = excluded.saved_at"
                " WHERE payload <> excluded.payload OR substr(saved_at, 1, 10) <> substr(excluded.saved_at, 1, 10)",
                (slot, payload, moment),
            )
        self.unkept.pop(slot, None)

    @staticmethod
    def beside(slot: str) -> str:
        """Return the place for the days that are half typed in what is kept for a place."""
        return half_of(slot)

    def went(self, slots: Iterable[str]) -> None:
        """Note that what was kept for these places is saved now, and went with that."""
        for slot in slots:
            self.unkept.pop(slot, None)

    def clear(self, slot: str) -> None:
        """Forget what is kept for a place, and the days that are half typed there."""
        slots = (slot, half_of(slot))
        self.went(slots)
        found = self._file.connection.execute("SELECT 1 FROM draft WHERE slot IN (?, ?)", slots).fetchone()
        if found is not None:
            with self._file.transaction() as connection:
                connection.execute("DELETE FROM draft WHERE slot IN (?, ?)", slots)

    def rows(self) -> list[tuple[str, bytes, str]]:
        """Return every row: place, payload, moment."""
        return self._file.connection.execute("SELECT slot, payload, saved_at FROM draft").fetchall()
