"""A text of LibreOffice (.odt) as HTML: headings, paragraphs, lists, tables. What was deleted or noted beside is left.

No library that reads these is kept and small: odfpy stands still, odfdo brings lxml.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.exchange.incoming.xml_source import parsed

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NOT_SHOWN = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms"})
_AS = {
    f"{_TEXT}p": "p",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
}
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "<br>"}
_MOST_SPACES = 1000


def letter_html(content: bytes, path: Path) -> str:
    """Return the body of a document as HTML. Raises UnreadableSource: damaged, or nested too deeply."""
    body = parsed(content, path).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableSource(path, SourceReason.DAMAGED)
    try:
        return "".join(_inside(body))
    except RecursionError:
        raise UnreadableSource(path, SourceReason.TOO_DEEP) from None


def _inside(element: ElementTree.Element) -> Iterator[str]:
    yield html.escape(element.text or "")
    for part in element:
        if part.tag not in _NOT_SHOWN:
            yield from _shown(part)
        yield html.escape(part.tail or "")


def _shown(part: ElementTree.Element) -> Iterator[str]:
    if part.tag in _SIGNS:
        yield _SIGNS[part.tag]
    elif part.tag == f"{_TEXT}s":
        count = part.get(f"{_TEXT}c", "1")
        yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
    elif name := _name(part):
        yield f"<{name}>"
        # items of lists and cells hold paragraphs, which would part them from their sign
        alone = name in ("li", "td") and len(part) == 1 and part[0].tag == f"{_TEXT}p"
        yield from _inside(part[0] if alone else part)
        yield f"</{name}>"
    else:
        yield from _inside(part)


def _name(part: ElementTree.Element) -> str:
    if part.tag != f"{_TEXT}h":
        return _AS.get(part.tag, "")
    level = part.get(f"{_TEXT}outline-level", "1")
    return f"h{min(max(int(level), 1), 6) if level.isdecimal() else 1}"
