"""The way back: a backup as a whole, single entries out of one, and a rescue of a damaged file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from leader_journal.core.backups import BackupFile, BackupReason
from leader_journal.core.bare_names import BareNames
from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.codec import decode, encode
from leader_journal.core.errors import UserError, WrongPassphrase
from leader_journal.core.folding import fold
from leader_journal.core.forgetting import PEOPLE_FIELDS, WithoutThem
from leader_journal.core.mentions import mentioned
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry, Person, Promise
from leader_journal.core.rescue import RescueReport
from leader_journal.core.revision import Revision
from leader_journal.services.backups import new_backup_path, shelf
from leader_journal.services.files import Target, write_new_file
from leader_journal.services.writes import Writes
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.backups.in_place import put_in_place
from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import Secret
from leader_journal.storage.known_salts import known_salts
from leader_journal.storage.reader import JournalReader
from leader_journal.storage.rescue.work import Backups, rescue, salvaged
from leader_journal.wording.forgetting import someone

R = TypeVar("R", Entry, Promise)


def restore(journal: Path, backup: Path, copies: Copies, clock: Clock) -> Path | None:
    """Let a backup take a closed journal's place; return where the journal of today is now, None if there was none.

    Raises WrongPassphrase where the backup's is not known, DamagedJournal, JournalInUse, NoAccess, DiskFull.
    """
    secret = copies.secret_of(backup)
    if secret is None:
        raise WrongPassphrase(backup)
    aside = new_backup_path(journal, clock.now(), BackupReason.SET_ASIDE)
    return aside if put_in_place(journal, backup, secret, aside) else None


def rescue_journal(
    journal: Path,
    passphrase: str,
    new: Path,
    clock: Clock,
    *,
    second: Path | None = None,
    progress: Progress = no_progress,
) -> RescueReport:
    """Read what can be read of a damaged journal into a new one, and fill it up from backups. Raises as `rescue`."""
    salts, backups = _sources(journal, second)
    return rescue(journal, passphrase, new, clock, salts=salts, backups=backups, progress=progress)


def export_damaged(
    journal: Path,
    passphrase: str,
    target: Target,
    clock: Clock,
    *,
    progress: Progress = no_progress,
) -> RescueReport:
    """Write the archive of a journal that cannot be opened or read as a whole: of all that can still be read.

    Raises JournalExists, DiskFull, and what `salvaged` raises.
    """
    from leader_journal.exchange.archive import write_archive

    salts, backups = _sources(journal, None)
    with (
        write_new_file(target) as file,
        salvaged(journal, passphrase, clock, salts=salts, backups=backups, progress=progress) as salvage,
    ):
        write_archive(file, journal=salvage.journal, made_at=clock.now(), revisions=salvage.log)
        return salvage.report()


def _sources(journal: Path, second: Path | None) -> tuple[tuple[bytes, ...], Backups]:
    """Return the salts that a damaged journal may have had, and what its backups still hold."""
    files = shelf(journal, second, None)

    def of_backups(secret: Secret) -> Iterator[tuple[int, Revision]]:
        with Copies(secret) as copies:
            for file in (one for one in files if not one.log):
                with suppress(UserError):
                    yield from copies.log(file.path)

    return tuple(dict.fromkeys((*(file.salt for file in files if not file.log), *known_salts()))), of_backups


class RestoringService:
    """Single entries out of a backup, into the open journal: one change, which undo takes back."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes

    def bring_back(self, copies: Copies, file: BackupFile, ids: Collection[str]) -> Changes:
        """Put entries back as they are in a backup, with the people they name and the promises made in them.

        One that was erased for good comes as a new entry: what was erased stays so. Raises what `Copies.reading` does.
        """
        with copies.reading(file.path) as reader:
            entries = [reader.entries.get(one) for one in ids]
            promises = [promise for promise in reader.promises.all() if promise.entry in set(ids)]
            people = _people_of(reader, entries)
        entries, promises = self._without_the_forgotten(entries), self._without_the_forgotten(promises)
        here = {person.id: fold(person.alias) for person in self._journal.people.all()}
        missing = [one for one in people if one.id not in here and not self._journal.is_erased(one.id)]
        renamed = self._new_ids(entries, promises) | _same_people(missing, here)
        with self._writes.change() as writer:
            for person in missing:
                if person.id not in renamed:
                    writer.put(person)
            for entry in entries:
                writer.put(_with_ids(entry, renamed))
            for promise in promises:
                writer.put(_with_ids(promise, renamed))
        return writer.changes

    def _without_the_forgotten(self, records: list[R]) -> list[R]:
        """Whoever was forgotten since stays so: "someone" stands in their place."""
        erased = self._journal.revisions.erased()
        without = WithoutThem(erased, BareNames(()), someone(), in_fields=PEOPLE_FIELDS)
        return [decode(without.cleaned(encode(one)), type(one)) for one in records] if erased else records

    def _new_ids(self, entries: list[Entry], promises: list[Promise]) -> dict[str, str]:
        gone = {one.id for one in entries if self._journal.is_erased(one.id)}
        gone.update(one.id for one in promises if one.entry in gone or self._journal.is_erased(one.id))
        return {one: self._journal.ids.new() for one in gone}


def _people_of(reader: JournalReader, entries: list[Entry]) -> list[Person]:
    named = {
        person
        for entry in entries
        for text in (entry.facts, *(text for answer in entry.answers for text in answer.texts))
        for person in mentioned(text)
    }
    named.update(person for entry in entries for person in entry.people)
    return [person for person in reader.people.all() if person.id in named]


def _same_people(missing: list[Person], here: dict[str, str]) -> dict[str, str]:
    """Somebody of the same name was made anew since: the two are one."""
    by_alias = {alias: person for person, alias in here.items()}
    return {person.id: by_alias[fold(person.alias)] for person in missing if fold(person.alias) in by_alias}


def _with_ids(record: R, renamed: dict[str, str]) -> R:
    """Return a record with other ids, wherever they stand in it: as fields, in lists, in texts."""
    payload = encode(record)
    for before, after in renamed.items():
        payload = payload.replace(before.encode(), after.encode())
    return decode(payload, type(record))
