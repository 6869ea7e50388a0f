"""The dialog for printing that Qt makes: wide enough that the name of the printer and of the file are read whole."""

from __future__ import annotations

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from leader_journal.wording.catalogue import _

_LETTERS = 32
"""As many letters of a path are seen at once."""


def neutral_printer() -> QPrinter:
    """Return a printer whose jobs say nothing: their name stands in queues and logs, for others to read."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName(_("Page"))
    printer.setCreator("")
    return printer


def print_dialog(printer: QPrinter, parent: QWidget, title: str, pages: int) -> QPrintDialog:
    """Return the dialog over `parent`, for so many pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.ensurePolished()
    most = dialog.screen().availableSize().width() // 2
    for names in dialog.findChildren(QComboBox):
        names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        names.setMinimumWidth(min(most, names.sizeHint().width()))
    for path in dialog.findChildren(QLineEdit):
        if not isinstance(path.parent(), QAbstractSpinBox):
            path.setMinimumWidth(min(most, _LETTERS * path.fontMetrics().averageCharWidth()))
    return dialog
