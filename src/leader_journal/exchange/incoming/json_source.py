"""JSON of other apps as plain objects: one value, or one a line. What is broken has a reason, not a trace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.exchange.text import clean


def json_objects(text: str, source: Path) -> list[object]:
    """Return the items of a JSON list; of anything else, itself as the only one. Raises UnreadableSource: damaged."""
    value = json_value(text, source)
    return value if isinstance(value, list) else [value]


def json_value(text: str, source: Path) -> object:
    """Return what a JSON text says; lines of JSON are a list. Raises UnreadableSource: damaged."""
    try:
        # Python's reader: halves of surrogate pairs pass, as the apps that wrote them let them
        return json.loads(text)
    except RecursionError:
        raise UnreadableSource(source, SourceReason.TOO_DEEP) from None
    except ValueError:
        return _lines(text, source)


def _lines(text: str, source: Path) -> list[object]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise UnreadableSource(source, SourceReason.DAMAGED) from None


def field_text(item: Mapping[str, object], *names: str) -> str:
    """Return the first of some fields that holds a text."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return clean(value)
    return ""


def field_texts(item: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return the texts that a field holds as a list; what is no text in it is left out."""
    value = item.get(name)
    if isinstance(value, str):
        return tuple(part for part in (part.strip() for part in clean(value).split(",")) if part)
    return (
        tuple(clean(one).strip() for one in value if isinstance(one, str) and one.strip())
        if isinstance(value, list)
        else ()
    )
