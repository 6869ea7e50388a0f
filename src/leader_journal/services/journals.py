"""Journals as files: create, open, and make the sample. What does it is loaded when it is done: first the lock screen
is painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal import paths
from leader_journal.core.clock import Clock
from leader_journal.core.errors import DiskFull, DiskTrouble, FileError, JournalExists, JournalInUse, NoAccess
from leader_journal.core.passphrases import SAMPLE_PASSPHRASE
from leader_journal.core.progress import Progress, no_progress
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.vault import Derive, Profile

ANOTHER_ENDS_S = 2.0
"""So long a command waits for another one that has the journal; the app is not done by then, and says so."""
_LOOK_AGAIN_S = 0.05
_SAMPLE_SLOT = "sample"
"""The place of the journal's drafts where it stands that it is the sample."""

__all__ = ["SAMPLE_PASSPHRASE", "JournalFiles", "go_on_elsewhere", "is_untouched_sample", "place_elsewhere", "telling"]


class JournalFiles:
    """Makes and opens journals; everything after that is done by the services of the open one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def proposed_path(self) -> Path:
        """Return where a first journal would go: the app's own folder, a free name, in the language of the app."""
        folder, name = paths.data_folder(), _("Leader Journal")
        candidate = folder / f"{name}{paths.JOURNAL_SUFFIX}"
        number = 2
        while candidate.exists():
            candidate = folder / f"{name} {number}{paths.JOURNAL_SUFFIX}"
            number += 1
        return candidate

    def create(self, path: Path, passphrase: str) -> Journal:
        """Create a journal and open it.

        Raises JournalExists, NoAccess, DiskFull, PassphraseTooShort, PassphraseTooGuessable.
        """
        from leader_journal.services.strength import check_passphrase

        check_passphrase(passphrase, (path.stem,))
        return self._created(path, passphrase)

    def _created(self, path: Path, passphrase: str) -> Journal:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _failure(error, path) from None
        from leader_journal.storage.journal import Journal

        return _with_salt_kept(Journal.create(path, passphrase, self._clock))

    def open(
        self,
        path: Path,
        passphrase: str,
        upgrading: Progress = no_progress,
        derive: Derive | None = None,
        *,
        patience: float = 0.0,
    ) -> Journal:
        """Open a journal; one that lies where nothing can be written, for reading. Raises what `Journal.open` says.

        With `patience` it waits that many seconds for whoever has it open to end, as a command does.
        """
        from leader_journal.services.unfinished import sweep
        from leader_journal.storage.sealing import sealed_files

        until = time.monotonic() + patience
        while (
            journal := self._opened(path, passphrase, upgrading, derive, last_try=time.monotonic() >= until)
        ) is None:
            time.sleep(_LOOK_AGAIN_S)
        sweep()
        if sealed_files(journal.path):
            from leader_journal.services.notes_while_locked import bring_in_notes

            bring_in_notes(journal, self._clock)
        return _with_salt_kept(journal)

    def _opened(
        self, path: Path, passphrase: str, upgrading: Progress, derive: Derive | None, *, last_try: bool
    ) -> Journal | None:
        from leader_journal.storage.journal import Journal

        try:
            return Journal.open(path, passphrase, self._clock, upgrading, derive)
        except (NoAccess, DiskFull, DiskTrouble) as why:
            return _open_reading(path, passphrase, self._clock, why)
        except JournalInUse:
            if last_try:
                raise
            return None

    def create_sample(
        self,
        path: Path,
        passphrase: str,
        language: str,
        *,
        entries: int | None = None,
        seed: int = 1,
        progress: Progress = no_progress,
    ) -> Journal:
        """Create a journal that holds the sample, or `entries` varied ones in bulk, and open it."""
        from leader_journal.services.sampling import fill_with_sample, fill_with_varied
        from leader_journal.services.strength import check_passphrase
        from leader_journal.services.unfinished import unfinished
        from leader_journal.storage.creation import remove_database

        if path.exists() or path.is_symlink():
            raise JournalExists(path)
        if passphrase != SAMPLE_PASSPHRASE:
            check_passphrase(passphrase, (path.stem,))
        part = path.with_name(f".{path.stem} being filled{paths.JOURNAL_SUFFIX}")
        with unfinished(part):
            remove_database(part)  # left behind by a process that was killed while it filled it
            journal = self._created(part, passphrase)
            try:
                if entries is None:
                    fill_with_sample(journal, language, self._clock)
                else:
                    fill_with_varied(journal, language, self._clock, entries, seed, progress)
                mark_sample(journal)
                journal.continue_at(path)
            except BaseException:
                journal.close()
                raise
            finally:
                remove_database(part)
        return journal


def is_open_elsewhere(journal: Path) -> bool:
    """Whether the app, or another command, has a journal open."""
    from leader_journal.storage.lock import is_held

    return is_held(journal)


def telling(deriving: Callable[[], object]) -> Derive:
    """Return what derives a key as storage does, and says each time that it begins."""

    def derive(passphrase: str, salt: bytes, profile: Profile) -> bytearray:
        from leader_journal.storage import vault

        deriving()
        return vault.derive(passphrase, salt, profile)

    return derive


def mark_sample(journal: Journal) -> None:
    """Write down, in the journal itself, that all it holds so far is the sample."""
    journal.drafts.save(_SAMPLE_SLOT, str(journal.revisions.count()).encode())


def is_untouched_sample(journal: Journal) -> bool:
    """Whether nobody wrote anything into a sample: it holds no word of anybody's."""
    kept = journal.drafts.load(_SAMPLE_SLOT)
    return kept is not None and kept.payload == str(journal.revisions.count()).encode()


def place_elsewhere(path: Path) -> Path:
    """Return a free name in the app's own folder under which a journal may go on that cannot where it is."""
    number, kept = 1, _("{name} kept").format(name=path.stem)
    while True:
        again = "" if number == 1 else f" {number}"
        candidate = paths.data_folder() / f"{kept}{again}{paths.JOURNAL_SUFFIX}"
        if not candidate.exists():
            return candidate
        number += 1


def go_on_elsewhere(journal: Journal) -> Path:
    """Let an open journal go on in the app's own folder and return where. Raises FileError where that fails too."""
    target = place_elsewhere(journal.path)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(error, target) from None
    journal.continue_at(target)
    return target


def _failure(error: OSError, path: Path) -> FileError:
    from leader_journal.services.files import failure

    return failure(error, path)


def _open_reading(path: Path, passphrase: str, clock: Clock, why: FileError) -> Journal:
    from leader_journal.storage.journal import Journal

    try:
        return Journal.open_reading(path, passphrase, clock)
    except (NoAccess, DiskFull, DiskTrouble):
        raise why from None


def _with_salt_kept(journal: Journal) -> Journal:
    from leader_journal.storage.known_salts import keep_salt

    keep_salt(journal.salt)
    journal.key_was_replaced = not keep_sealing_key(journal)
    return journal


def keep_sealing_key(journal: Journal) -> bool:
    """Keep on this computer what seals for a journal while it is locked; False where another key stood there."""
    from leader_journal.storage.sealing import keep_public

    return journal.rests.key is None or keep_public(journal.salt, journal.rests.key.public)
