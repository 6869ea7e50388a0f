"""A sheet as one HTML file that needs nothing else: it reads well on a screen and prints well on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import chain

from leader_journal.core.codec import mended
from leader_journal.core.sheets import CLINGING, Sheet, SheetLine, SheetPart

_LINES = 1000
"""Lines in the app's words that are remembered: they come again and again."""
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_STYLE = """
:root { color-scheme: light; }
body { margin: 2.5rem auto; padding: 0 1.25rem; max-width: 42rem; color: #1e2328; background: #fdfcfa;
  font: 400 0.95rem/1.5 Inter, "Helvetica Neue", Arial, sans-serif; font-variant-ligatures: none; }
h1 { font-size: 1.6rem; line-height: 1.3; font-weight: 600; margin: 0 0 0.25rem; }
h2 { font-size: 0.95rem; font-weight: 600; color: #5c656e; margin: 2rem 0 0.4rem; padding-top: 0.7rem;
  border-top: 1px solid #e4e1db; }
p { margin: 0 0 0.4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.own { font: 400 1.05rem/1.55 "Source Serif 4", "Source Serif Pro", Georgia, serif; }
.aside, .note, footer { color: #5c656e; }
blockquote { margin: 0.6rem 0; font-style: italic; }
footer { margin-top: 2.5rem; font-size: 0.85rem; }
section { break-inside: avoid-page; }
@page { size: A4; margin: 20mm; }
@media print { :root { font-size: 10pt; } h2 { break-after: avoid; }
  body { margin: 0; padding: 0; max-width: none; background: none; } }
"""


def sheet_page(sheet: Sheet, language: str, more: Iterable[SheetPart] = ()) -> Iterator[str]:
    """Yield a page that was made ready (names shown or hidden) as a whole HTML file, piece by piece.

    `more` are parts that follow those of the sheet: of a long page they need not be held.
    """
    yield f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{_text(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{_text(sheet.title)}</h1>\n"
    if sheet.aside:
        yield f'<p class="aside">{_text(sheet.aside)}</p>\n'
    if sheet.motto:
        yield f'<blockquote class="own">{_text(sheet.motto)}</blockquote>\n'
    said_again = lru_cache(_LINES)(_line)
    for part in chain(sheet.parts, more):
        if not part.empty:
            lines = "".join([_line(line) if line.own_words else said_again(line) for line in part.lines])
            to_write = "".join([f'<p class="note">{_text(name)}: ______________</p>\n' for name in part.to_write])
            yield f"<section>\n<h2>{_text(part.head)}</h2>\n{lines}{to_write}</section>\n"
    yield "</main>\n"
    if sheet.footer:
        yield f"<footer>{_text(sheet.footer)}</footer>\n"
    yield "</body>\n</html>\n"


def _line(line: SheetLine) -> str:
    lead = f"<strong>{_text(line.lead)}</strong>" if line.lead else ""
    between = " " if lead and line.text and not line.text.startswith(CLINGING) else ""
    note = f' <span class="note">· {_text(line.note)}</span>' if line.note else ""
    own = ' class="own"' if line.own_words else ""
    return f"<p{own}>{lead}{between}{_text(line.text)}{note}</p>\n"


def _text(text: str) -> str:
    return escape(text if text.isprintable() else _NOT_TEXT.sub("\ufffd", mended(text)))
