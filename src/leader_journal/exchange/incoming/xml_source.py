"""XML of other apps as elements: one that declares entities of its own is refused, whatever they unfold to."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason


def parsed(data: bytes, source: Path) -> ElementTree.Element:
    """Return the outermost element of what stands in bytes. Raises UnreadableSource: damaged."""
    if b"<!ENTITY" in data:
        raise UnreadableSource(source, SourceReason.DAMAGED)
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - entities, the danger, were refused above
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        raise UnreadableSource(source, SourceReason.DAMAGED) from None


def text_of(element: ElementTree.Element, name: str) -> str:
    """Return the text of a part; empty where there is none."""
    return (element.findtext(name) or "").strip()
