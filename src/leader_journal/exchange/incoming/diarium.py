"""Diarium's JSON export, as a file or in its zip: one list of entries, local time, text as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.core.imports import LineProblem, LineReason, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.incoming.json_source import field_text, field_texts, json_objects
from leader_journal.exchange.incoming.source import Source


def read_diarium(source: Source, options: Options) -> ImportPlan:
    """Return the entries of an export. Raises UnreadableSource: damaged, no entry."""
    draft = Draft(SourceFormat.DIARIUM)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            items = json_objects(file.text, source.path)
            draft.add(_found(number, item, name) for number, item in enumerate(items, 1))
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _found(number: int, item: object, file: str) -> FoundEntry | LineProblem:
    if not isinstance(item, Mapping):
        return LineProblem(number, LineReason.NOT_AN_ENTRY, file)
    return FoundEntry(
        line=number,
        stamp=field_text(item, "date"),
        text=joined(field_text(item, "heading", "title"), html_text(field_text(item, "html", "text"))),
        file=file,
        people=field_texts(item, "people"),
        themes=field_texts(item, "tags"),
    )
