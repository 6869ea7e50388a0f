"""One row of the append-only log behind every record: undo, versions, the trash, merging and the archive read it."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Revision(Struct, frozen=True):
    """One saved state of one record, never altered afterwards.

    `rev` (UUIDv7) names the revision, `change` the write it was part of, `subject` the record, `parent` the revision
    that it follows (None for a record's first). `kind` is a string rather than a closed set: kinds that this version
    does not know are kept and handed on. `payload` is the record as a JSON object in UTF-8, or empty.
    """

    rev: str
    change: str
    kind: str
    subject: str
    parent: str | None
    device: str
    saved_at: dt.datetime
    deleted: bool
    payload: bytes
