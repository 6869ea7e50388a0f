"""A sheet as HTML, in the subset that Qt's rich text renders: title, date, motto, and heads beside their lines.

The footer is not in it: it stands at the foot of every page, and is painted there. Sizes are those of the design for
print, in points; what Qt reads only in pixels is counted in the pixels that it takes for a point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.codec import mended
from leader_journal.core.sheets import CLINGING, Sheet, SheetLine, SheetPart

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffc\ufffe\uffff]")
"""Signs that are no text, and that Qt takes for frames and pictures of its own."""
_LINE_END = re.compile("\r\n?|[\n\u2028\u2029]")
_LONG_LINE = re.compile(r".{1,8000}(?:\s|\Z)|.{1,8000}")
_HEAD_WIDTH = 25
_UNDER_TITLE, _UNDER_RULE = 16, 5.25
"""The air above a part, in points."""
_HARD_SPACE, _SHORT = "\u00a0", 18
_BETWEEN, _MOMENT = " · ", 32
"""What stands between the parts of an aside, and how long one may be not to be broken: a day and its clock are not."""


class SheetLook(Struct, frozen=True, kw_only=True):
    """Fonts and colours of paper, and how many of Qt's pixels a point is."""

    sans: str
    serif: str
    ink: str
    muted: str
    hairline: str
    writing_line: str
    px_per_pt: float = 96 / 72


def sheet_html(sheet: Sheet, look: SheetLook) -> str:
    """Return a page that was made ready (names shown or hidden) as HTML; every letter of its texts is text."""
    return "".join(_Html(look).page(sheet))


class _Style(Struct, frozen=True):
    """A paragraph: font, size and line in points, colour."""

    family: str
    size: float
    line: float
    color: str
    more: str = ""


class _Html:
    def __init__(self, look: SheetLook) -> None:
        self._look = look
        self._title = _Style(look.sans, 16, 20, look.ink, "font-weight:600;")
        self._aside = _Style(look.sans, 9.5, 20, look.muted)
        self._motto = _Style(look.serif, 10.5, 14, look.ink, "font-style:italic;")
        self._head = _Style(look.sans, 8.5, 12.75, look.muted, "font-weight:600;")
        self._head_to_write = replace(self._head, line=11)
        self._line = _Style(look.sans, 9.5, 13, look.ink)
        self._own = _Style(look.serif, 10.5, 14, look.ink)
        self._to_write = _Style(look.sans, 8, 11, look.muted)

    def page(self, sheet: Sheet) -> Iterator[str]:
        aside = _BETWEEN.join(_in_one_piece(part, _MOMENT) for part in sheet.aside.split(_BETWEEN))
        yield f'<html><body style="color:{self._look.ink};">'
        yield '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        yield f'<td width="62%">{self._paragraph(self._title, _text(sheet.title))}</td>'
        yield f'<td width="38%" align="right">{self._paragraph(self._aside, _text(aside))}</td></tr></table>'
        if sheet.motto:
            yield self._paragraph(self._motto, _text(sheet.motto), above=3)
        parts = [part for part in sheet.parts if not part.empty]
        for number, part in enumerate(parts):
            # a table of its own, so that the painter can keep a part together
            yield '<table width="100%" cellspacing="0" cellpadding="0">'
            yield from self._part(part, first=number == 0)
            yield "</table>"
        yield "</body></html>"

    def _part(self, part: SheetPart, *, first: bool) -> Iterator[str]:
        """The lines are one cell, so that a long part flows on to the next page; each line to write on is a row."""
        top = "" if first else f"border-top:1px solid {self._look.hairline};"
        head = self._paragraph(self._head if part.lines else self._head_to_write, _text(part.head))
        above = _UNDER_TITLE if first else _UNDER_RULE
        if part.lines:
            yield self._row(head, "".join(map(self._sheet_line, part.lines)), f"{top}{self._padding(above, 7.5)}")
            head, top = "", ""
        for name in part.to_write:
            words = self._paragraph(self._to_write, _text(name) or _HARD_SPACE)
            rule = f"border-bottom:1px solid {self._look.writing_line};"
            yield self._row(head, words, f"{top}{self._padding(max(above, 12), 3)}", rule)
            head, top, above = "", "", 0

    def _row(self, head: str, lines: str, style: str, rule: str = "") -> str:
        return (
            f'<tr><td width="{_HEAD_WIDTH}%" style="{style}padding-right:{self._px(9)}px;">{head}</td>'
            f'<td width="{100 - _HEAD_WIDTH}%" style="{style}{rule}">{lines}</td></tr>'
        )

    def _sheet_line(self, line: SheetLine) -> str:
        first, *others = _paragraphs(line.text)
        lead = f'<span style="font-weight:600;">{_text(line.lead)}</span>' if line.lead else ""
        between = " " if lead and first and not first.startswith(CLINGING) else ""
        paragraphs = [f"{lead}{between}{_text(first)}", *map(_text, others)]
        if line.note:
            small = f"font-family:'{self._look.sans}';font-size:9.5pt;color:{self._look.muted};"
            dot = f" ·{_HARD_SPACE}" if paragraphs[-1] else ""
            paragraphs[-1] += f'<span style="{small}">{dot}{_text(_in_one_piece(line.note))}</span>'
        style = self._own if line.own_words else self._line
        return "".join(self._paragraph(style, content) for content in paragraphs)

    def _paragraph(self, style: _Style, content: str, above: float = 0) -> str:
        return (
            f'<p style="margin:0px;margin-top:{self._px(above)}px;white-space:pre-wrap;'
            f"font-family:'{style.family}';font-size:{style.size}pt;line-height:{style.line * self._look.px_per_pt}px;"
            f'color:{style.color};{style.more}">{content}</p>'
        )

    def _padding(self, above: float, below: float) -> str:
        return f"padding-top:{self._px(above)}px;padding-bottom:{self._px(below)}px;"

    def _px(self, points: float) -> int:
        return round(points * self._look.px_per_pt)


def _in_one_piece(note: str, longest: int = _SHORT) -> str:
    """Return a note that is not broken where it is short: "in the morning" stays together."""
    return note.replace(" ", _HARD_SPACE) if len(note) <= longest else note


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text, one at least. Qt slows down with the square of a line, so that none is endless."""
    lines = _LINE_END.split(text)
    return [piece for line in lines for piece in _LONG_LINE.findall(line) or [""]]


def _text(text: str) -> str:
    """Return a text as HTML that shows just these letters, its line ends as they are."""
    plain = _NOT_TEXT.sub("\ufffd", _LINE_END.sub("\n", mended(text)))
    return escape(plain).replace("\n", "<br/>")
