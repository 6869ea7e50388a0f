"""What opens an open journal: its passphrase, which can be changed, and its recovery sheet, which is the key on paper.

Why the sheet is the key itself, and what that means, says docs/decisions/0039.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.recovery import letters_of
from leader_journal.storage.creation import sweep_part
from leader_journal.storage.sheet_note import note_sheet, sheet_day, sheet_was_struck

if TYPE_CHECKING:
    from leader_journal.storage.file import JournalFile
    from leader_journal.storage.rekeying import Rekeyed


class WaysIn:
    """Of one open journal. `opened_by` and `rekeyed` may be called by a job."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def opened_by(self, passphrase: str) -> bool:
        """Whether a passphrase, or the letters of a sheet, opens this journal; a third of a second."""
        return self._file.opens_with(passphrase)

    def rekeyed(self, passphrase: str, progress: Progress = no_progress) -> Rekeyed:
        """Write a copy under the key of a new passphrase. Raises what `JournalFile.rekeyed` raises."""
        return self._file.rekeyed(passphrase, progress)

    def take(self, rekeyed: Rekeyed) -> bool:
        """Go on in such a copy; False, and nothing is changed, where something was saved since it was made."""
        return self._file.take_key(rekeyed)

    def sweep(self) -> None:
        """Remove such a copy, which nobody takes; none may be under way."""
        sweep_part(self._file.path)

    @property
    def letters(self) -> str:
        """Return the key in letters: what stands on a sheet, and opens the journal as its passphrase does."""
        return letters_of(self._file.key)

    @property
    def sheet_day(self) -> dt.date | None:
        """Return from which day on there is a recovery sheet that opens this journal; None where there is none."""
        return sheet_day(self._file.connection)

    @property
    def sheet_was_struck(self) -> bool:
        """Whether a sheet opened this journal until its passphrase was changed, and no new one was made since."""
        return sheet_was_struck(self._file.connection)

    def note_sheet(self, day: dt.date) -> None:
        """Note that there is a sheet, which was typed back. Raises FileError."""
        with self._file.transaction() as connection:
            note_sheet(connection, day)
