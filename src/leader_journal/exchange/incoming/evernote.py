"""Evernote's export (ENEX), which many other apps of notes write, too: XML, each note as a page of its own inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.incoming.xml_source import parsed, text_of
from leader_journal.exchange.text import clean

MARK = "<en-export"
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z")
_TASK = re.compile(r"<en-todo\b([^>]*?)/?>(?:</en-todo>)?")
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|\s)*")


def read_evernote(source: Source, options: Options) -> ImportPlan:
    """Return the notes of an export. Raises UnreadableSource: damaged, no note."""
    draft = Draft(SourceFormat.EVERNOTE)
    for file in source.ending(".enex") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            notes = parsed(file.read(), source.path).iter("note")
            draft.add(one for number, note in enumerate(notes, 1) for one in _found(number, note, name, draft))
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _found(number: int, note: ElementTree.Element, file: str, draft: Draft) -> Iterator[FoundEntry | LineProblem]:
    draft.remark(Remark.PICTURES, sum(1 for _resource in note.iter("resource")))
    content = text_of(note, "content")
    if "<en-crypt" in content:
        yield LineProblem(number, LineReason.ENCRYPTED_NOTE, file)
        return
    page = _TASK.sub(_box, _PROLOG.sub("", content))
    made = text_of(note, "created") or text_of(note, "updated")
    found = FoundEntry(
        line=number,
        stamp=_STAMP.sub(r"\1-\2-\3T\4:\5:\6Z", made),
        text=html_text(page),
        file=file,
        themes=tuple(tag for one in note.iter("tag") if (tag := clean(one.text or "").strip())),
    )
    yield from parts_of_a_note(found, clean(text_of(note, "title")))


def _box(task: re.Match[str]) -> str:
    checked = " checked" if 'checked="true"' in task[1] else ""
    return f'<input type="checkbox"{checked}/>'
