"""What cannot be saved when a journal is locked: read out of it then, and brought in when it is unlocked.

It is committed first, then the sealed file that held it goes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.core.codec import Undecodable
from leader_journal.core.errors import FileError
from leader_journal.storage.codes import text_of
from leader_journal.storage.rest import Rest, RestDraft, drafts_that_differ, take_drafts, was_taken
from leader_journal.storage.sealing import (
    SUFFIX,
    SealingKey,
    Unopenable,
    ensure_key,
    is_for,
    read_sealed,
    sealed_files,
)

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.ids import Ids
    from leader_journal.core.revision import Revision
    from leader_journal.storage.file import JournalFile
    from leader_journal.storage.journal import Journal

REST, NOTE = b"rest\n", b"note\n"
"""What sealed bytes begin with: what could not be saved, or a line that was written while locked."""


class Rests:
    """Of one open journal."""

    def __init__(
        self,
        file: JournalFile,
        journal: Journal,
        ids: Ids,
        clock: Clock,
        unite: Callable[[tuple[Revision, ...]], object],
    ) -> None:
        """`unite` takes versions in that were not saved."""
        self.key: SealingKey | None = None
        """What opens what was sealed for this journal; None where no key can be kept in it."""
        self.unopenable: tuple[Path, ...] = ()
        """Sealed files of this journal that it cannot open; they are kept."""
        self._file = file
        self._journal = journal
        self._ids = ids
        self._clock = clock
        self._unite = unite

    def bring_in(self) -> None:
        """Have a sealing key, and bring in what could not be saved when this journal was locked last."""
        try:
            self.key = ensure_key(self._file)
        except FileError:
            return
        if self.key is not None:
            with suppress(FileError):  # no room still: it stays sealed
                self.unopenable = self._bring_in_all(self.key)

    def after(self, act: Callable[[], None]) -> Rest:
        """Return what `act` would save, which cannot be saved: run, read, and taken back.

        Where not even that can be done, it is the drafts that could not be written when they were last tried.
        """
        revisions: tuple[Revision, ...] = ()
        drafts: list[RestDraft] = []
        try:
            with self._file.held_back():
                last, before = self._journal.revisions.last_place(), self._journal.drafts.rows()
                act()
                revisions = self._journal.revisions.after(last)
                drafts = drafts_that_differ(before, self._journal.drafts.rows())
        except (FileError, sqlite3.Error, RuntimeError):
            act()
        finally:
            self._journal.index.forget()
        known = {draft.slot for draft in drafts}
        unkept = [
            RestDraft(slot, payload.decode(), moment)
            for slot, (payload, moment) in self._journal.drafts.unkept.items()
            if slot not in known
        ]
        return Rest(self._ids.new(), revisions, (*drafts, *unkept))

    def nothing(self) -> Rest:
        """Return a rest of which nothing is known."""
        return Rest(self._ids.new())

    def take(self, rest: Rest) -> None:
        """Bring in what could not be saved, once however often it is handed over. Raises DiskFull and the like."""
        if was_taken(self._file.connection, rest.id):
            return
        if rest.revisions:
            self._unite(rest.revisions)
        with self._file.transaction() as connection:
            take_drafts(connection, rest, text_of(self._clock.now()))

    def _bring_in_all(self, key: SealingKey) -> tuple[Path, ...]:
        """Bring in every rest; return the sealed files of this journal that cannot be opened. Raises FileError."""
        unopenable = []
        for path, content in opened_files(self._file.path, key, REST):
            try:
                rest = None if content is None else Rest.decoded(content)
            except Undecodable:
                rest = None
            if rest is None:
                unopenable.append(path)
                continue
            self.take(rest)
            remove_taken(path)
        return tuple(unopenable)


def opened_files(journal: Path, key: SealingKey, kind: bytes) -> Iterator[tuple[Path, bytes | None]]:
    """Yield the sealed files of one kind with what they hold; None for one of this journal that cannot be opened."""
    for path in sealed_files(journal):
        try:
            content = read_sealed(path)
        except OSError:
            continue
        if is_for(key.public, content):
            try:
                opened = key.opened(content)
            except Unopenable:
                yield path, None
                continue
            if opened.startswith(kind):
                yield path, opened.removeprefix(kind)
        elif path.name.startswith(journal.name + ".") and path.name.endswith(SUFFIX) and path.parent == journal.parent:
            yield path, None


def remove_taken(path: Path) -> None:
    """Remove a file whose content is in the journal; one that cannot be removed is known when it is met again."""
    with suppress(OSError):
        path.unlink()
