"""The one port for questions, files and messages. Pages ask here; tests pass a fake, and none patches a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox, QWidget

from leader_journal.ui.file_dialog import FileDialog
from leader_journal.ui.tray import Choice, Tray
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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

    def ask(self, sentence: str, words: str, act: Callable[[], None]) -> None:
        """Ask whether to `act`, under these words on a button; nothing happens until somebody answers."""
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
        self._folder: Path | None = None

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a toast."""
        self._toast(sentence, action, act)

    def notify(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice]) -> None:
        """Show a notice at the tray; nothing where there is none."""
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
        self.sentence_box(sentence).exec()

    def sentence_box(self, sentence: str) -> QMessageBox:
        """Return a message box that says a sentence, letter by letter."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, _("Leader Journal"), "", parent=self._front())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        return box

    def ask(self, sentence: str, words: str, act: Callable[[], None]) -> None:
        """Show a message box with a choice; Esc leaves everything as it is."""
        box = self.sentence_box(sentence)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go)
        go.clicked.connect(act)
        box.open()

    def _front(self) -> QWidget:
        """Return the window that stays on top, if there is one: what is said behind it is not seen."""
        for window in QApplication.topLevelWidgets():
            on_top = window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
            if window.parent() is self._window and window.isVisible() and on_top:
                return window
        return self._window

    def ask_open_file(self, title: str, pattern: str, folder: Path | None = None) -> Path | None:
        """Show the dialog for opening, where something was chosen last."""
        dialog = FileDialog(self._window, title, folder or self._folder)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(pattern)
        return self._chosen(dialog)

    def ask_open_folder(self, title: str) -> Path | None:
        """Show the dialog for a folder."""
        dialog = FileDialog(self._window, title, self._folder)
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog)

    def ask_save_file(self, title: str, proposed: Path, pattern: str) -> Path | None:
        """Show the dialog for saving, which asks before overwriting."""
        dialog = FileDialog(self._window, title, proposed.parent if proposed.is_absolute() else self._folder)
        dialog.setFileMode(FileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(pattern)
        dialog.selectFile(proposed.name)
        return self._chosen(dialog)

    def _chosen(self, dialog: FileDialog) -> Path | None:
        path = dialog.choose()
        if path is not None:
            self._folder = path if path.is_dir() else path.parent
        return path

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Show a dialog of one line."""
        dialog = self.text_box(title, label, text)
        typed = dialog.textValue().strip() if dialog.exec() == QInputDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return typed or None

    def text_box(self, title: str, label: str, text: str = "") -> QInputDialog:
        """Return a dialog of one line that says its label letter by letter."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        for words in dialog.findChildren(QLabel):
            words.setTextFormat(Qt.TextFormat.PlainText)
        return dialog

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
