"""Sheets and pictures on a printer; what leaves as a PDF is set by `exchange.report_pdf`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

from leader_journal.services.files import failure
from leader_journal.ui.paper.document import PAPER, PaperDocument
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from leader_journal.ui.messages import Messages

_PICTURE_MARGIN = 20 / 210
_OWNER_ONLY = 0o600


def print_where_asked(
    messages: Messages, pages: int, print_: Callable[[QPrinter], None], *, saved: str, sent: str
) -> str:
    """Ask for a printer and print so many pages on it by `print_`; return what is to be said of it.

    That is `saved` where it became a file, to be looked after as any that is saved, and `sent` where it went on
    paper; nothing where nothing was printed. Raises what `print_` raises.
    """
    printer = messages.ask_printer(_("Print"), pages)
    if printer is None:
        return ""
    print_(printer)
    return saved if _is_a_file(printer) else sent


def sent_to_printer() -> str:
    """Return the sentence for what went on paper."""
    return _("Page sent to the printer")


def print_on(document: PaperDocument, printer: QPrinter) -> None:
    """Print the pages and copies that were chosen, fitted into whatever paper the printer has.

    Raises NoAccess, DiskFull and the like where that is a file, which the user alone may read.
    """
    _make_private(printer)
    chosen, every = printer.pageRanges(), range(document.page_count)
    pages = [number for number in every if chosen.contains(number + 1)] or every
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    paint_pages(document, printer, [number for _copy in range(copies) for number in pages])


def print_picture(picture: bytes, printer: QPrinter) -> None:
    """Print a picture on one page, as large as fits between the margins, from the top. Raises what `print_on` does."""
    _make_private(printer)
    image = QImage.fromData(picture)
    painter = QPainter(printer)
    margin = _PICTURE_MARGIN * painter.viewport().width()
    room = QRectF(painter.viewport()).adjusted(margin, margin, -margin, -margin)
    scale = min(room.width() / image.width(), room.height() / image.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(room.topLeft(), QSizeF(image.size()) * scale), image)
    painter.end()


def _is_a_file(printer: QPrinter) -> bool:
    """Whether "print to file" was chosen."""
    return bool(printer.outputFileName())


def _make_private(printer: QPrinter) -> None:
    """Make the file, if it is one: Qt would let everybody read it."""
    if not _is_a_file(printer):
        return
    file = Path(printer.outputFileName())
    try:
        file.touch(mode=_OWNER_ONLY)
        file.chmod(_OWNER_ONLY)
    except OSError as error:
        raise failure(error, file) from None


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
