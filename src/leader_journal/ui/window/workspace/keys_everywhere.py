"""The keys of the actions work wherever the app has the focus: capture window, dialogs, file dialogs, menus.

The actions belong to the main window, and a dialog that holds it shut would hold their keys, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from leader_journal.ui.actions import ACTIONS, Act, ActionSpec
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.places import Place
from leader_journal.ui.toolkit.at_windows import at_windows
from leader_journal.ui.toolkit.writing_field import was_typed_in
from leader_journal.ui.window.careful import carefully

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_ALWAYS = (Act.LOCK, Act.HIDE, Act.QUIT)
"""Done at once, whatever is in front and whatever a field would make of the key."""
_OVER_A_DIALOG = (Act.KEYS, Act.SPELLING, Act.LARGER, Act.SMALLER, Act.NORMAL_SIZE, Act.UNDO, Act.REDO)
"""Done with a dialog in front; for all else it is closed first, its words kept."""


class KeysEverywhere(QObject):
    """Does what the keys say in windows that are not the main one, and while its pages are hidden."""

    def __init__(self, pages: QWidget, do: Callable[[Act | Place], None]) -> None:
        super().__init__(pages)
        self._pages = pages
        self._do = do

    def start(self) -> None:
        at_windows().watch(self, _KEYS)

    def stop(self) -> None:
        if QCoreApplication.instance() is not None:
            at_windows().leave(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of actions from windows without the actions, and undo from fields that have no use for it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._passes_by(watched, event)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        spec = _spec_of(event)
        if spec is None and _is_nobodys(watched, event):
            return True
        if spec is None or (watched.window() is self._pages.window() and not self._pages.isHidden()):
            return False
        if spec.does not in _ALWAYS and (self._pages.isHidden() or _is_the_fields(watched, event)):
            return False
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._act(spec, watched.window())
        return True

    def _passes_by(self, watched: QObject, event: QKeyEvent) -> bool:
        """Where nothing was typed in a field of the page, Ctrl+Z takes back what was done last, not nothing."""
        spec = _spec_of(event)
        if spec is None or spec.does not in (Act.UNDO, Act.REDO) or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._pages.window() or self._pages.isHidden() or was_typed_in(watched):
            return False
        event.ignore()  # no field's key: it is the shortcut's
        return True

    def _act(self, spec: ActionSpec, front: QWidget) -> None:
        if spec.does in _ALWAYS or (spec.does in _OVER_A_DIALOG) or not isinstance(front, QDialog):
            QTimer.singleShot(0, self, partial(self._do, spec.does))
            return
        for words in front.findChildren(KeptWords):
            if carefully(words.keep):
                words.close()
        front.reject()
        QTimer.singleShot(0, self, partial(self._do, spec.does))


def _is_nobodys(field: QWidget, event: QKeyEvent) -> bool:
    """Whether a field would write the letter of an Alt that belongs to nothing here: "month endsw".

    A key of the page was asked before. On a Mac Alt writes letters of its own.
    """
    letter = event.text().isprintable() and bool(event.text())
    with_alt = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.AltModifier
    writes = field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    return letter and with_alt and writes and sys.platform != "darwin"


def _spec_of(event: QKeyEvent) -> ActionSpec | None:
    pressed = QKeySequence(event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value)
    return _specs_by_keys().get(pressed)


@cache
def _specs_by_keys() -> dict[QKeySequence, ActionSpec]:
    """Every key that is pressed is looked up here: its words are read once."""
    return {QKeySequence(keys): spec for spec in ACTIONS for keys in spec.keys}


def _is_the_fields(field: QWidget, event: QKeyEvent) -> bool:
    """Whether a field uses this key itself, as in the main window: Ctrl+Z takes back what was typed."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QCoreApplication.sendEvent(field, asked)
    return asked.isAccepted()
