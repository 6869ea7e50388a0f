"""What is copied or dragged out of the app: words only, with signs that keep it out of histories."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QTextEdit

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-copyq-hidden": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What tells the histories of KDE, CopyQ and Windows, and Windows' way to other computers, to leave something out.

CopyQ 6.4, which Debian 12 has, does not know the sign of KDE and keeps what carries it; its own sign it heeds.
"""

MARK = "application/x-leader-journal"
"""Stands beside words of ours, for desktops that do not tell who put something there."""

FORMATS = frozenset({"text/plain", MARK, *_HINTS})
"""All that leaves the app: no rich text, no page of HTML, no file."""


def guarded(words: str) -> QMimeData:
    """Return words to be pasted and not to be collected."""
    content = QMimeData()
    content.setText(words)
    content.setData(MARK, QByteArray(b"1"))
    for form, hint in _HINTS.items():
        content.setData(form, QByteArray(hint))
    return content


def is_guarded(content: QMimeData) -> bool:
    """Whether this carries every sign, and nothing but words."""
    return set(content.formats()) == FORMATS


class GuardedText(QTextEdit):
    """A text whose words leave guarded, by a key, a menu, the mouse's selection or a drag."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected."""
        return guarded(self.textCursor().selectedText().replace("\u2029", "\n"))
