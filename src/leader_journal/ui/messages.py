"""The one port for questions, files and messages. Pages ask here; tests pass a fake, and none patches a dialog.

Qt's own dialogs are loaded when one is shown: the first screen has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from leader_journal.ui.tray import Choice, Tray


class Messages(Protocol):
    """How the app talks to the person in front of it, beyond its pages."""

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say one sentence in passing, with at most one thing to do about it (a toast)."""
        ...

    def failed(self, sentence: str) -> None:
        """Say what went wrong, until it has been read."""
        ...

    def notify(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice]) -> None:
        """Say one sentence outside the window, where the desktop can: it may be read by others, so it says nothing.

        `opened` is called when it is clicked, `choices` are what can be done about it instead.
        """
        ...

    def end_notice(self) -> None:
        """Take back what was said outside the window."""
        ...

    def ask_open_file(self, title: str, pattern: str, folder: Path | None = None) -> Path | None:
        """Let the user choose an existing file."""
        ...

    def ask_open_folder(self, title: str) -> Path | None:
        """Let the user choose an existing folder."""
        ...

    def ask_save_file(self, title: str, proposed: Path, pattern: str) -> Path | None:
        """Let the user choose where to write; the system asks before overwriting."""
        ...

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Let the user type one line."""
        ...

    def ask_printer(self, title: str, pages: int) -> QPrinter | None:
        """Let the user choose a printer, and which of so many pages; None for nothing is printed."""
        ...


class QtMessages:
    """Messages by Qt's own dialogs and the window's toast."""

    def __init__(self, window: QWidget, toast: Callable[[str, str, Callable[[], None] | None], None]) -> None:
        self._window = window
        self._toast = toast
        self._tray: Tray | None = None

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a toast."""
        self._toast(sentence, action, act)

    def notify(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice]) -> None:
        """Show a notice at the tray; nothing where there is none."""
        from leader_journal.ui.tray import Tray  # where something reminds

        self.end_notice()
        if Tray.available():
            self._tray = Tray(sentence, opened, choices, self._window)

    def end_notice(self) -> None:
        """Take the notice and its icon away."""
        if self._tray is not None:
            self._tray.end()
            self._tray = None

    def failed(self, sentence: str) -> None:
        """Show a message box; it holds one sentence."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, _("Leader Journal"), sentence, parent=self._front())
        box.exec()

    def _front(self) -> QWidget:
        """Return the window that stays on top, if there is one: what is said behind it is not seen."""
        for window in QApplication.topLevelWidgets():
            on_top = window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
            if window.parent() is self._window and window.isVisible() and on_top:
                return window
        return self._window

    def ask_open_file(self, title: str, pattern: str, folder: Path | None = None) -> Path | None:
        """Show the system's dialog for opening."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(self._window, title, str(folder or ""), pattern)
        return Path(chosen) if chosen else None

    def ask_open_folder(self, title: str) -> Path | None:
        """Show the system's dialog for a folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, title)
        return Path(chosen) if chosen else None

    def ask_save_file(self, title: str, proposed: Path, pattern: str) -> Path | None:
        """Show the system's dialog for saving."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), pattern)
        return Path(chosen) if chosen else None

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Show a dialog of one line."""
        from PySide6.QtWidgets import QInputDialog

        typed, accepted = QInputDialog.getText(self._window, title, label, text=text)
        return typed.strip() if accepted and typed.strip() else None

    def ask_printer(self, title: str, pages: int) -> QPrinter | None:
        """Show the system's dialog for printing.

        The name of the job stands in queues and logs of printers, for others to read: it says nothing.
        """
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # not at start-up

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setDocName(_("Page"))
        printer.setCreator("")
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(title)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        return printer if accepted else None
