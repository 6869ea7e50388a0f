"""The first entries that would come in: the day, and the beginning of what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.clock import Clock
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import short_day, time_of_day
from leader_journal.wording.import_preview import MeetingFound, meeting_moment, meeting_words

_LETTERS = 240


class _Entry(Protocol):
    @property
    def happened(self) -> dt.datetime: ...
    @property
    def text(self) -> str: ...


class FirstEntries(QWidget):
    """A few lines, two for each entry or one-on-one."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))

    def show_first(self, entries: Sequence[_Entry], meetings: Sequence[MeetingFound]) -> None:
        clear(self._column)
        today = self._clock.now().date()
        for entry in entries:
            text = " ".join(entry.text.split("\n\n")[0].split())
            text = text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"
            day, time = short_day(entry.happened.date(), today), time_of_day(entry.happened)
            self._add(_("{day}, {time}").format(day=day, time=time), text)
        for meeting in meetings:
            self._add(meeting_moment(meeting, today), meeting_words(meeting))
        self.setVisible(bool(entries or meetings))

    def _add(self, when: str, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(self._theme.px(8))  # a day stands nearer to its own words than to those above
        for label in (
            TextLabel(self._theme, "note", "muted", text=when),
            TextLabel(self._theme, "prose_s", text=text, wrap=True),
        ):
            self._column.addWidget(label)
            label.show()
