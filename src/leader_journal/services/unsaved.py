"""What could not be saved when the journal was locked: sealed, kept in a file or in memory, brought in at unlock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from leader_journal.core.codec import decode, encode
from leader_journal.services.entries.capture import Captured
from leader_journal.services.notes_while_locked import Note, make_entry
from leader_journal.storage.rest import Rest
from leader_journal.storage.rests import NOTE, REST
from leader_journal.storage.sealing import sealed, write_sealed

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.storage.journal import Journal


class Unsaved(Struct):
    """Sealed words of one journal by their names, until they are in files. Without a key they stay as they are."""

    journal: Path
    waiting: dict[str, bytes] = field(default_factory=dict)
    rest: Rest | None = None
    note: Note | None = None

    def write(self) -> bool:
        """Put what waits into files, beside the journal or in the app's own folder; whether nothing waits any more."""
        try:
            for name, content in tuple(self.waiting.items()):
                write_sealed(self.journal, name, content)
                del self.waiting[name]
        except OSError:
            return False
        return self.nothing_waits

    @property
    def nothing_waits(self) -> bool:
        """Whether all of it is in files, or in the journal."""
        return not self.waiting and self.rest is None and self.note is None

    def bring_in(self, journal: Journal, clock: Clock) -> None:
        """Bring what waits into the journal, which was opened again. Raises DiskFull and the like; it waits on then."""
        if journal.rests.key is not None:
            for name, content in tuple(self.waiting.items()):
                opened = journal.rests.key.opened(content)
                if opened.startswith(REST):
                    journal.rests.take(Rest.decoded(opened.removeprefix(REST)))
                else:
                    make_entry(journal, decode(opened.removeprefix(NOTE), Note), clock)
                del self.waiting[name]
        if self.rest is not None:
            journal.rests.take(self.rest)
            self.rest = None
        if self.note is not None:
            make_entry(journal, self.note, clock)
            self.note = None


def seal_unsaved(journal: Journal, rest: Rest, words: str, clock: Clock) -> Unsaved:
    """Seal what could not be saved: `rest`, and `words` for which there is not even a draft (they become an entry)."""
    found = Unsaved(journal.path)
    note = Note(journal.ids.new(), clock.now(), Captured(facts=words, deepen_later=True)) if words else None
    if journal.rests.key is None:
        found.rest, found.note = (None if rest.empty else rest), note
        return found
    public = journal.rests.key.public
    if not rest.empty:
        found.waiting[rest.id] = sealed(public, REST + rest.encoded())
    if note is not None:
        found.waiting[note.id] = sealed(public, NOTE + encode(note))
    return found
