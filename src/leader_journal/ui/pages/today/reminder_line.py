"""The line on Today while the weekly moment waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.wording.catalogue import _, pgettext


class ReminderLine(Strip):
    """Put off, turned off, or done with."""

    in_an_hour = Signal()
    tomorrow = Signal()
    turned_off = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hour, self._tomorrow = self.add_button(), self.add_button()
        self._off, self._done = self.add_button(), self.add_button()
        self._hour.clicked.connect(self.in_an_hour)
        self._tomorrow.clicked.connect(self.tomorrow)
        self._off.clicked.connect(self.turned_off)
        self._done.clicked.connect(self.done)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.set_words(_("Your quiet moment this week"))
        self._hour.setText(_("In an hour"))
        self._tomorrow.setText(pgettext("put off until", "Tomorrow"))
        self._off.setText(_("Turn off"))
        self._done.setText(pgettext("reminder", "Done"))
