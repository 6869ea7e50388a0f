"""Seals what is written without unlocking, under one name as long as it is the same line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from leader_journal.core.clock import Clock
from leader_journal.core.records import Marks
from leader_journal.services.entries.capture import Captured
from leader_journal.services.notes_while_locked import Note, new_note, seal_note, take_back


class NoteSealer:
    """For one journal that is locked."""

    def __init__(self, journal: Path, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._begun: dict[str, dt.datetime] = {}

    def seal(self, name: str | None, line: str, marks: Marks) -> str:
        """Seal a line, over what was sealed under this name. Raises NoSealingKey, NoAccess, DiskFull."""
        captured = Captured(facts=line, marks=marks)
        note = new_note(captured, self._clock) if name is None else Note(name, self._begun[name], captured)
        seal_note(self._journal, note)
        self._begun[note.id] = note.written
        return note.id

    def take_back(self, name: str) -> None:
        """Take away what was sealed under a name."""
        take_back(self._journal, name)
