"""A day, written as one says it ("friday", "næste uge", "3/12", "i går"); what is understood stands beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal

from leader_journal.core.clock import Clock
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.look.theme import Theme
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import long_day
from leader_journal.wording.errors import weekday_disagrees
from leader_journal.wording.when.due import other_weekday, parse_due
from leader_journal.wording.when.meaning import Looking
from leader_journal.wording.when.past import parse_past_day


class DayLine(SpokenLine):
    """A day ahead (a promise, a meeting), or with `Looking.BACK` the latest such day (what was done).

    A day ahead that has passed has to be confirmed by Enter, once. `until_entered`: nothing is saved before Enter.
    """

    settled = Signal(object)
    """Enter was pressed on this dt.date."""

    def __init__(
        self, theme: Theme, clock: Clock, *, looking: Looking = Looking.AHEAD, until_entered: bool = False
    ) -> None:
        super().__init__(theme, clock)
        self._until_entered = until_entered
        self._given = ""
        self._looking = looking
        self._day: dt.date | None = None
        self._confirmed: dt.date | None = None
        self.say(
            self._field.setPlaceholderText,
            lambda: _("Friday, next week, 3 Dec") if looking is Looking.AHEAD else _("today, yesterday, 3 Dec"),
        )
        self.say_by(self._say)

    def day(self) -> dt.date | None:
        """Return the day that is understood, None where nothing is written or nothing understood."""
        return self._day

    @property
    def understood(self) -> bool:
        """Whether what is written is a day, confirmed where it has passed, or nothing is written."""
        return not self._passed() if self._day is not None else not self._field.text().strip()

    @property
    def settled_as_it_stands(self) -> bool:
        return self._field.text() == self._given if self._until_entered else self.understood

    def refusal(self) -> str:
        """Return why what is written cannot be saved as it stands, or nothing where it can."""
        if self._passed():
            return _("That day has passed. If you mean it, press Enter in the day field.")
        if self.understood:
            return ""
        disagreeing = other_weekday(self._field.text(), self._today(), self._looking)
        if disagreeing is not None:
            return weekday_disagrees(disagreeing.day, disagreeing.weekday)
        if self._looking is Looking.BACK:
            return _("The app does not recognise that date. Try “yesterday”, “Monday” or “3 Dec”.")
        return _("The app does not recognise that date. Try “Friday”, “next week” or “3 Dec”.")

    def set_day(self, day: dt.date | None) -> None:
        """Show a day, silently; what is being written stays as long as it means the same day."""
        self._confirmed = day
        if day != self._day:
            self._day = day
            self._field.setText(day.isoformat() if day is not None else "")
        self._given = self._field.text()
        self._say()

    def _read(self, text: str) -> None:
        today = self._today()
        ahead = parse_due(text, today) if self._looking is Looking.AHEAD else None
        self._day = ahead or parse_past_day(text, today)  # "yesterday", where a day ahead is asked for, is asked about

    def _picked(self, day: dt.date) -> None:
        confirmed, given = self._confirmed, self._given
        self.set_day(day)
        self._confirmed, self._given = confirmed, given

    def _shown_day(self) -> dt.date:
        return self._day or self._today()

    def _enter(self) -> None:
        self._confirmed = self._day
        self._say()
        if self._day is not None:
            self.settled.emit(self._day)
            self.entered.emit()

    def _words(self) -> str:
        if self._day is None:
            return self._why_none()
        said = long_day(self._day, self._today())
        return _("{day} has passed. Enter keeps it.").format(day=said) if self._passed() else said

    def _passed(self) -> bool:
        """Whether a day that was to lie ahead does not, and nobody has confirmed it."""
        ahead = self._looking is Looking.AHEAD
        return ahead and self._day is not None and self._day < self._today() and self._day != self._confirmed

    def _why_none(self) -> str:
        text = self._field.text()
        if (disagreeing := other_weekday(text, self._today(), self._looking)) is not None:
            return weekday_disagrees(disagreeing.day, disagreeing.weekday)
        if not text.strip():
            return _("No day")
        return _("Not a date the app recognises")
