"""What opens the open journal: its passphrase is changed here, and its recovery sheet made."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.backups import BackupReason
from leader_journal.core.clock import Clock
from leader_journal.core.progress import Progress, no_progress, part_of
from leader_journal.core.recovery import key_in, letters_of
from leader_journal.core.sheets import Sheet
from leader_journal.paths import journal_name
from leader_journal.services.backups import BackupService
from leader_journal.services.journals import keep_sealing_key
from leader_journal.services.strength import check_passphrase
from leader_journal.storage.journal import Journal
from leader_journal.storage.known_salts import keep_salt
from leader_journal.storage.rekeying import Rekeyed
from leader_journal.wording.recovery import sheet_page

_SHARE_OF_BACKUP = 0.5


class Prepared(Struct, frozen=True):
    """A change of the passphrase that only has to be made true."""

    passphrase: str
    rekeyed: Rekeyed

    def __repr__(self) -> str:
        return "Prepared()"


class PassphraseService:
    """`is_current` and `prepare` are for a job; `take` for the thread that owns the journal."""

    def __init__(self, journal: Journal, backups: BackupService, clock: Clock) -> None:
        self._journal = journal
        self._backups = backups
        self._clock = clock

    @property
    def sheet_was_struck(self) -> bool:
        """Whether there was a recovery sheet that a change of the passphrase made worthless."""
        return self._journal.keys.sheet_was_struck

    @property
    def sheet_day(self) -> dt.date | None:
        """Return the day of the recovery sheet that opens this journal; None where there is none."""
        return self._journal.keys.sheet_day

    def sheet_groups(self) -> tuple[str, ...]:
        """Return the letters of the sheet in groups. They are the key itself."""
        return tuple(self._journal.keys.letters.split("-"))

    def recovery_sheet(self) -> Sheet:
        name = journal_name(self._journal.path)
        return sheet_page(name, self.sheet_groups(), self._clock.now().date())

    def is_sheet(self, typed: str) -> bool:
        """Whether what was typed are the letters of the sheet that opens this journal."""
        key = key_in(typed)
        return key is not None and letters_of(key) == self._journal.keys.letters

    def note_sheet(self) -> None:
        """Note that the sheet was typed back: from now on it counts. Raises FileError."""
        self._journal.keys.note_sheet(self._clock.now().date())

    def is_current(self, passphrase: str) -> bool:
        """Whether this, or the letters of the recovery sheet, opens the journal: who cannot say it changes nothing."""
        return self._journal.keys.opened_by(passphrase)

    def prepare(self, passphrase: str, progress: Progress = no_progress) -> Prepared:
        """Make a backup that opens with the passphrase of now, and a copy of the journal under the new one.

        Raises PassphraseTooShort, PassphraseTooGuessable, ReadingOnly, DamagedJournal, NoAccess, DiskFull, DiskTrouble,
        Cancelled; the journal is as it was.
        """
        check_passphrase(passphrase, (self._journal.path.stem,))
        self._backups.before(BackupReason.PASSPHRASE, part_of(progress, 0.0, _SHARE_OF_BACKUP))
        return Prepared(
            passphrase,
            self._journal.keys.rekeyed(passphrase, part_of(progress, _SHARE_OF_BACKUP, 1.0)),
        )

    def take(self, prepared: Prepared) -> None:
        """Let the new passphrase be the one that opens the journal.

        What was saved while the copy was made is in none: then it is made once more, here. Raises what `prepare` and
        `WaysIn.take` raise; the old passphrase opens the journal then.
        """
        if not self._journal.keys.take(prepared.rekeyed):
            self._journal.keys.take(self._journal.keys.rekeyed(prepared.passphrase))
        keep_salt(self._journal.salt)
        keep_sealing_key(self._journal)

    def sweep(self) -> None:
        """Remove the copy of a change that was cancelled when it was ready already."""
        self._journal.keys.sweep()

    def change(self, passphrase: str, progress: Progress = no_progress) -> None:
        """Change the passphrase, all at once. Raises what `prepare` and `take` raise."""
        self.take(self.prepare(passphrase, progress))
