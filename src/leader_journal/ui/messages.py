"""The one port for questions, files and messages. Pages ask here; tests pass a fake, and none patches a dialog.

Qt's own dialogs are loaded when one is shown: the first screen has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.paths import JOURNAL_SUFFIX
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from leader_journal.ui.desktop.file_dialog import Sized
    from leader_journal.ui.desktop.tray import Choice, Tray


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

    def ask_open_file(self, title: str, pattern: str) -> Path | None:
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

    def __init__(
        self,
        window: QWidget,
        toast: Callable[[str, str, Callable[[], None] | None], None],
        sized: Sized = lambda dialog, proposed: dialog.resize(*proposed),
    ) -> None:
        """`sized` gives a dialog the size it had last, else the one that is proposed."""
        self._window = window
        self._sized = sized
        self._toast = toast
        self._tray: Tray | None = None
        self._folder: Path | None = None

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        self._toast(sentence, action, act)

    def notify(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice]) -> None:
        """Show a notice at the tray; nothing where there is none."""
        from leader_journal.ui.desktop.tray import Tray  # where something reminds

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
        from leader_journal.ui.boxes import sentence_box

        box = sentence_box(self._front(), sentence)
        box.exec()
        box.deleteLater()

    def ask(self, sentence: str, words: str, act: Callable[[], None]) -> None:
        """Show a message box with a choice."""
        from leader_journal.ui.boxes import question_box

        box = question_box(self._front(), sentence, words)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.defaultButton().clicked.connect(act)
        box.open()

    def _front(self) -> QWidget:
        """Return the window that stays on top, if there is one: what is said behind it is not seen."""
        for window in QApplication.topLevelWidgets():
            on_top = window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
            if window.parent() is self._window and window.isVisible() and on_top:
                return window
        return self._window

    def ask_open_file(self, title: str, pattern: str) -> Path | None:
        """Show the dialog for opening, where something was chosen last."""
        from leader_journal.ui.desktop.file_dialog import file_to_open

        return self._chosen(file_to_open(self._window, title, pattern, self._folder, self._sized))

    def ask_open_folder(self, title: str) -> Path | None:
        from leader_journal.ui.desktop.file_dialog import folder_to_open

        return self._chosen(folder_to_open(self._window, title, self._folder, self._sized))

    def ask_save_file(self, title: str, proposed: Path, pattern: str) -> Path | None:
        """Show the dialog for saving, which asks before overwriting."""
        from leader_journal.ui.desktop.file_dialog import file_to_save

        return self._chosen(file_to_save(self._window, title, proposed, pattern, self._folder, self._sized))

    def _chosen(self, path: Path | None) -> Path | None:
        if path is not None:
            self._folder = path if path.is_dir() else path.parent
        return path

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        from leader_journal.ui.boxes import text_box

        dialog = text_box(self._window, title, label, text)
        typed = dialog.textValue().strip() if dialog.exec() == dialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return typed or None

    def ask_printer(self, title: str, pages: int) -> QPrinter | None:
        """Show the system's dialog for printing."""
        from leader_journal.ui.desktop.print_dialog import neutral_printer, print_dialog  # not at start-up

        printer = neutral_printer()
        dialog = print_dialog(printer, self._window, title, pages)
        proposed = dialog.sizeHint()
        self._sized(dialog, (proposed.width(), proposed.height()))
        accepted = dialog.exec() == dialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None


def journals_pattern() -> str:
    """Return what a dialog shows where a journal is looked for."""
    return _("Journals (*{suffix})").format(suffix=JOURNAL_SUFFIX)
