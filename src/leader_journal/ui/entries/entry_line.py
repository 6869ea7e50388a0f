"""One entry on one line: the day, what happened, and the three marks."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.records import Marks
from leader_journal.ui.entries.inline_marks import InlineMarks
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.dates import short_day

_DAY = 92


class EntryLine(Row):
    """A row that is opened like any other."""

    def __init__(self, theme: Theme, facts: str, day: dt.date, marks: Marks, today: dt.date) -> None:
        self._day = TextLabel(theme, TextStyle.SMALL, "muted", text=short_day(day, today))
        super().__init__(theme, facts, serif=True)
        glyphs = InlineMarks(theme)
        glyphs.set_marks(marks)
        self.fit(self._day.setMinimumWidth, _DAY)  # the days stand in a column
        self._row.insertWidget(0, self._day)
        self._row.addWidget(glyphs)
        self.setAccessibleDescription(", ".join((self._day.text(), glyphs.accessibleName())))
