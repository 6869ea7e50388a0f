"""Records of a CSV text, with line numbers, so that one broken quotation mark costs one line and not the rest.

Python's own reader takes everything up to the next quotation mark, however far, into one field; hence this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

SEPARATORS = (",", ";", "\t", "|")
_QUOTED = re.compile(r' *"([^"]*+(?:""[^"]*+)*+)" *')
_ESCAPED = re.compile(r' *"([^"\\]*+(?:(?:""|\\.)[^"\\]*+)*+)" *', re.DOTALL)
"""Quotes inside a field behind a backslash, as databases write them."""
_BEHIND_A_BACKSLASH = re.compile(r'\\(["\\])')
_OPENS = re.compile(r' *"')


_IN_SINGLE_QUOTES = re.compile(r"\s*'[^'\n]*'(?:[,;\t|]'[^'\n]*')+[ \t]*(?:\n|$)")
"""The first line of what some databases write: each field between single quotes."""
_TURNED = str.maketrans("'\"", "\"'")


class Record(Struct, frozen=True):
    """The fields of one record. `line` is where it begins, from 1; `fields` is None where its quotes are broken."""

    line: int
    fields: tuple[str, ...] | None


def records(text: str, separator: str) -> Iterator[Record]:
    """Yield the records of a text whose line ends are newlines, blank lines left out.

    A record whose quotes do not close before a separator or a line's end is broken, but where they come in pairs: those
    are part of the text. Reading goes on with the next line.
    """
    if _IN_SINGLE_QUOTES.match(text):
        for record in _records(text.translate(_TURNED), separator):
            fields = record.fields
            yield Record(record.line, fields and tuple(field.translate(_TURNED) for field in fields))
    else:
        yield from _records(text, separator)


def _records(text: str, separator: str) -> Iterator[Record]:
    position, line = 0, 1
    plain = re.compile(rf"[^\n{re.escape(separator)}]*+")
    while position < len(text):
        fields, end = _fields(text, position, separator, plain)
        if fields is None:
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
        if fields is None or any(field.strip() for field in fields):
            yield Record(line, fields)
        line += text.count("\n", position, end) + 1
        position = end + 1


def _fields(text: str, start: int, separator: str, plain: re.Pattern[str]) -> tuple[tuple[str, ...] | None, int]:
    """Return the fields of the record that begins at `start`, and where it ends (at its newline)."""
    fields: list[str] = []
    position = start
    while True:
        if _OPENS.match(text, position):
            field, end = _quoted(text, position, separator)
            if field is not None:
                fields.append(field)
                position = end
            else:
                # a text that begins with somebody's words, as a hand writes them: "No," she said
                literal = plain.match(text, position)
                assert literal is not None  # it matches nothing at all, too
                if literal.group().count('"') % 2:
                    return None, start
                fields.append(literal.group())
                position = literal.end()
        else:
            bare = plain.match(text, position)
            assert bare is not None  # it matches nothing at all, too
            fields.append(bare.group())
            position = bare.end()
        if position == len(text) or text[position] == "\n":
            return tuple(fields), position
        if text[position] != separator:
            return None, start
        position += 1


def _quoted(text: str, start: int, separator: str) -> tuple[str | None, int]:
    """Return the field in quotes that begins at `start`, and where it ends; None where it closes at no separator."""
    for form in (_QUOTED, _ESCAPED):
        found = form.match(text, start)
        if found is not None and text[found.end() : found.end() + 1] in ("", "\n", separator):
            words = found.group(1).replace('""', '"')
            return words if form is _QUOTED else _BEHIND_A_BACKSLASH.sub(r"\1", words), found.end()
    return None, start
