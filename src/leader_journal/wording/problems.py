"""Why a line, or a whole source, could not be brought in: in words, without a text of it."""

from __future__ import annotations

from leader_journal.core.import_reasons import LineReason, SourceReason
from leader_journal.wording.catalogue import _


def problem_words(reason: LineReason) -> str:
    """Return why one line stays out."""
    return {
        LineReason.NO_DATE: _("There is no date."),
        LineReason.UNREADABLE_DATE: _("The date cannot be read. Possible: 2026-09-01, 1/9/2026 or 1.9.2026."),
        LineReason.UNREADABLE_TIME: _("The time cannot be read. Possible: 14:03, 14.03 or 2:03 PM."),
        LineReason.NO_TEXT: _("There is no text."),
        LineReason.BROKEN_QUOTES: _("A quotation mark opens and does not close where the field ends."),
        LineReason.TOO_MANY_FIELDS: _("There are more fields than columns."),
        LineReason.NOT_AN_ENTRY: _("This is not an entry."),
    }[reason]


def source_words(reason: SourceReason) -> str:
    """Return why nothing of a source could be read, and what to do."""
    return {
        SourceReason.MISSING: _("There is no such file."),
        SourceReason.NOT_READABLE: _("It is no file, or there is no permission to read it."),
        SourceReason.EMPTY: _("The file is empty."),
        SourceReason.NO_ENTRIES: _("No entry was found in it. Is it the text file or the JSON export of jrnl?"),
        SourceReason.NO_DATE_COLUMN: _("No column for the date was found. Name it with --map happened=COLUMN."),
        SourceReason.NO_TEXT_COLUMN: _("No column for the text was found. Name it with --map text=COLUMN."),
        SourceReason.DAMAGED: _("The file is damaged or not complete."),
        SourceReason.NOT_AN_ARCHIVE: _("The file is no archive of this app."),
        SourceReason.NEWER_ARCHIVE: _("The archive was written by a newer version of this app."),
    }[reason]
