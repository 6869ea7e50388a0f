"""What a list shows of an entry: read without opening the entry itself."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Kind, Quality, Tone


class EntryRow(Struct, frozen=True, kw_only=True):
    """One row of a list. `key` orders rows by the time they happened and is the cursor for the next page."""

    key: int
    id: str
    happened: dt.datetime
    kind: Kind | None
    facts: str
    people: tuple[str, ...]
    marks: Marks
    tone: Tone | None
    quality: Quality
    setting: str | None
    deepen_later: bool
    imported: bool


class Version(Struct, frozen=True, kw_only=True):
    """One saved version of a record: when it was saved, and whether it was a deletion."""

    rev: str
    saved_at: dt.datetime
    deleted: bool


class TrashedEntry(Struct, frozen=True, kw_only=True):
    """An entry in the trash, and when it was thrown away."""

    entry: Entry
    trashed_at: dt.datetime


class ThemeCount(Struct, frozen=True, kw_only=True):
    """A theme of the leader's own, and how many entries carry it."""

    name: str
    count: int


class KeptDraft(Struct, frozen=True, kw_only=True):
    """What was being written in one place, and when it was last kept."""

    slot: str
    payload: bytes
    saved_at: dt.datetime
