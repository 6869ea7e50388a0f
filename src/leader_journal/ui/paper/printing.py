"""Sheets as PDF and on a printer.

Nothing of user, computer or time is in a PDF, and the same sheet gives the same bytes for as long as a process lasts:
in which order Qt writes its fonts differs from one to the next.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from leader_journal.core.codec import encode
from leader_journal.core.sheets import Sheet
from leader_journal.services.files import replace_file
from leader_journal.ui.paper.document import DPI, PAPER, PaperDocument

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MADE_FROM = uuid.UUID("6f1d6a0e-5c0e-5b7e-9d0c-3f5f0a4f2b11")
"""The name space of our documents' ids."""
_DATES = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
_INFO_WITHIN = 4096
_PICTURE_MARGIN = 20 / 210
_NO_METADATA = (
    b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?>"
)
"""In place of Qt's own packet, which repeats the title and tells the time."""


def write_pdf(sheet: Sheet, target: Path) -> None:
    """Write a sheet that was made ready. Raises DiskFull, DiskTrouble, NoAccess; an old file is left then."""
    replace_file(target, pdf_of(sheet))


def pdf_of(sheet: Sheet) -> bytes:
    """Return a sheet as PDF: fonts inside, its text to be found and read out. Needs a QGuiApplication, no screen."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(sheet.title)
    writer.setCreator("")
    writer.setDocumentId(QUuid(str(uuid.uuid5(_MADE_FROM, encode(sheet).decode()))))
    writer.setDocumentXmpMetadata(QByteArray(_NO_METADATA))
    document = PaperDocument(sheet)
    paint_pages(document, writer, range(document.page_count))
    buffer.close()
    return _without_dates(bytes(content.data()))


def print_on(document: PaperDocument, printer: QPrinter) -> None:
    """Print the pages and copies that were chosen, fitted into whatever paper the printer has."""
    chosen, every = printer.pageRanges(), range(document.page_count)
    pages = [number for number in every if chosen.contains(number + 1)] or every
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    paint_pages(document, printer, [number for _copy in range(copies) for number in pages])


def print_picture(picture: bytes, printer: QPrinter) -> None:
    """Print a picture on one page, as large as fits between the margins, from the top."""
    image = QImage.fromData(picture)
    painter = QPainter(printer)
    margin = _PICTURE_MARGIN * painter.viewport().width()
    room = QRectF(painter.viewport()).adjusted(margin, margin, -margin, -margin)
    scale = min(room.width() / image.width(), room.height() / image.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(room.topLeft(), QSizeF(image.size()) * scale), image)
    painter.end()


def paint_pages(document: PaperDocument, device: QPagedPaintDevice, pages: Sequence[int]) -> None:
    """Paint pages, counted from 0, on paper or into a file; on other paper than A4 in the middle."""
    painter = QPainter(device)
    room = QRectF(painter.viewport())
    scale = min(room.width() / PAPER.width(), room.height() / PAPER.height())
    painter.translate((room.width() - scale * PAPER.width()) / 2, (room.height() - scale * PAPER.height()) / 2)
    painter.scale(scale, scale)
    for place, number in enumerate(pages):
        if place:
            device.newPage()
        document.paint(painter, number)
    painter.end()


def _without_dates(pdf: bytes) -> bytes:
    """Return a PDF whose dates are blank. Its cross references count bytes, so that none may be added or taken."""
    head, rest = pdf[:_INFO_WITHIN], pdf[_INFO_WITHIN:]
    return _DATES.sub(lambda match: b" " * len(match.group()), head) + rest
