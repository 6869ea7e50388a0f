"""A time of day, written as one says it ("10", "kl. 14.30"); empty means that none is settled."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import time_of_day
from leader_journal.wording.when.grammar import read_time

_FIELD = 88


class TimeLine(Themed, QLineEdit):
    """`textEdited` tells of typing; `understood` whether what is written is a time, or nothing."""

    part = ""
    """As in `SpokenLine`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self.retranslate()
        self.fit(self.setFixedWidth, _FIELD)

    def time(self) -> dt.time | None:
        return read_time(self.text()) if self.text().strip() else None

    @property
    def understood(self) -> bool:
        """Whether what is written is a time, or nothing is written."""
        return not self.text().strip() or self.time() is not None

    @property
    def half_typed(self) -> str:
        """What is written and is no time."""
        return "" if self.understood else self.text()

    def go_on(self, words: str) -> None:
        """Show words that were half typed."""
        self.setText(words)

    def set_time(self, time: dt.time | None) -> None:
        """Show a time, silently; what is being written stays as long as it means the same."""
        if time != self.time():
            self.setText("" if time is None else time_of_day(time))

    def retranslate(self) -> None:
        self.setAccessibleName(_("Time"))
        self.setPlaceholderText(time_of_day(dt.time(10)))
        if (time := self.time()) is not None:
            self.setText(time_of_day(time))
