"""Chooses a file and a folder in the app's dialogs; says it by a file in the folder that was chosen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from leader_journal.ui.desktop.file_dialog import file_to_save, folder_to_open

folder = Path(sys.argv[1])
application = QApplication(["choosing"])
window = QWidget()
window.show()


def accept() -> None:
    """Take what the dialog proposes."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    kinds = [one for one in dialog.findChildren(QComboBox, "fileTypeCombo") if one.isVisible()]
    assert all(one.currentText() for one in kinds), "kinds are offered where there are none"
    dialog.accept()


def asked(ask: Callable[[], Path | None]) -> Path:
    """Ask, and let the dialog go."""
    QTimer.singleShot(0, accept)
    found = ask()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert found is not None
    return found


saved = asked(lambda: file_to_save(window, "Save", Path("Entry.pdf"), "Document (*.pdf)", folder, lambda *_size: None))
assert saved.parent == folder
assert asked(lambda: file_to_save(window, "Save", Path("my-data"), "", folder, lambda *_size: None)).parent == folder
assert asked(lambda: folder_to_open(window, "Folder", folder, lambda *_size: None)) == folder
(folder / "was chosen").touch()
