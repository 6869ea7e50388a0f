"""The face of the lock screen before a journal that is open: quick to put up, and gone by a key."""

from __future__ import annotations

from PySide6.QtCore import Signal

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.wording.catalogue import _

HIDE_KEY = "F9"


class HiddenPage(UnlockPage):
    """Looks as the lock screen does; Enter or the key that hid the pages shows them again, whatever stands in it."""

    shown_again = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        said = _("Hidden, not locked. Enter or {key} shows it again.").format(key=keys_shown(HIDE_KEY))
        super().__init__(theme, name, said)
        self._other.hide()
        self._restore.hide()
        self._sheet.hide()

    def _try(self) -> None:
        self.shown_again.emit()
