"""Joplin's own export: a JEX file (a tar) or its RAW folder, one file an item, its fields under its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.source import Source

ITEM_NAME = re.compile(r"(?:^|/)[0-9a-f]{32}\.md$")
_FIELD = re.compile(r"^([a-z_]+): ?(.*)$")
_NOTE, _TAG, _NOTE_TAG = "1", "5", "6"
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(:/[0-9a-f]{32}\)")


class _Item(Struct, frozen=True):
    name: str
    title: str
    body: str
    fields: Mapping[str, str]


def read_joplin(source: Source, options: Options) -> ImportPlan:
    """Return the notes of an export, with their tags. Raises UnreadableSource where there is no note."""
    draft = Draft(SourceFormat.JOPLIN)
    items = [_item(file.name, file.text) for file in source.files if ITEM_NAME.search(file.name)]
    title_of = {item.fields.get("id", ""): item.title for item in items if item.fields.get("type_") == _TAG}
    tags: dict[str, list[str]] = {}
    for item in items:
        tag = title_of.get(item.fields.get("tag_id", ""))
        if item.fields.get("type_") == _NOTE_TAG and tag:
            tags.setdefault(item.fields.get("note_id", ""), []).append(tag)
    notes = [item for item in items if item.fields.get("type_") == _NOTE]
    for number, item in enumerate(notes, 1):
        if item.fields.get("encryption_applied") == "1":
            draft.add([LineProblem(number, LineReason.ENCRYPTED_NOTE, item.title)])
        elif item.fields.get("deleted_time", "0") not in ("", "0"):
            draft.remark(Remark.THROWN_AWAY_THERE)
        else:
            draft.add(_found(number, item, tags.get(item.fields.get("id", ""), [])))
    draft.remark(Remark.PICTURES, sum(len(_PICTURE.findall(item.body)) for item in notes))
    return draft.plan(source.path, options)


def _found(number: int, item: _Item, tags: list[str]) -> Iterator[FoundEntry | LineProblem]:
    text = _PICTURE.sub("", item.body)
    created = item.fields.get("user_created_time") or item.fields.get("created_time") or ""
    # where the body's first line says the title once more, it is said once
    title = "" if text.strip().split("\n")[0].lstrip("# ") == item.title else item.title
    found = FoundEntry(line=number, stamp=created, text=text, themes=unique([*tags, *hash_tags(text)]))
    return parts_of_a_note(found, title)


def _item(name: str, text: str) -> _Item:
    """The fields are the last lines, down to the first that is none; above them stand title, blank line, body."""
    lines = text.rstrip("\n").split("\n")
    fields: dict[str, str] = {}
    while lines and (match := _FIELD.match(lines[-1])):
        fields[match.group(1)] = match.group(2).strip()
        lines.pop()
    title, _blank, body = "\n".join(lines).strip("\n").partition("\n")
    return _Item(name, title.strip(), body, fields)
