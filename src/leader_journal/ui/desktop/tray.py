"""A notice at the tray of the desktop, with an icon that is there only as long as the notice is.

The app never hides here: the window stays where it is, and closing it ends the app.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from leader_journal import paths
from leader_journal.wording.catalogue import _

Choice = tuple[str, Callable[[], object]]
"""Words of a menu, and what they do."""

_SHOWN_MS = 10_000


class Tray(QObject):
    """One sentence, and a menu of what can be done about it."""

    def __init__(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice], window: QWidget) -> None:
        super().__init__(window)
        self._opened = opened
        self._menu = QMenu(window)
        for words, act in ((_("Open"), opened), *choices):
            self._menu.addAction(words).triggered.connect(act)
        self._icon = QSystemTrayIcon(QIcon(str(paths.resources() / "icons" / "app.svg")), self)
        self._icon.setToolTip(sentence)
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(opened)
        self._icon.activated.connect(self._activated)
        self._icon.show()
        self._icon.showMessage(_("Leader Journal"), sentence, self._icon.icon(), _SHOWN_MS)

    @staticmethod
    def available() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def end(self) -> None:
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._opened()
