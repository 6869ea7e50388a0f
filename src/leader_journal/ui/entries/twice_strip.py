"""Over an entry that two machines wrote about: that another version waits beside this one, and the way to both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _


class TwiceStrip(Themed, QWidget):
    """Hidden until it has something to say."""

    versions_requested = Signal(str)
    """Both versions of this entry are to be seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._entry = ""
        self._strip: Strip | None = None
        self._column = self.column(self, margins=(0, 2, 0, 10))
        self.hide()

    def show_for(self, entry: str | None) -> None:
        """Say it of an entry; None where no other version waits."""
        self._entry = entry or ""
        if entry is not None and self._strip is None:
            self._strip = self._made()
            self._column.add(self._strip)
        self.setVisible(entry is not None)

    def _made(self) -> Strip:
        strip = Strip(self.theme)
        self.say(strip.set_words, lambda: _("Written on two computers: another version is kept beside this one."))
        look = strip.add_button()
        self.say(look.setText, lambda: _("See both"))
        look.clicked.connect(self._look)
        return strip

    def _look(self) -> None:
        self.versions_requested.emit(self._entry)
