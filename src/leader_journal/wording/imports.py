"""What is said of an import: its format, what looks wrong, what stays out and why; never with a text of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from leader_journal.core.imports import (
    DateDecision,
    DateOrder,
    LineProblem,
    LineReason,
    Remark,
    SourceFormat,
    SourceReason,
)
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year

_A_DAY = dt.date(2026, 9, 1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NAMED = 3
"""Places that are named of one cause; the others are counted."""
_NUMBERED = frozenset(
    {
        SourceFormat.JOPLIN,
        SourceFormat.DAY_ONE,
        SourceFormat.JOURNEY,
        SourceFormat.DIARIUM,
        SourceFormat.REDNOTEBOOK,
        SourceFormat.STANDARD_NOTES,
        SourceFormat.TELEGRAM,
        SourceFormat.GOOGLE_KEEP,
        SourceFormat.SIMPLENOTE,
        SourceFormat.ROAM,
        SourceFormat.EVERNOTE,
        SourceFormat.DIARO,
        SourceFormat.MAIL,
    }
)
"""Sources whose entries are counted from the first: nobody reads their files by the line."""
_OF_A_WHOLE_FILE = frozenset({LineReason.BROKEN_FILE, LineReason.LOCKED_FILE, LineReason.NO_COLUMNS})


def format_words(kind: SourceFormat) -> str:
    """Return what a source is, as the leader knows it."""
    return {
        SourceFormat.ARCHIVE: _("An archive made by this app"),
        SourceFormat.CSV: _("A table"),
        SourceFormat.JRNL: _("A jrnl journal"),
        SourceFormat.MARKDOWN: _("Notes in Markdown"),
        SourceFormat.OBSIDIAN: _("An Obsidian vault"),
        SourceFormat.LOGSEQ: _("A Logseq journal"),
        SourceFormat.JOPLIN: _("A Joplin export"),
        SourceFormat.DAY_ONE: _("A Day One export"),
        SourceFormat.JOURNEY: _("A Journey export"),
        SourceFormat.DIARIUM: _("A Diarium export"),
        SourceFormat.REDNOTEBOOK: _("A RedNotebook journal"),
        SourceFormat.LIFEOGRAPH: _("A Lifeograph diary"),
        SourceFormat.STANDARD_NOTES: _("A Standard Notes backup"),
        SourceFormat.TELEGRAM: _("A Telegram export"),
        SourceFormat.GOOGLE_KEEP: _("Notes of Google Keep"),
        SourceFormat.SIMPLENOTE: _("A Simplenote export"),
        SourceFormat.ROAM: _("A Roam export"),
        SourceFormat.EVERNOTE: _("An Evernote export"),
        SourceFormat.DIARO: _("A Diaro backup"),
        SourceFormat.ORG: _("Notes in Org"),
        SourceFormat.VIMWIKI: _("A Vimwiki diary"),
        SourceFormat.DOCUMENT: _("Documents with dates in them"),
        SourceFormat.MAIL: _("Mails"),
        SourceFormat.ICS: _("One-on-ones from a calendar"),
        SourceFormat.TEXT: _("Text with dates in it"),
    }[kind]


def field_labels() -> tuple[tuple[str, str], ...]:
    """Return what a column of a table can be read as: the field's name, and its words."""
    return (
        ("happened", _("Date")),
        ("time", _("Time")),
        ("title", _("Title")),
        ("text", _("Text")),
        ("person", _("Who")),
        ("theme", _("Themes")),
        ("kind", _("Kind")),
        ("setting", _("Setting")),
        ("keep", _("Kept as text, under its heading")),
        ("skip", _("Not read")),
    )


def order_words(order: DateOrder) -> str:
    """Return an order of dates, as something to choose."""
    return {
        DateOrder.DAY_FIRST: _("Day first"),
        DateOrder.MONTH_FIRST: _("Month first"),
        DateOrder.YEAR_FIRST: _("Year first"),
    }[order]


def order_sentence(order: DateOrder, proof: str) -> str:
    """Return how the dates are read, and by which of them that is known."""
    if order is DateOrder.MONTH_FIRST:
        return _("The dates are read with the month first: {date} can be nothing else.").format(date=proof)
    if order is DateOrder.YEAR_FIRST:
        return _("The dates are read with the year first: {date} can be nothing else.").format(date=proof)
    return _("The dates are read with the day first: {date} can be nothing else.").format(date=proof)


def doubt_sentence(dates: DateDecision) -> str:
    """Return that the dates of a source can be read in two ways, and which they are."""
    if not dates.readings:
        return _("The dates contradict each other: {first} has the day first, {second} the month.").format(
            first=dates.proof, second=dates.doubtful
        )
    first, second = map(day_month_year, dates.readings[:2])
    return _("The dates can be read in two ways: {date} is {first} or {second}.").format(
        date=dates.doubtful, first=first, second=second
    )


def note_sentences(
    dates: DateDecision, kept: Sequence[str], left_out: Sequence[str], remarks: Iterable[tuple[Remark, int]]
) -> Iterator[str]:
    """Yield what is to be said of a source before and after it comes in."""
    if dates.proof and not dates.doubtful:
        yield order_sentence(dates.order, dates.proof)
    if kept:
        yield _("Kept as text under their heading: {names}.").format(names=_one_line(kept))
    if left_out:
        yield _("Columns that were not read: {names}.").format(names=_one_line(left_out))
    yield from (remark_words(remark, count) for remark, count in remarks)


def problem_sentences(problems: Sequence[LineProblem], source: SourceFormat) -> Iterator[str]:
    """Yield why entries stay out: one sentence for one cause, however many there are."""
    for reason in dict.fromkeys(problem.reason for problem in problems):
        found = [problem for problem in problems if problem.reason is reason]
        yield reason_words(reason, len(found), _places_words(found, numbered=source in _NUMBERED))


def reason_words(reason: LineReason, count: int, where: str) -> str:
    """Return why some entries stay out: one sentence for one cause, with the places."""
    example = day_month_year(_A_DAY)
    return {
        LineReason.NO_DATE: ngettext(
            "{count} entry has no date ({where}).", "{count} entries have no date ({where}).", count
        ),
        LineReason.UNREADABLE_DATE: ngettext(
            "The date of {count} entry cannot be read ({where}). Possible: 2026-09-01, 1/9/2026, {example}.",
            "The dates of {count} entries cannot be read ({where}). Possible: 2026-09-01, 1/9/2026, {example}.",
            count,
        ),
        LineReason.UNREADABLE_TIME: ngettext(
            "The time of {count} entry cannot be read ({where}). Possible: 14:03, 14.03 or 2:03 PM.",
            "The times of {count} entries cannot be read ({where}). Possible: 14:03, 14.03 or 2:03 PM.",
            count,
        ),
        LineReason.NO_TEXT: ngettext(
            "{count} entry has no text ({where}).", "{count} entries have no text ({where}).", count
        ),
        **_broken_rows(count),
        LineReason.NOT_AN_ENTRY: ngettext(
            "{count} part is not an entry ({where}).", "{count} parts are not entries ({where}).", count
        ),
        LineReason.BROKEN_FILE: ngettext(
            "{count} file is damaged ({where}).", "{count} files are damaged ({where}).", count
        ),
        LineReason.LOCKED_FILE: ngettext(
            "{count} file is protected by a password; save it without one ({where}).",
            "{count} files are protected by a password; save them without one ({where}).",
            count,
        ),
        LineReason.ENCRYPTED_NOTE: ngettext(
            "{count} note is encrypted; export it without encryption ({where}).",
            "{count} notes are encrypted; export them without encryption ({where}).",
            count,
        ),
    }[reason].format(count=counted(count), where=where, example=example)


def _broken_rows(count: int) -> dict[LineReason, str]:
    """Why rows and tables stay out."""
    return {
        LineReason.BROKEN_QUOTES: ngettext(
            "In {count} row a quotation mark is opened but not closed where the field ends ({where}).",
            "In {count} rows a quotation mark is opened but not closed where the field ends ({where}).",
            count,
        ),
        LineReason.TOO_MANY_FIELDS: ngettext(
            "{count} row has more fields than there are columns ({where}).",
            "{count} rows have more fields than there are columns ({where}).",
            count,
        ),
        LineReason.NO_COLUMNS: ngettext(
            "{count} table has no column for a date, or none for a text ({where}).",
            "{count} tables have no column for a date, or none for a text ({where}).",
            count,
        ),
    }


def _places_words(problems: Iterable[LineProblem], *, numbered: bool) -> str:
    """Return places as words: files, or in them their lines or the numbers of their entries."""
    found = list(dict.fromkeys(problems))
    words = ", ".join(_place_words(problem, numbered=numbered) for problem in found[:_NAMED])
    if not any(problem.file for problem in found):
        lines = ngettext("line {lines}", "lines {lines}", len(found))
        numbers = ngettext("number {lines}", "numbers {lines}", len(found))
        words = (numbers if numbered else lines).format(lines=words)
    more = len(found) - _NAMED
    if more > 0:
        return ngettext("{places} and {count} more", "{places} and {count} more", more).format(
            places=words, count=counted(more)
        )
    return words


def _place_words(problem: LineProblem, *, numbered: bool) -> str:
    file = _one_line([problem.file])
    if not file:
        return str(problem.line)
    if problem.reason in _OF_A_WHOLE_FILE:
        return file
    if numbered:
        return _("{file}, number {number}").format(file=file, number=problem.line)
    return _("{file}, line {line}").format(file=file, line=problem.line)


def remark_words(remark: Remark, count: int) -> str:
    """Return what is to be said of the whole source."""
    return {
        Remark.FIRST_LINE_IS_AN_ENTRY: _(
            "The first line seems to be an entry, so the columns are numbered instead of named. Say what "
            "each one is where it was not recognised."
        ),
        Remark.PICTURES: ngettext(
            "{count} picture or recording is not brought in.",
            "{count} pictures or recordings are not brought in.",
            count,
        ),
        Remark.OTHER_FILES: ngettext(
            "{count} file of another kind is not read.", "{count} files of other kinds are not read.", count
        ),
        Remark.HIDDEN_SHEETS: ngettext(
            "{count} sheet is hidden and not read. Show it there to bring it in.",
            "{count} sheets are hidden and not read. Show them there to bring them in.",
            count,
        ),
        Remark.PAGES_WITHOUT_A_DATE: ngettext(
            "{count} page has no date and is not read.", "{count} pages have no date and are not read.", count
        ),
        Remark.OTHER_EVENTS: ngettext(
            "{count} event is not a one-on-one, so it is not read.",
            "{count} events are not one-on-ones, so they are not read.",
            count,
        ),
        Remark.REPEATED_EVENTS: ngettext(
            "{count} series of meetings is read up to a month from now.",
            "{count} series of meetings are read up to a month from now.",
            count,
        ),
        Remark.THROWN_AWAY_THERE: ngettext(
            "{count} entry was thrown away there and is not read.",
            "{count} entries were thrown away there and are not read.",
            count,
        ),
        **_odd(count),
    }[remark].format(count=counted(count))


def _odd(count: int) -> dict[Remark, str]:
    """What looks wrong, or stays where it is."""
    return {
        Remark.IN_THE_FUTURE: ngettext(
            "{count} entry is dated in the future.", "{count} entries are dated in the future.", count
        ),
        Remark.LONG_AGO: ngettext(
            "{count} entry is dated before 1980.", "{count} entries are dated before 1980.", count
        ),
        Remark.NO_TIME: _("No entry gives its time of day; all are set to midnight."),
        Remark.MORE_FIELDS: ngettext(
            "{count} row has more fields than there are columns; the rest was added to the last column.",
            "{count} rows have more fields than there are columns; the rest was added to the last column.",
            count,
        ),
        Remark.FIRST_OF_A_SPAN: ngettext(
            "{count} entry says a month, a week or several days; it is dated to the first day.",
            "{count} entries say a month, a week or several days; each is dated to the first day.",
            count,
        ),
        Remark.AGENDAS: ngettext(
            "The notes of {count} upcoming meeting stay in the calendar.",
            "The notes of {count} upcoming meetings stay in the calendar.",
            count,
        ),
    }


def source_words(reason: SourceReason) -> str:
    """Return why nothing of a source could be read, and what to do."""
    return {
        SourceReason.MISSING: _("There is no such file."),
        SourceReason.NOT_READABLE: _("There is no permission to read it."),
        SourceReason.EMPTY: _("The file is empty."),
        SourceReason.UNKNOWN: _(
            "It was not recognised as a journal or a table. Say what it is, or export it in another form."
        ),
        SourceReason.NO_ENTRIES: _("No entry was found in it."),
        SourceReason.NO_DATE_COLUMN: _("No column for the date was found. Say which it is."),
        SourceReason.NO_TEXT_COLUMN: _("No column for the text was found. Say which it is."),
        SourceReason.NO_YEAR: _(
            "Its days do not say their year. Write the year at the top or in the file's name, and bring it in again."
        ),
        SourceReason.DAMAGED: _("The file is damaged or incomplete."),
        SourceReason.NOT_AN_ARCHIVE: _("The file is not an archive made by this app."),
        SourceReason.NEWER_ARCHIVE: _("The archive was written by a newer version of this app."),
        SourceReason.TOO_LARGE: _("It holds more than 512 MB of text. Split it, and bring in the parts one by one."),
        SourceReason.TOO_DEEP: _("Its folders or lists are nested too deeply."),
        SourceReason.PACKED_TOO_TIGHT: _("It would unpack to far more than text would, so it was left alone."),
        SourceReason.TOO_MANY_FILES: _("It holds more than 100,000 files. Choose a folder inside it."),
        SourceReason.ENCRYPTED: _("It is encrypted. Give its password, or export it without encryption."),
        SourceReason.ENCRYPTED_DOCUMENT: _("It is protected by a password. Save it without one, and choose that file."),
        SourceReason.WRONG_PASSWORD: _("The password does not open it."),
        SourceReason.SPREADSHEET: _(
            "Documents of this kind are not read. Save it as .docx, .xlsx, CSV or plain text in the app it comes from, "
            "and choose that file."
        ),
        SourceReason.DATABASE: _(
            "It is the database of an app. Export it from that app as JSON, CSV or text, and choose that file."
        ),
    }[reason]


def _one_line(names: Sequence[str]) -> str:
    return " ".join(_CONTROL.sub("\ufffd", ", ".join(names)).split())
