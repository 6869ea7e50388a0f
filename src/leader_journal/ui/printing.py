"""Sheets as PDF and on a printer.

Nothing of user, computer or time is in a PDF, and the same sheet gives the same bytes for as long as a process lasts:
in which order Qt writes its fonts differs from one to the next.
"""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from leader_journal.core.codec import encode
from leader_journal.core.sheets import Sheet
from leader_journal.services.files import replace_file
from leader_journal.ui.paper import DPI, PaperDocument

_MADE_FROM = uuid.UUID("6f1d6a0e-5c0e-5b7e-9d0c-3f5f0a4f2b11")
"""The name space of our documents' ids."""
_DATES = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
_INFO_WITHIN = 4096
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
    paint_pages(PaperDocument(sheet), writer)
    buffer.close()
    return _without_dates(bytes(content.data()))


def paint_pages(document: PaperDocument, device: QPagedPaintDevice, first: int = 0, last: int | None = None) -> None:
    """Paint the pages from `first` to `last`, both counted from 0, on paper or into a file."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / DPI
    painter.scale(scale, scale)
    for number in range(first, (document.page_count if last is None else last + 1)):
        if number > first:
            device.newPage()
        document.paint(painter, number)
    painter.end()


def _without_dates(pdf: bytes) -> bytes:
    """Return a PDF whose dates are blank. Its cross references count bytes, so that none may be added or taken."""
    head, rest = pdf[:_INFO_WITHIN], pdf[_INFO_WITHIN:]
    return _DATES.sub(lambda match: b" " * len(match.group()), head) + rest
