"""Failures of the user's world. Each becomes one plain sentence in `wording.errors`; anything else is our bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from leader_journal.core.imports import SourceColumn


class UserError(Exception):
    """Something in the user's world that the user can mend. Never carries a text of the journal."""


class FileError(UserError):
    """A failure that concerns one file or folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(type(self).__name__)
        self.path = path


class NoSuchJournal(FileError):
    """There is no file at that path."""


class JournalExists(FileError):
    """Creating would overwrite something."""


class NotAJournal(FileError):
    """The file is no journal: too short, plain SQLite, or something else."""


class WrongPassphrase(FileError):
    """The passphrase does not open the journal, or the beginning of the file is damaged: the two look the same."""


class DamagedJournal(FileError):
    """The file opens, but a page of it is damaged."""


class DamagedCopy(DamagedJournal):
    """Another copy of a journal, which was to be taken in, is not whole: cut off on its way, or damaged."""


class LinkedJournal(FileError):
    """The file has a second name (a hard link): a log goes by name, so that writing under both would damage it."""


class JournalMoved(FileError):
    """The file was moved, deleted or replaced while it was open: what is written now would go nowhere."""


class AnotherJournal(FileError):
    """This is a copy of another journal: the two have nothing to do with each other."""


class NewerJournal(FileError):
    """The journal was written by a newer version of the app."""


class JournalInUse(FileError):
    """Another process holds the journal."""


class NoSealingKey(FileError):
    """A line cannot be sealed for this journal: it was never open on this computer."""


class NoAccess(FileError):
    """The file or folder may not be read or written."""


class ReadingOnly(FileError):
    """The journal is open for reading: nothing can be written where it lies."""


class DiskFull(FileError):
    """There was no room to write; nothing that was saved before is lost."""


class DiskTrouble(FileError):
    """Reading or writing failed below us; the journal was closed and opened again."""


class PassphraseTooShort(UserError):
    """A new passphrase is shorter than the minimum."""

    def __init__(self, minimum: int) -> None:
        super().__init__("PassphraseTooShort")
        self.minimum = minimum


class PassphraseTooGuessable(UserError):
    """A new passphrase is among the first that would be tried."""


class PassphraseNotCurrent(UserError):
    """Who wants to change a passphrase did not say the one of now."""


class NothingWritten(UserError):
    """An entry needs one line of what happened."""


class NoWords(UserError):
    """A promise, an agreement or a name was to be saved without a word in it."""


class NobodyNamed(UserError):
    """A line to bring up was for nobody."""


class NothingToReview(UserError):
    """An earlier review covers today already."""


class LineTooLong(UserError):
    """A line of a page was to hold more letters than a page can show; nothing was saved of it."""

    def __init__(self, longest: int) -> None:
        super().__init__("LineTooLong")
        self.longest = longest


class TooLongForPdf(UserError):
    """So much was to be set as one PDF that the memory of a computer would not do; nothing was written."""


class AliasTaken(UserError):
    """Somebody else has this alias already, however it is spelled."""


class PeopleNotCompared(UserError):
    """What goes with whom was asked in a journal whose settings leave people out of such comparisons."""


class BadInput(UserError):
    """A value that somebody typed or passed cannot be read; `what` names the field, `value` what was given."""

    def __init__(self, what: str, value: str, allowed: tuple[str, ...] = ()) -> None:
        super().__init__(type(self).__name__)
        self.what = what
        self.value = value
        self.allowed = allowed


class NoDayLeft(BadInput):
    """Days were given that can be read, and have none in common with the other days that were given."""


class GoesWithOthers(UserError):
    """An option that was given does not go with what else was said, but with `others`."""

    def __init__(self, option: str, given: str, others: tuple[str, ...]) -> None:
        super().__init__("GoesWithOthers")
        self.option = option
        self.given = given
        self.others = others


class NeedsOption(UserError):
    """What was asked for has to be told more, by an option."""

    def __init__(self, asked: str, option: str) -> None:
        super().__init__("NeedsOption")
        self.asked = asked
        self.option = option


class WeekdayDisagrees(UserError):
    """A date stands beside a weekday that it is not; which of the two is meant has to be asked."""

    def __init__(self, day: dt.date, weekday: int) -> None:
        super().__init__("WeekdayDisagrees")
        self.day = day
        self.weekday = weekday


class TimeOrDay(UserError):
    """A number that is a time and a day ("10.05"); which of the two is meant has to be asked."""

    def __init__(self, number: str) -> None:
        super().__init__("TimeOrDay")
        self.number = number


class StillToCome(UserError):
    """What happened cannot lie ahead, unless it is said that it does."""

    def __init__(self, at: dt.datetime) -> None:
        super().__init__("StillToCome")
        self.at = at


class SkippedHour(UserError):
    """The clock was put forward over that time of that day."""


class UnreadableSource(FileError):
    """An import source as a whole cannot be understood; `reason` is a key that wording knows."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class ColumnMissing(UnreadableSource):
    """A table has no column that is its date, or none that is its text; `columns` are those it has, to choose from."""

    def __init__(self, path: Path, reason: str, columns: Sequence[SourceColumn]) -> None:
        super().__init__(path, reason)
        self.columns = columns


class ChangedSince(UserError):
    """A change cannot be taken back, because what it altered was altered again; nothing was written."""


class Cancelled(UserError):
    """The user cancelled a long piece of work; what it had begun was taken back."""
