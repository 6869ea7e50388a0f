"""One end of a period, written as one says it: a day, or a week, a month or a year that it begins or ends with."""

from __future__ import annotations

from leader_journal.core.clock import Clock
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.look.theme import Theme
from leader_journal.wording.when.days import parse_days
from leader_journal.wording.when.meaning import Looking


class PeriodEndLine(DayLine):
    """The first day of what is written, or with `last` the last one: "october", "uge 47", "2025", "1/9"."""

    def __init__(self, theme: Theme, clock: Clock, *, last: bool = False) -> None:
        self._last = last
        super().__init__(theme, clock, looking=Looking.BACK)

    def _read(self, text: str) -> None:
        days = parse_days(text, self._today())
        self._day = None if days is None else days.last if self._last else days.first
