"""Backups of the open journal: made by themselves, kept for as long as they are useful, and looked into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from msgspec import Struct

from leader_journal.core.backups import BackupFile, BackupReason, OpenedBackup, outdated, outdated_copies
from leader_journal.core.clock import Clock
from leader_journal.core.errors import JournalExists, UserError
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.mentions import shown
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry
from leader_journal.paths import JOURNAL_SUFFIX, journal_name
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.backups.files import (
    backup_folder,
    backups_in,
    copies_beside,
    logs_of,
    remove_copy,
    safety_copies,
    sweep_parts,
)
from leader_journal.storage.journal import Journal
from leader_journal.wording.backups import backup_stem

SAID_AFTER = dt.timedelta(days=7)
"""How long a second folder may be out of reach before that is said: a stick is not always there."""


class Made(Struct, frozen=True):
    """A backup that was made. `second` is its copy in the second folder; None where none is chosen or in reach."""

    path: Path
    second: Path | None


def shelf(journal: Path, second: Path | None, salt: bytes | None) -> tuple[BackupFile, ...]:
    """Return all backups of a journal, newest first, whether it is open, damaged or gone; no passphrase is needed."""
    folders = [backup_folder(journal), *([second] if second is not None else [])]
    found: dict[str, BackupFile] = {}
    for one in (*(one for folder in folders for one in backups_in(folder, journal)), *copies_beside(journal, salt)):
        found.setdefault(one.path.name, one)
    found |= {one.path.name: one for one in logs_of(journal)}
    return tuple(sorted(found.values(), key=lambda one: (one.made, one.path.name), reverse=True))


def looked_into(files: Iterable[BackupFile], copies: Copies, passphrase: str = "") -> tuple[OpenedBackup, ...]:
    """Return what is in each backup; those whose salt is another are tried with a passphrase, if one is given."""
    opened = []
    files = tuple(files)
    bases = tuple(file for file in files if not file.log)
    for file in (*bases, *(file for file in files if file.log)):
        one = copies.look(file, bases)
        if one.needs and passphrase:
            with suppress(UserError):
                one = copies.look(file, bases) if copies.try_passphrase(file.path, passphrase) else one
        opened.append(one)
    return tuple(sorted(opened, key=lambda one: (one.file.made, one.file.path.name), reverse=True))


def new_backup_path(journal: Path, moment: dt.datetime, reason: BackupReason) -> Path:
    """Return a free name in the folder of a journal's backups."""
    stem = backup_stem(journal_name(journal), moment, reason)
    folder, number = backup_folder(journal), 1
    while True:
        again = "" if number == 1 else f" {number}"
        path = folder / f"{stem}{again}{JOURNAL_SUFFIX}"
        if not path.exists():
            return path
        number += 1


class Shelf:
    """The backups of one journal, and what is in them as far as a passphrase is known. For jobs, one at a time."""

    def __init__(self, journal: Path, second: Path | None, salt: bytes | None, copies: Copies) -> None:
        self.journal = journal
        self.copies = copies
        self._second = second
        self._salt = salt

    @classmethod
    def of_locked(cls, journal: Path, second: Path | None) -> Self:
        """Return the backups of a journal that is not open: nothing is known of them before a passphrase is."""
        return cls(journal, second, None, Copies())

    def look(self, passphrase: str = "") -> tuple[OpenedBackup, ...]:
        """Return all backups, newest first; those that a passphrase is still needed for are tried with this one."""
        return looked_into(shelf(self.journal, self._second, self._salt), self.copies, passphrase)

    def entries(self, file: BackupFile) -> tuple[tuple[Entry, str], ...]:
        """Return the entries of a backup, newest first, each with its line as it is read. Raises FileError."""
        with self.copies.reading(file.path) as reader:
            aliases = {person.id: person.alias for person in reader.people.all()}
            return tuple((entry, shown(entry.facts, aliases)) for entry in reader.entries.all(EVERYTHING))[::-1]

    def text_of(self, file: BackupFile, entry: Entry) -> str:
        """Return all that was written in an entry, as it is read. Raises FileError."""
        with self.copies.reading(file.path) as reader:
            aliases = {person.id: person.alias for person in reader.people.all()}
        parts = [entry.facts, *(text for answer in entry.answers for text in answer.texts if answer.text)]
        return "\n".join(shown(part, aliases) for part in parts)

    def close(self) -> None:
        """Wipe the keys."""
        self.copies.close()


class BackupService:
    """Makes backups of the open journal and throws old ones away. `make` and `looked_into` may be done by a job."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def is_due(self) -> bool:
        """Whether there is no backup of today yet; of a journal without a word none is due."""
        today = self._clock.now().date()
        made = backups_in(backup_folder(self._journal.path), self._journal.path)
        return all(one.made.date() != today for one in made) and self._journal.revisions.count() > 0

    def make(self, reason: BackupReason, second: Path | None = None, progress: Progress = no_progress) -> Made:
        """Make a backup, verified, and a copy of it in the second folder if that is in reach.

        Raises NoAccess, DiskFull, DiskTrouble, DamagedJournal, Cancelled; the journal is as it was.
        """
        sweep_parts(backup_folder(self._journal.path), self._journal.path)
        path = self._written(reason, progress)
        copied = self._copied(path, second)
        for folder in {path.parent, *([copied.parent] if copied is not None else [])}:
            self._throw_old_away(folder)
        self._throw_safety_copies_away(path.parent)
        return Made(path, copied)

    def before(self, reason: BackupReason, progress: Progress = no_progress) -> bool:
        """Make a backup before something that undo cannot take back; of an empty journal none is needed, and made."""
        with self._journal.reader() as reader:  # a job may call this
            anything = reader.revisions.count() > 0
        if anything:
            self.make(reason, progress=progress)
        return anything

    def list(self, second: Path | None = None) -> tuple[BackupFile, ...]:
        return shelf(self._journal.path, second, self._journal.salt)

    def delete(self, files: Iterable[BackupFile], second: Path | None = None) -> None:
        """Delete copies for good, in the second folder too. Raises NoAccess, DiskTrouble; what went before is gone."""
        for file in files:
            for folder in {file.path.parent, *([second] if second is not None else [])}:
                remove_copy(folder / file.path.name)

    def copies(self) -> Copies:
        """Return what opens the backups that today's passphrase opens; the caller closes it."""
        return self._journal.copies_out.copies()

    def shelf(self, second: Path | None = None) -> Shelf:
        """Return the backups of the open journal, with today's passphrase known; the caller closes it."""
        return Shelf(self._journal.path, second, self._journal.salt, self.copies())

    def _written(self, reason: BackupReason, progress: Progress) -> Path:
        while True:
            path = new_backup_path(self._journal.path, self._clock.now(), reason)
            with suppress(JournalExists):  # another one got the name meanwhile
                self._journal.copies_out.back_up(path, progress)
                return path

    def _copied(self, path: Path, second: Path | None) -> Path | None:
        if second is None or not second.is_dir():
            return None
        with suppress(UserError):  # no room on a stick, say: the backup itself is made
            return self._journal.copies_out.copy_backup(path, second)
        return None

    def _throw_safety_copies_away(self, folder: Path) -> None:
        journal = self._journal.path
        with suppress(UserError):
            for one in outdated_copies(safety_copies(journal), backups_in(folder, journal)):
                remove_copy(one.path)

    def _throw_old_away(self, folder: Path) -> None:
        with suppress(OSError):
            for one in outdated(backups_in(folder, self._journal.path)):
                one.path.unlink()
