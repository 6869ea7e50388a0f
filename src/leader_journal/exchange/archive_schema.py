"""The JSON Schema of the archive, from the types of the records themselves: docs/archive.schema.json holds it."""

from __future__ import annotations

from typing import Any

import msgspec

from leader_journal.core.record_types import TYPE_OF
from leader_journal.exchange.archive import FORMAT, VERSION

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}


def archive_schema() -> Schema:
    """Return the schema (JSON Schema 2020-12) of an archive. Revisions of kinds that it does not name are valid."""
    references, definitions = msgspec.json.schema_components(TYPE_OF.values(), ref_template="#/$defs/{name}")
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
            "then": {"properties": {"payload": {"anyOf": [reference, {"type": "null"}]}}},
        }
        for kind, reference in zip(TYPE_OF, references, strict=True)
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Leader Journal archive",
        "type": "object",
        "required": ["format", "version", "made_at", "app", "journal", "revisions", "count"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": _MOMENT,
            "app": _TEXT,
            "journal": _TEXT,
            "revisions": {"type": "array", "items": _revision_schema() | {"allOf": by_kind}},
            "erased": {"type": "object", "additionalProperties": _MOMENT},
            "count": {"type": "integer", "minimum": 0},
        },
        "$defs": {name: _without_docstring(definition) for name, definition in definitions.items()},
    }


def schema_text() -> str:
    """Return the schema as the text of docs/archive.schema.json."""
    return msgspec.json.format(msgspec.json.encode(archive_schema(), order="sorted"), indent=2).decode() + "\n"


def _without_docstring(definition: Schema) -> Schema:
    """A published schema does not change because a comment in the code does."""
    return {word: value for word, value in definition.items() if word != "description"}


def _revision_schema() -> Schema:
    return {
        "type": "object",
        "required": ["rev", "change", "kind", "subject", "parent", "device", "saved_at", "deleted", "payload"],
        "properties": {
            "rev": _TEXT,
            "change": _TEXT,
            "kind": _TEXT,
            "subject": _TEXT,
            "parent": {"type": ["string", "null"]},
            "device": _TEXT,
            "saved_at": _MOMENT,
            "deleted": {"type": "boolean"},
            "payload": {"type": ["object", "null"]},
        },
    }
