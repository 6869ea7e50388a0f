"""Failures of the user's world as one plain sentence: what happened, that nothing is lost, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from leader_journal.core import errors
from leader_journal.core.periods import monday_of
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year, time_of_day, weekday_name


def sentence(error: errors.UserError) -> str:
    """Return the sentence for a failure, with names and paths filled in; never a text of the journal."""
    for kind in type(error).__mro__:
        if kind in _FILE_SENTENCES and isinstance(error, errors.FileError):
            return _FILE_SENTENCES[kind]().format(path=error.path, name=error.path.name)
        if kind in _SENTENCES:
            return _SENTENCES[kind]()
    match error:
        case errors.PassphraseTooShort():
            return ngettext(
                "The passphrase needs at least {count} character.",
                "The passphrase needs at least {count} characters. Four unrelated words are easy to type.",
                error.minimum,
            ).format(count=counted(error.minimum))
        case errors.LineTooLong():
            return ngettext(
                "A line of the page holds {count} character at most. Anything longer is better kept in an entry.",
                "A line of the page holds {count} characters at most. Anything longer is better kept in an entry.",
                error.longest,
            ).format(count=counted(error.longest))
        case errors.ChangedSince():
            return _("That has been changed since, so it was not undone. Its earlier versions are kept.")
        case errors.BadInput() | errors.GoesWithOthers() | errors.NeedsOption():
            return _asked_otherwise(error)
        case errors.WeekdayDisagrees() | errors.TimeOrDay() | errors.StillToCome():
            return _which_is_meant(error)
        case errors.UnreadableSource():
            return _unreadable(error)
    return _("That did not work. Nothing you had saved is lost.")


def _unreadable(error: errors.UnreadableSource) -> str:
    from leader_journal.core.imports import SourceReason  # of one command
    from leader_journal.wording.imports import source_words

    return _("{reason} Nothing came in from {path}.").format(
        path=error.path, reason=source_words(SourceReason(error.reason))
    )


def _which_is_meant(error: errors.WeekdayDisagrees | errors.TimeOrDay | errors.StillToCome) -> str:
    if isinstance(error, errors.StillToCome):
        return _("That is still to come: {day}, {time}. Nothing was saved. Add --still-to-come if you mean it.").format(
            day=day_month_year(error.at.date()), time=time_of_day(error.at)
        )
    if isinstance(error, errors.WeekdayDisagrees):
        return weekday_disagrees(error.day, error.weekday)
    return _("“{number}” could be a time or a day. Write {time} or {day}.").format(
        number=error.number, time=error.number.replace(".", ":"), day=error.number.replace(".", "/")
    )


def _asked_otherwise(error: errors.BadInput | errors.GoesWithOthers | errors.NeedsOption) -> str:
    if isinstance(error, errors.NeedsOption):
        return _("“{asked}” needs {option}.").format(asked=error.asked, option=error.option)
    if isinstance(error, errors.GoesWithOthers):
        return _("“{option}” does not go with {given}, only with: {others}.").format(
            option=error.option, given=error.given, others=", ".join(error.others)
        )
    if isinstance(error, errors.NoDayLeft):
        return _("“{value}” has no day in common with the other days that you gave.").format(value=error.value)
    if not error.allowed:
        return _("“{value}” cannot be read as {what}.").format(value=error.value, what=error.what)
    return _("“{value}” is not known for {what}. Possible: {allowed}.").format(
        value=error.value, what=error.what, allowed=", ".join(error.allowed)
    )


def weekday_disagrees(day: dt.date, weekday: int) -> str:
    """Say that a date is another weekday than the one that was written beside it (Monday is 0)."""
    written = monday_of(day) + dt.timedelta(days=weekday)
    return _("Weekday and date disagree: {date} is a {weekday}, not a {other}. Write the one you mean.").format(
        date=day_month_year(day), weekday=weekday_name(day), other=weekday_name(written)
    )


def log_put_aside(name: str) -> str:
    """Return what is said when a log lay beside a journal to which it does not belong."""
    return _(
        "There were changes beside {name} that do not belong to it: another copy of the file was in "
        "its place when they were written. The journal is whole; the changes were put aside in the "
        "same folder, and Restore shows them."
    ).format(name=name)


_SENTENCES: dict[type, Callable[[], str]] = {
    errors.PassphraseTooGuessable: lambda: _(
        "That one would be guessed at once: it is on lists of common passphrases, or repeats itself. Four unrelated "
        "words are easy to type and hard to guess."
    ),
    errors.PassphraseNotCurrent: lambda: _(
        "That is not the passphrase that opens the journal now. Nothing was changed."
    ),
    errors.NothingWritten: lambda: _("Write one line about what happened, and the entry can be saved."),
    errors.SkippedHour: lambda: _("The clocks went forward past that time, so it never existed. Choose another time."),
    errors.NobodyNamed: lambda: _(
        "You have not said yet whom to bring this up with: name somebody with @. Nothing you wrote is lost."
    ),
    errors.NoWords: lambda: _("Nothing has been written yet. Nothing was saved."),
    errors.TooLongForPdf: lambda: _(
        "This is too much text for one PDF: setting it would take gigabytes of memory. Choose fewer entries, or a page "
        "for a browser (HTML), which prints as well."
    ),
    errors.NothingToReview: lambda: _("Your last review already covers today. The next one begins tomorrow."),
    errors.AliasTaken: lambda: _("Somebody else here already has that name. Choose another, or merge the two."),
    errors.PeopleNotCompared: lambda: _(
        "People are not compared in this journal. You can switch that on in its settings."
    ),
    errors.Cancelled: lambda: _("Cancelled. Nothing was changed."),
}
_FILE_SENTENCES: dict[type, Callable[[], str]] = {
    errors.NoSuchJournal: lambda: _("There is no journal at {path}."),
    errors.JournalExists: lambda: _("There is already a file at {path}. It was left as it is; choose another name."),
    errors.NotAJournal: lambda: _("{name} is not a journal made by this app. It was left as it is."),
    errors.WrongPassphrase: lambda: _(
        "That passphrase does not open this journal. Nothing is lost. It is probably mistyped: check Caps Lock and the "
        "keyboard layout. If you are sure of it, the file may be damaged; Restore is the way back."
    ),
    errors.DamagedJournal: lambda: _(
        "A part of {name} is damaged. Nothing was changed. Restore brings back what can still be read, or a backup."
    ),
    errors.DamagedCopy: lambda: _(
        "{name} is not whole: it was cut off on its way here, or is damaged. Nothing was brought in. Save it once more "
        "on the other computer."
    ),
    errors.LinkedJournal: lambda: _(
        "The file has a second name on its disk (a hard link), and writing under two names would damage it: {path}. "
        "Nothing was changed; make a copy and open the copy."
    ),
    errors.JournalMoved: lambda: _(
        "The journal’s file was moved, deleted or replaced while it was open. Nothing was saved just now, and your "
        "words are still here: save somewhere else, or put the file back where it was ({path})."
    ),
    errors.AnotherJournal: lambda: _(
        "{name} is a copy of another journal, so nothing was brought in. Only copies of one and the same journal can "
        "be merged; an archive of the other can be imported."
    ),
    errors.NewerJournal: lambda: _(
        "{name} was written by a newer version of this app. It was left as it is; open it with that version."
    ),
    errors.JournalInUse: lambda: _("This journal is open; lock it there first."),
    errors.NoSealingKey: lambda: _(
        "Nothing can be written for {name} before it has been open on this computer. Unlock it, then write."
    ),
    errors.NoAccess: lambda: _(
        "The place is missing, or there is no permission to read and write there: {path}. Nothing was changed; choose "
        "another place."
    ),
    errors.ReadingOnly: lambda: _(
        "Nothing can be written where {name} is stored: the disk is full, or there is no permission. "
        "It is open for reading only, and what you type now is not kept; make room, or save it "
        "somewhere else."
    ),
    errors.DiskFull: lambda: _(
        "There is no room left on the disk that holds {path}. What was saved before is safe; make room, then save "
        "again."
    ),
    errors.DiskTrouble: lambda: _(
        "Reading or writing failed on the disk that holds {path}. What was saved before is safe; try again, and make "
        "a copy."
    ),
}
