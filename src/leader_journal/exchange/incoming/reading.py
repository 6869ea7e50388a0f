"""The one way in: a path becomes a source, the source its format, the format its reader, and the reader a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from leader_journal.core.imports import Remark, SourceFormat
from leader_journal.exchange import incoming
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.source import Source, SourceFile
from leader_journal.exchange.incoming.table_rows import shown_copies

Reader = Callable[[Source, Options], ImportPlan]

_READERS: Mapping[SourceFormat, Callable[[], Reader]] = {
    SourceFormat.CSV: lambda: incoming.table.read_table,
    SourceFormat.JRNL: lambda: incoming.jrnl.read_jrnl,
    SourceFormat.MARKDOWN: lambda: incoming.markdown.read_markdown,
    SourceFormat.OBSIDIAN: lambda: incoming.markdown.read_obsidian,
    SourceFormat.LOGSEQ: lambda: incoming.logseq.read_logseq,
    SourceFormat.JOPLIN: lambda: incoming.joplin.read_joplin,
    SourceFormat.DAY_ONE: lambda: incoming.day_one.read_day_one,
    SourceFormat.JOURNEY: lambda: incoming.journey.read_journey,
    SourceFormat.DIARIUM: lambda: incoming.diarium.read_diarium,
    SourceFormat.REDNOTEBOOK: lambda: incoming.rednotebook.read_rednotebook,
    SourceFormat.LIFEOGRAPH: lambda: incoming.lifeograph.read_lifeograph,
    SourceFormat.STANDARD_NOTES: lambda: incoming.standard_notes.read_standard_notes,
    SourceFormat.TELEGRAM: lambda: incoming.telegram.read_telegram,
    SourceFormat.GOOGLE_KEEP: lambda: incoming.google_keep.read_google_keep,
    SourceFormat.SIMPLENOTE: lambda: incoming.simplenote.read_simplenote,
    SourceFormat.ROAM: lambda: incoming.roam.read_roam,
    SourceFormat.EVERNOTE: lambda: incoming.evernote.read_evernote,
    SourceFormat.DIARO: lambda: incoming.diaro.read_diaro,
    SourceFormat.ORG: lambda: incoming.markdown.read_org,
    SourceFormat.VIMWIKI: lambda: incoming.markdown.read_vimwiki,
    SourceFormat.DOCUMENT: lambda: incoming.markdown.read_document,
    SourceFormat.MAIL: lambda: incoming.mail.read_mail,
    SourceFormat.ICS: lambda: incoming.calendar_in.read_calendar,
    SourceFormat.TEXT: lambda: incoming.plain_text.read_plain_text,
}
"""Each is loaded when it is asked for, since some bring a library with them."""

_COPIED = frozenset({SourceFormat.STANDARD_NOTES, SourceFormat.GOOGLE_KEEP, SourceFormat.SIMPLENOTE})
"""What comes with a copy of each note beside the file that holds them all."""


def read_entries(source: Source, format: SourceFormat, options: Options) -> ImportPlan:  # noqa: A002 - the field's name
    """Return what a source of a format holds. Raises UnreadableSource, and BadInput for a mapping that fits nothing."""
    read: set[str] = set()
    plan = _READERS[format]()(replace(source, files=tuple(_noted(file, read) for file in source.files)), options)
    if format is SourceFormat.CSV:
        read |= shown_copies(source)
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
