"""Reads the words of a PDF that Qt wrote, glyph by glyph, the way a reader that copies text does."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter

from leader_journal.core.sheets import Sheet
from leader_journal.ui.paper.document import DPI, PaperDocument
from leader_journal.ui.paper.printing import paint_pages

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
_RANGES = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pdf:
    """The texts of the pages, without the spaces that only position the words, and the names of the fonts inside."""

    pages: tuple[str, ...]
    fonts: frozenset[str]


def printed(sheet: Sheet) -> bytes:
    """Return the pages of a sheet as a printer that prints into a PDF writes them. Needs a QGuiApplication."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    document = PaperDocument(sheet)
    paint_pages(document, writer, range(document.page_count))
    buffer.close()
    return bytes(content.data())


def read_pdf(data: bytes) -> Pdf:
    """Return what a PDF says."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(data)}
    letters = {
        number: _letters(_stream(objects[int(found[1])]))
        for number, body in objects.items()
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    pages = [
        _words(_stream(objects[int(found[1])]), letters)
        for _number, body in sorted(objects.items())
        if b"/Type /Page\n" in body and (found := re.search(rb"/Contents (\d+) 0 R", body))
    ]
    embedded = [match[1].decode() for body in objects.values() for match in [_embedded(body)] if match]
    return Pdf(tuple(pages), frozenset(embedded))


def _embedded(body: bytes) -> re.Match[bytes] | None:
    return re.search(rb"/FontName /[A-Z]+\+(\S+)", body) if b"/FontFile2" in body else None


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _letters(mapping: bytes) -> dict[int, str]:
    """Return what each glyph means, from a font's ToUnicode."""
    letters: dict[int, str] = {}
    for block in _RANGES.findall(mapping):
        for first, _last, meant in re.findall(rb"<([0-9A-F]+)> <([0-9A-F]+)> (<[0-9A-F]+>|\[.*?\])", block):
            for offset, code in enumerate(re.findall(rb"<([0-9A-F]+)>", meant)):
                letters[int(first, 16) + offset] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return letters


def _words(content: bytes, letters: dict[int, dict[int, str]]) -> str:
    words, font = "", 0
    for number, glyphs in _SHOWN.findall(content):
        if number:
            font = int(number)
        else:
            codes = re.findall(r"....", glyphs.decode())
            words += "".join(letters[font].get(int(code, 16), "\ufffd") for code in codes)
    return "".join(words.split())
