"""Bytes of unknown origin as text: never fails, and loses no letter that can be known."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWRITTEN = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_ODD_SHARE = 0.02
_BEFORE_A_GAP = dt.timedelta(hours=3)
"""No clock skips so much at once."""
_LOOKED_AT = 4096
_LOOKED_AT_BYTES = 1_000_000
_USUAL = frozenset("æøåÆØÅäöüÄÖÜßéèêëáàâíóôúñçÉ’‘“”„–—…•«»€£§°½´·\xa0")
"""What stands beside ASCII in the texts of leaders here."""


def decode_text(data: bytes) -> str:
    """Return the text: by its byte order mark, else UTF-8, else what it looks like. Line ends become newlines.

    NUL, which no text means, is dropped, as is the mark of a file that was put behind another one; a byte that is no
    letter becomes U+FFFD.
    """
    text = clean(_decoded(data)).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n\ufeff", "\n") if "\ufeff" in text else text


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text one by one: all at once they need as much room again."""
    begin = 0
    while (end := text.find("\n", begin)) >= 0:
        yield text[begin:end]
        begin = end + 1
    yield text[begin:]


def is_text(text: str) -> bool:
    """Whether what was decoded reads as text: pictures and programs come out full of signs that nobody writes."""
    head = text[:_LOOKED_AT]
    # one odd sign is no noise: a short text may be cut in the middle of a letter
    return len(_UNWRITTEN.findall(head)) <= max(1.0, len(head) * _ODD_SHARE)


def clean(text: str) -> str:
    """Return a text that can be stored: without NUL, and with U+FFFD for halves of surrogate pairs."""
    text = text.replace("\0", "")
    return text if text.isascii() else _SURROGATE.sub("�", text)


def local_time(moment: dt.datetime) -> dt.datetime:
    """Return a moment with this computer's offset on its day; one without an offset is read as local time.

    A time that the clock skipped when it was put forward is told as a clock that was not: 02:30 is 03:30.
    Raises ValueError for a moment that the computer's calendar does not reach.
    """
    try:
        local = moment.astimezone()
        if moment.tzinfo is None and local.replace(tzinfo=None) != moment:
            before = (moment - _BEFORE_A_GAP).astimezone(dt.UTC)
            local = (before + _BEFORE_A_GAP).astimezone()
        return local.replace(tzinfo=_zone(local.utcoffset() or dt.timedelta(), local.tzname() or ""))
    except (OverflowError, OSError) as error:
        raise ValueError("out of the calendar's range") from error


@lru_cache
def _zone(offset: dt.timedelta, name: str) -> dt.timezone:
    """Return the zone of many moments, once: each of them would bring one of its own, which takes as much room."""
    return dt.timezone(offset, name)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            data = data[len(mark) :] if encoding == "utf-8" else data
            return data.decode(encoding, errors="replace")
    if (wide := _wide_encoding(data)) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # one bad byte in UTF-8 must not turn every æ of the file into two signs
        encoding = "utf-8" if _UTF8_LETTER.search(data) else _of_one_byte(data)
        return data.decode(encoding, errors="replace")


def _of_one_byte(data: bytes) -> str:
    """Return the encoding in which fewest signs are odd: Excel still writes CSV for Macintosh and for MS-DOS."""
    high = bytes(byte for byte in data[:_LOOKED_AT_BYTES] if byte > 0x7F)

    def odd(encoding: str) -> int:
        return sum(sign not in _USUAL for sign in high.decode(encoding, errors="replace"))

    return min(("cp1252", "mac_roman", "cp850"), key=odd)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is NUL."""
    head = data[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = len(head) // 4
    if odd > enough and not even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and not odd else None
