"""Simplenote's export: one JSON file of all notes, in a zip with a copy of each as text, or alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.json_source import field_text, field_texts, json_value
from leader_journal.exchange.incoming.source import Source

NOTES = "activeNotes"


def read_simplenote(source: Source, options: Options) -> ImportPlan:
    """Return the notes of an export. Raises UnreadableSource: damaged, no note."""
    file = next(iter(source.ending(".json") or source.files))
    value = json_value(file.text, source.path)
    notes = value.get(NOTES) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(notes, list):
        raise UnreadableSource(source.path, SourceReason.NO_ENTRIES)
    draft = Draft(SourceFormat.SIMPLENOTE)
    draft.add(one for number, note in enumerate(notes, 1) for one in _found(number, note))
    trashed = value.get("trashedNotes")
    draft.remark(Remark.THROWN_AWAY_THERE, len(trashed) if isinstance(trashed, list) else 0)
    return draft.plan(source.path, options)


def _found(number: int, note: object) -> Iterator[FoundEntry | LineProblem]:
    if not isinstance(note, Mapping):
        yield LineProblem(number, LineReason.NOT_AN_ENTRY)
        return
    found = FoundEntry(
        line=number,
        stamp=field_text(note, "creationDate"),
        text=field_text(note, "content"),
        uid=field_text(note, "id"),
        themes=field_texts(note, "tags"),
    )
    yield from parts_of_a_note(found)
