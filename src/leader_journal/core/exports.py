"""What can be written out, and how."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from leader_journal.core.filters import EVERYTHING, EntryFilter


class ExportFormat(StrEnum):
    """What is written. The value is what `export --to` takes."""

    ARCHIVE = "archive"
    MARKDOWN = "markdown"
    MARKDOWN_DAYS = "markdown-days"
    MARKDOWN_PEOPLE = "markdown-people"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"
    ICS = "ics"
    SQLITE = "sqlite"
    MY_DATA = "my-data"


FILTERED = frozenset(ExportFormat) - {ExportFormat.ARCHIVE, ExportFormat.ICS, ExportFormat.MY_DATA}
"""What holds just the chosen entries; the others hold everything."""

LETTERED = FILTERED | {ExportFormat.ICS}
"""What people can stand in as letters. The others are whole, to be read back."""

ABOUT_ONE = frozenset({ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.PDF})
"""What can hold everything that names one person."""

SUFFIX = {
    ExportFormat.ARCHIVE: ".json",
    ExportFormat.MARKDOWN: ".md",
    ExportFormat.CSV: ".csv",
    ExportFormat.HTML: ".html",
    ExportFormat.PDF: ".pdf",
    ExportFormat.ICS: ".ics",
    ExportFormat.SQLITE: ".sqlite",
}


class ExportRequest(Struct, frozen=True, kw_only=True):
    """What is wanted: which entries, people by name or as letters, all about one person (by id), and which charts.

    The charts, by the names of their rooms, stand in a report, and nowhere else. `current` leaves out of an archive
    what was deleted, and how things were worded before.
    """

    format: ExportFormat
    filter: EntryFilter = field(default=EVERYTHING)
    names: bool = True
    about: str | None = None
    current: bool = False
    charts: tuple[str, ...] = ()


class Exported(Struct, frozen=True):
    """What was written; `undecided` are sentences that name somebody and were not looked at."""

    entries: int = 0
    undecided: int = 0
