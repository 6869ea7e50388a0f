"""The clipboard: what was copied is not kept by programs that collect it, and is gone once the journal is locked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from leader_journal.ui.toolkit.copied import MARK, guarded, is_guarded

_Mode = QClipboard.Mode
_TELL_THE_OWNER = frozenset({"xcb", "wayland", "windows"})
"""Platforms of Qt that know whether what is on the clipboard came from this process."""


class ClipboardGuard(QObject):
    """Guards whatever any part of the app copies, also what Qt copies by itself: from lines, labels, tables, menus, and
    into the selection that a middle click pastes.

    Qt says that something was put there before it answers the first program that asks for it, so nobody gets it as it
    was (docs/decisions/0042).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        clipboard = QGuiApplication.clipboard()
        clipboard.changed.connect(self._guard)

    def _guard(self, mode: QClipboard.Mode) -> None:
        if not _ours(mode):
            return  # what others put there stays as it is
        held = _held(mode)
        if held is not None and held.hasText() and not is_guarded(held):
            QGuiApplication.clipboard().setMimeData(guarded(held.text()), mode)


def copy(words: str) -> None:
    """Put words on the clipboard, to be pasted and not to be collected."""
    QGuiApplication.clipboard().setMimeData(guarded(words))


def forget() -> None:
    """Take away what this app put on the clipboard, and into the mouse's selection, and nothing else."""
    clipboard = QGuiApplication.clipboard()
    for mode in _modes():
        held = _held(mode)
        if held is not None and (_ours(mode) or held.hasFormat(MARK)):
            clipboard.clear(mode)


def _ours(mode: QClipboard.Mode) -> bool:
    """Whether this app put there what is there."""
    if QGuiApplication.platformName() not in _TELL_THE_OWNER:
        held = _held(mode)
        return held is not None and (held.hasFormat(MARK) or held.text() in _selected())
    clipboard = QGuiApplication.clipboard()
    match mode:
        case _Mode.Clipboard:
            return clipboard.ownsClipboard()
        case _Mode.Selection:
            return clipboard.ownsSelection()
        case _:
            return clipboard.ownsFindBuffer()


def _selected() -> set[str]:
    """Return what is selected anywhere in the app: what was copied a moment ago is among it."""
    return {words for widget in QApplication.allWidgets() if (words := _selected_in(widget))}


def _selected_in(widget: QWidget) -> str:
    match widget:
        case QLineEdit() | QLabel():
            return widget.selectedText()
        case QTextEdit():
            return widget.textCursor().selectedText().replace("\u2029", "\n")
        case QAbstractItemView():
            index = widget.currentIndex()
            return str(index.data() or "") if index.isValid() else ""
        case _:
            return ""


def _modes() -> list[QClipboard.Mode]:
    clipboard = QGuiApplication.clipboard()
    also = ((_Mode.Selection, clipboard.supportsSelection()), (_Mode.FindBuffer, clipboard.supportsFindBuffer()))
    return [_Mode.Clipboard, *(mode for mode, supported in also if supported)]


def _held(mode: QClipboard.Mode) -> QMimeData | None:
    # None where nothing is, whatever its stub says
    return cast("QMimeData | None", QGuiApplication.clipboard().mimeData(mode))
