"""What an import knows of its source, as closed sets and small values; `wording.imports` says them in words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct


class SourceFormat(StrEnum):
    """What can be brought in. The value is what `import --from` takes."""

    ARCHIVE = "archive"
    CSV = "csv"
    JRNL = "jrnl"
    MARKDOWN = "markdown"
    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"
    JOPLIN = "joplin"
    DAY_ONE = "day-one"
    JOURNEY = "journey"
    DIARIUM = "diarium"
    REDNOTEBOOK = "rednotebook"
    LIFEOGRAPH = "lifeograph"
    STANDARD_NOTES = "standard-notes"
    TELEGRAM = "telegram"
    GOOGLE_KEEP = "google-keep"
    SIMPLENOTE = "simplenote"
    ROAM = "roam"
    EVERNOTE = "evernote"
    DIARO = "diaro"
    ORG = "org"
    VIMWIKI = "vimwiki"
    DOCUMENT = "document"
    MAIL = "mail"
    ICS = "ics"
    TEXT = "text"


class DateOrder(StrEnum):
    """In which order a date in figures is written."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class DateDecision(Struct, frozen=True):
    """How the dates of a source are read, decided by all of them.

    `proof` is a date that can be read in no other way, where one was needed; `doubtful` is one that can be read in
    several, which are its `readings`: then the leader is asked. So it is where two dates contradict each other: then
    `proof` has the day first and `doubtful` the month, without any reading. Both empty: nothing depends on the order.
    """

    order: DateOrder = DateOrder.DAY_FIRST
    proof: str = ""
    doubtful: str = ""
    readings: tuple[dt.date, ...] = ()


class Again(StrEnum):
    """What becomes of entries that came in before, and lie in the bin now or were read by another mapping then."""

    LEAVE = "leave"
    BRING_BACK = "bring-back"
    AFRESH = "afresh"


class LineReason(StrEnum):
    """Why one entry of a source could not be read."""

    NO_DATE = "no_date"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_TIME = "unreadable_time"
    NO_TEXT = "no_text"
    BROKEN_QUOTES = "broken_quotes"
    TOO_MANY_FIELDS = "too_many_fields"
    NO_COLUMNS = "no_columns"
    NOT_AN_ENTRY = "not_an_entry"
    BROKEN_FILE = "broken_file"
    ENCRYPTED_NOTE = "encrypted_note"
    LOCKED_FILE = "locked_file"


class Remark(StrEnum):
    """Something that the leader should know of a source as a whole; it goes with a count."""

    FIRST_LINE_IS_AN_ENTRY = "first_line_is_an_entry"
    PICTURES = "pictures"
    OTHER_FILES = "other_files"
    HIDDEN_SHEETS = "hidden_sheets"
    PAGES_WITHOUT_A_DATE = "pages_without_a_date"
    OTHER_EVENTS = "other_events"
    REPEATED_EVENTS = "repeated_events"
    THROWN_AWAY_THERE = "thrown_away_there"
    IN_THE_FUTURE = "in_the_future"
    LONG_AGO = "long_ago"
    NO_TIME = "no_time"
    AGENDAS = "agendas"
    MORE_FIELDS = "more_fields"
    FIRST_OF_A_SPAN = "first_of_a_span"


class SourceReason(StrEnum):
    """Why a source as a whole could not be read: the `reason` of `core.errors.UnreadableSource`."""

    MISSING = "missing"
    NOT_READABLE = "not_readable"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    NO_ENTRIES = "no_entries"
    NO_DATE_COLUMN = "no_date_column"
    NO_TEXT_COLUMN = "no_text_column"
    NO_YEAR = "no_year"
    DAMAGED = "damaged"
    NOT_AN_ARCHIVE = "not_an_archive"
    NEWER_ARCHIVE = "newer_archive"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    PACKED_TOO_TIGHT = "packed_too_tight"
    TOO_MANY_FILES = "too_many_files"
    ENCRYPTED = "encrypted"
    ENCRYPTED_DOCUMENT = "encrypted_document"
    WRONG_PASSWORD = "wrong_password"
    SPREADSHEET = "spreadsheet"
    DATABASE = "database"


class LineProblem(Struct, frozen=True):
    """A line that stays out. `line` counts from 1: lines of a text, else entries. Holds no text of it.

    `file` is its name where the source has several, or where all of it stays out.
    """

    line: int
    reason: LineReason
    file: str = ""


class SourceColumn(Struct, frozen=True):
    """A column of a table: its heading, what it is read as (empty: not read), and a few of its values."""

    heading: str
    read_as: str = ""
    values: tuple[str, ...] = ()
