"""A sheet as Markdown (CommonMark): what somebody typed reads back letter by letter, whatever signs are in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from leader_journal.core.codec import mended
from leader_journal.core.sheets import CLINGING, Sheet, SheetLine, SheetPart

_ANYWHERE = re.compile(r"[\\`*_\[\]<~|&!](?:(?<![&!])|(?<=&)(?=#?\w+;)|(?<=!)(?=\[))")
"""Signs that mean something wherever they stand; the pipe and the tilde in many readers' dialect.

All of them first, and what must follow two of them behind: so a text without any is passed over in one go.
"""
_AT_THE_START = re.compile(r"(?P<rule>[-+=#>])|(?P<number>\d{1,9})(?=[.)])")
"""Signs that make a list, a heading, a rule or a quotation of the line that begins with them."""
_LINES = 1000
"""Lines in the app's words that are remembered: they come again and again."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def sheet_markdown(sheet: Sheet) -> str:
    """Return a page that was made ready (names shown or hidden) as Markdown, with one line break at its end."""
    return "".join(MarkdownPages().pieces(sheet))


class MarkdownPages:
    """Pages that were made ready as Markdown, one after the other; lines that the app says are remembered for all."""

    def __init__(self) -> None:
        self._said_again = lru_cache(_LINES)(_line)

    def pieces(self, sheet: Sheet, more: Iterable[SheetPart] = ()) -> Iterator[str]:
        """Yield a page piece by piece. `more` are parts that follow those of the sheet: they need not be held."""
        yield from self.head(sheet)
        yield from map(self.part, chain(sheet.parts, more))
        yield from self.foot(sheet)

    def head(self, sheet: Sheet) -> Iterator[str]:
        """Yield what stands before the parts of a page."""
        yield f"# {_heading(sheet.title)}"
        if sheet.aside:
            yield f"\n\n{_prose(sheet.aside)}"
        if sheet.motto:
            yield "\n\n> " + _prose(sheet.motto, "> ")

    def part(self, part: SheetPart) -> str:
        """Return a part as it follows what stands before it; nothing of an empty one."""
        if part.empty:
            return ""
        said_again = self._said_again
        lines = [_line(line) if line.own_words else said_again(line) for line in part.lines]
        lines += [f"- {_one_line(name)}:" for name in part.to_write]
        return "\n".join((f"\n\n## {_heading(part.head)}\n", *lines))

    def foot(self, sheet: Sheet) -> Iterator[str]:
        """Yield what stands behind the parts of a page."""
        if sheet.footer:
            yield f"\n\n---\n\n{_prose(sheet.footer)}"
        yield "\n"


def _line(line: SheetLine) -> str:
    lead = f"**{_one_line(line.lead)}**" if line.lead.strip() else ""
    text = _prose(line.text, "  ", at_start=not lead)
    between = " " if lead and text and not text.startswith(CLINGING) else ""
    note = f" · {_one_line(line.note)}" if line.note.strip() else ""
    return f"- {lead}{between}{text}{note}"


def _prose(text: str, indent: str = "", *, at_start: bool = True) -> str:
    """Return a text with its own line breaks and paragraphs; what follows the first line stands behind `indent`."""
    if _is_plain(text):
        return text
    paragraphs: list[list[str]] = []
    blank = True
    for line in _clean(text).split("\n"):
        if not line.strip(" \t"):
            blank = True
            continue
        if blank:
            paragraphs.append([])
            blank = False
        paragraphs[-1].append(_escaped(line, at_start=at_start or bool(paragraphs[1:] or paragraphs[-1])))
    return f"\n{indent.rstrip()}\n{indent}".join(f"\\\n{indent}".join(lines) for lines in paragraphs)


def _heading(text: str) -> str:
    """Return a text as a heading; a `#` at its end would only close it."""
    if _is_plain(text) and "  " not in text and not text.endswith("#"):
        return text
    line = " ".join(_clean(text).split())
    return _escaped(line[:-1], at_start=True) + r"\#" if line.endswith("#") else _escaped(line, at_start=True)


def _one_line(text: str) -> str:
    if _is_plain(text) and "  " not in text:
        return text
    return _escaped(" ".join(_clean(text).split()), at_start=True)


def _is_plain(text: str) -> bool:
    """Whether a text is one line that is written in Markdown as it is: most are."""
    return (
        text.isprintable()
        and _ANYWHERE.search(text) is None
        and _AT_THE_START.match(text) is None
        and text.strip() == text
    )


def _clean(text: str) -> str:
    """Return a text without what no Markdown can hold: control signs, half characters, foreign line ends."""
    return _CONTROL.sub("\ufffd", mended(text).replace("\r\n", "\n").replace("\r", "\n"))


def _escaped(line: str, *, at_start: bool) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    if at_start:
        escaped = _AT_THE_START.sub(_escaped_start, escaped, count=1) if _AT_THE_START.match(escaped) else escaped
    return _with_edges(escaped) if escaped[:1].isspace() or escaped[-1:].isspace() else escaped


def _with_edges(line: str) -> str:
    """Return a line whose space at either end stays: Markdown would drop it."""
    first, last = (f"&#{ord(sign)};" if sign.isspace() else sign for sign in (line[0], line[-1]))
    return first + line[1:-1] + last if len(line) > 1 else first


def _escaped_start(match: re.Match[str]) -> str:
    return match.group("number") + "\\" if match.group("number") else "\\" + match.group("rule")
