"""The clipboard: what was copied is not kept by programs that collect it, and is gone once the journal is locked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What tells the histories of KDE and Windows, and Windows' way to other computers, to leave something out."""

_MARK = "application/x-leader-journal"
"""Stands beside words of ours, for desktops that do not tell who put something there."""


def copy(words: str) -> None:
    """Put words on the clipboard, to be pasted and not to be collected."""
    content = QMimeData()
    content.setText(words)
    content.setData(_MARK, QByteArray(b"1"))
    for form, hint in _HINTS.items():
        content.setData(form, QByteArray(hint))
    QGuiApplication.clipboard().setMimeData(content)


def forget() -> None:
    """Take away what this app put there, and nothing else."""
    clipboard = QGuiApplication.clipboard()
    held = cast("QMimeData | None", clipboard.mimeData())  # None where nothing is, whatever its stub says
    if held is not None and (clipboard.ownsClipboard() or held.hasFormat(_MARK)):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
