"""Why something of an import source stays out, as closed sets; `wording.problems` says them in words."""

from __future__ import annotations

from enum import StrEnum


class LineReason(StrEnum):
    """Why one line of a source could not be read."""

    NO_DATE = "no_date"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_TIME = "unreadable_time"
    NO_TEXT = "no_text"
    BROKEN_QUOTES = "broken_quotes"
    TOO_MANY_FIELDS = "too_many_fields"
    NOT_AN_ENTRY = "not_an_entry"


class SourceReason(StrEnum):
    """Why a source as a whole could not be read: the `reason` of `core.errors.UnreadableSource`."""

    MISSING = "missing"
    NOT_READABLE = "not_readable"
    EMPTY = "empty"
    NO_ENTRIES = "no_entries"
    NO_DATE_COLUMN = "no_date_column"
    NO_TEXT_COLUMN = "no_text_column"
    DAMAGED = "damaged"
    NOT_AN_ARCHIVE = "not_an_archive"
    NEWER_ARCHIVE = "newer_archive"
