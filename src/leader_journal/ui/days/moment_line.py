"""When something happened, written as one says it ("yesterday 14", "i mandags kl. 9"); said back beside it."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.clock import Clock
from leader_journal.core.errors import SkippedHour, TimeOrDay, WeekdayDisagrees
from leader_journal.core.local_time import at_local
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.look.theme import Theme
from leader_journal.wording import errors
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import long_day, time_of_day
from leader_journal.wording.when import moments
from leader_journal.wording.when.meaning import OtherWeekday


class MomentLine(SpokenLine):
    """Empty means now, or with `required` what it was. What is still to come has to be confirmed by Enter, once."""

    def __init__(self, theme: Theme, clock: Clock, *, required: bool = False) -> None:
        super().__init__(theme, clock)
        self._required = required
        self._moment: dt.datetime | None = None
        self._was: dt.datetime | None = None
        self._confirmed: dt.datetime | None = None
        self.say(self.set_name, lambda: _("When it happened"))
        self.say(self._field.setPlaceholderText, lambda: _("yesterday 14:30, Monday, 3 Dec"))
        self.say_by(self._say)

    def moment(self) -> dt.datetime | None:
        """Return the moment, aware, or None where nothing is written or nothing understood."""
        return self._moment

    def set_moment(self, moment: dt.datetime | None) -> None:
        """Show a moment, silently; what is being written stays as long as it means the same."""
        if moment is None:
            self._confirmed = None
        if moment != self._moment:
            self._was = self._moment = self._confirmed = moment
            self._field.setText("" if moment is None else _written(moment))
        self._say()

    @property
    def settled_as_it_stands(self) -> bool:
        """Empty, or understood and, where it lies ahead, confirmed."""
        return not self._field.text().strip() or (self._moment is not None and not self._ahead())

    def _read(self, text: str) -> None:
        if not text.strip():
            self._moment = self._was if self._required else None
            return
        found = moments.parse_moment(text, self._clock.now())
        self._moment = found.at if isinstance(found, moments.UnderstoodMoment) else None

    def _picked(self, day: dt.date) -> None:
        now = self._moment or self._clock.now()
        self.set_moment(at_local(day, now.time().replace(second=0, microsecond=0)) or at_local(day, dt.time(12)))

    def _shown_day(self) -> dt.date:
        return (self._moment or self._clock.now()).date()

    def _enter(self) -> None:
        self._confirmed = self._moment
        self._say()
        if self._moment is not None or not self._field.text().strip():
            self.entered.emit()

    def _ahead(self) -> bool:
        return self._moment is not None and self._moment > self._clock.now() and self._moment != self._confirmed

    def _words(self) -> str:
        if self._moment is None:
            return self._why_none()
        said = _said(self._moment, self._today())
        return _("{moment} is still to come. Enter keeps it.").format(moment=said) if self._ahead() else said

    def _why_none(self) -> str:
        text = self._field.text()
        match moments.parse_moment(text, self._clock.now()) if text.strip() else None:
            case OtherWeekday(day, weekday):
                return errors.sentence(WeekdayDisagrees(day, weekday))
            case moments.HourSkipped():
                return errors.sentence(SkippedHour())
            case moments.EitherTimeOrDay(number):
                return errors.sentence(TimeOrDay(number))
        return _("Not a time the app recognises") if text.strip() else _("Now")


def _written(moment: dt.datetime) -> str:
    """In a form that the line reads, whatever the language."""
    return f"{moment:%Y-%m-%d} {time_of_day(moment)}"


def _said(moment: dt.datetime, today: dt.date) -> str:
    return _("{day}, {time}").format(day=long_day(moment.date(), today), time=time_of_day(moment))
