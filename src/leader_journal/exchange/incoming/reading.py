"""The one way in: a path becomes a source, the source its format, the format its reader, and the reader a plan."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from msgspec.structs import replace

from leader_journal.core.imports import Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.source import Source, SourceFile

Reader = Callable[[Source, Options], ImportPlan]

_READERS = {
    SourceFormat.CSV: ("table", "read_table"),
    SourceFormat.JRNL: ("jrnl", "read_jrnl"),
    SourceFormat.MARKDOWN: ("markdown", "read_markdown"),
    SourceFormat.OBSIDIAN: ("markdown", "read_obsidian"),
    SourceFormat.LOGSEQ: ("logseq", "read_logseq"),
    SourceFormat.JOPLIN: ("joplin", "read_joplin"),
    SourceFormat.DAY_ONE: ("day_one", "read_day_one"),
    SourceFormat.JOURNEY: ("journey", "read_journey"),
    SourceFormat.DIARIUM: ("diarium", "read_diarium"),
    SourceFormat.REDNOTEBOOK: ("rednotebook", "read_rednotebook"),
    SourceFormat.LIFEOGRAPH: ("lifeograph", "read_lifeograph"),
    SourceFormat.STANDARD_NOTES: ("standard_notes", "read_standard_notes"),
    SourceFormat.TELEGRAM: ("telegram", "read_telegram"),
    SourceFormat.GOOGLE_KEEP: ("google_keep", "read_google_keep"),
    SourceFormat.SIMPLENOTE: ("simplenote", "read_simplenote"),
    SourceFormat.ROAM: ("roam", "read_roam"),
    SourceFormat.EVERNOTE: ("evernote", "read_evernote"),
    SourceFormat.DIARO: ("diaro", "read_diaro"),
    SourceFormat.ORG: ("markdown", "read_org"),
    SourceFormat.VIMWIKI: ("markdown", "read_vimwiki"),
    SourceFormat.DOCUMENT: ("markdown", "read_document"),
    SourceFormat.MAIL: ("mail", "read_mail"),
    SourceFormat.ICS: ("calendar_in", "read_calendar"),
    SourceFormat.TEXT: ("plain_text", "read_plain_text"),
}
"""The module and the function of each; imported when it is used, since some bring a library with them."""

_COPIED = frozenset({SourceFormat.STANDARD_NOTES, SourceFormat.GOOGLE_KEEP, SourceFormat.SIMPLENOTE})
"""What comes with a copy of each note beside the file that holds them all."""


def read_entries(source: Source, format: SourceFormat, options: Options) -> ImportPlan:  # noqa: A002 - the field's name
    """Return what a source of a format holds. Raises UnreadableSource, and BadInput for a mapping that fits nothing."""
    module, function = _READERS[format]
    reader = cast("Reader", getattr(import_module(f"leader_journal.exchange.incoming.{module}"), function))
    read: set[str] = set()
    plan = reader(replace(source, files=tuple(_noted(file, read) for file in source.files)), options)
    left = 0 if format in _COPIED else sum(file.name not in read for file in source.files)
    remarks = dict(plan.remarks)
    if left:
        remarks[Remark.OTHER_FILES] = remarks.get(Remark.OTHER_FILES, 0) + left
    return replace(plan, remarks=tuple(remarks.items()))


def _noted(file: SourceFile, read: set[str]) -> SourceFile:
    """Return a file that notes in `read` that it was read: what no reader looked into is told to the leader."""

    def content() -> bytes:
        read.add(file.name)
        return file.read()

    return SourceFile(file.name, content)
