"""Standard Notes' decrypted backup: one JSON file, notes and tags as items, in a zip or alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.html_text import plain_where_html
from leader_journal.exchange.incoming.json_source import field_text, json_value
from leader_journal.exchange.incoming.source import Source

BACKUP_NAME = "Standard Notes Backup and Import File"


def read_standard_notes(source: Source, options: Options) -> ImportPlan:
    """Return the notes of a backup with their tags. Raises UnreadableSource: encrypted, damaged, no note."""
    file = next((file for file in source.files if BACKUP_NAME in file.path.name), source.files[0])
    value = json_value(file.text, source.path)
    items = value.get("items") if isinstance(value, dict) else None
    found = [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    notes = [item for item in found if item.get("content_type") == "Note"]
    if not notes and any(str(item.get("content_type", "")).endswith("EncryptedItem") for item in found):
        raise UnreadableSource(source.path, SourceReason.ENCRYPTED)
    if notes and all(isinstance(item.get("content"), str) for item in notes):
        raise UnreadableSource(source.path, SourceReason.ENCRYPTED)
    draft = Draft(SourceFormat.STANDARD_NOTES)
    tags = _tags(found)
    for number, item in enumerate(notes, 1):
        draft.add(_note(number, item, tags.get(str(item.get("uuid")), []), draft))
    return draft.plan(source.path, options)


def _note(number: int, item: Mapping[str, object], tags: list[str], draft: Draft) -> Iterator[FoundEntry | LineProblem]:
    content = item.get("content")
    if not isinstance(content, Mapping):
        yield LineProblem(number, LineReason.ENCRYPTED_NOTE)
    elif item.get("deleted") or content.get("trashed"):
        draft.remark(Remark.THROWN_AWAY_THERE)
    else:
        text = plain_where_html(_words(field_text(content, "text")))
        found = FoundEntry(line=number, stamp=field_text(item, "created_at"), text=text, themes=unique(tags))
        yield from parts_of_a_note(found, field_text(content, "title"))


def _words(text: str) -> str:
    """Return the text of a note; what the newer editor wrote is a tree of its own in JSON."""
    if not text.startswith('{"root":'):
        return text
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return (
        "\n".join(_block(child) for child in tree["root"].get("children", []))
        if isinstance(tree.get("root"), dict)
        else text
    )


def _block(node: object) -> str:
    if not isinstance(node, Mapping):
        return ""
    if node.get("type") == "linebreak":
        return "\n"
    children = node.get("children")
    inner = [_block(child) for child in children] if isinstance(children, list) else []
    joint = "\n" if node.get("type") in ("list", "table") else ""
    lead = "- " if node.get("type") == "listitem" else ""
    return lead + field_text(node, "text") + joint.join(inner)


def _tags(items: list[Mapping[str, object]]) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for item in items:
        content = item.get("content")
        if item.get("content_type") != "Tag" or not isinstance(content, Mapping):
            continue
        references = content.get("references")
        for one in references if isinstance(references, list) else []:
            if isinstance(one, Mapping):
                tags.setdefault(str(one.get("uuid")), []).append(field_text(content, "title"))
    return tags
