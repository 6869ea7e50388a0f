"""A line that is written while the journal is locked: sealed at once, read by nobody, an entry at the next unlock."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.errors import FileError, NoSealingKey
from leader_journal.core.ids import Ids
from leader_journal.services.entries.capture import Captured, CaptureService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.rests import NOTE, opened_files, remove_taken
from leader_journal.storage.sealing import public_of, remove_sealed, sealed, write_sealed

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.records import Marks
    from leader_journal.storage.journal import Journal


class Note(Struct, frozen=True):
    """One line and its marks. `id` becomes the entry's: that makes it come in once."""

    id: str
    written: dt.datetime
    captured: Captured


def can_seal(journal: Path) -> bool:
    """Whether something can be written for a journal without opening it."""
    return public_of(journal) is not None


def new_note(captured: Captured, clock: Clock) -> Note:
    """Return a note of this moment."""
    return Note(Ids(clock).new(), clock.now(), captured)


def take_back(journal: Path, note: str) -> None:
    """Take away a note that is not wanted after all."""
    remove_sealed(journal, note)


def seal_note(journal: Path, note: Note) -> Path:
    """Seal a note for a journal that is not open here; again under the same id, it takes the place of what was.

    Raises NoSealingKey, and NoAccess or DiskFull where it can be written nowhere.
    """

    public = public_of(journal)
    if public is None:
        raise NoSealingKey(journal)
    return write_note(journal, public, note)


def write_note(journal: Path, public: bytes, note: Note) -> Path:
    """Seal a note by a key that is known. Raises NoAccess or DiskFull where it can be written nowhere."""

    try:
        return write_sealed(journal, note.id, sealed(public, NOTE + encode(note)))
    except OSError as error:
        from leader_journal.services.files import failure  # only where the disk fails

        raise failure(error, journal) from None


def bring_in_notes(journal: Journal, clock: Clock) -> int:
    """Make an entry of every note that is no entry yet, then remove its file; return how many there were.

    A note whose entry was thrown away or erased since does not come again. Where nothing can be saved the notes stay.
    """

    if journal.rests.key is None or journal.reading_only:
        return 0
    brought = 0
    with suppress(FileError):
        for path, content in list(opened_files(journal.path, journal.rests.key, NOTE)):
            if content is None:
                continue  # `journal.rests.unopenable` names it
            try:
                note = decode(content, Note)
            except Undecodable:
                continue
            brought += make_entry(journal, note, clock)
            remove_taken(path)
    journal.brought_in += brought
    return brought


def make_entry(journal: Journal, note: Note, clock: Clock) -> bool:
    """Make an entry of a note, unless it was one before; say whether. Raises DiskFull and the like."""
    if journal.knows(note.id):
        return False
    writes = Writes(journal)
    CaptureService(journal, writes, PeopleService(journal, writes), clock).save_as(note.id, note.written, note.captured)
    return True


class NoteSealer:
    """Seals what is written for one locked journal, under one name as long as it is the same line."""

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
