"""Settings, Reminders: a quiet weekly moment, and the day from which a review waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.dates import time_of_day, weekday_name

_SOME_MONDAY = dt.date(2024, 1, 1)
_DAYS_OF_A_MONTH = 28
"""As many as every month has."""
_Choice = tuple[str, int | None]


class ReminderSettings(SettingsForm):
    """Two choices; None stands for never."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.REMINDERS.words,
            lambda: _(
                "A line on Today and, where your desktop shows notifications, one that says “Something to "
                "look at”: never a name, never any text. Only while the journal is unlocked; once it is "
                "locked, nothing reminds you."
            ),
        )
        self._day, self._hour, self._review = (Select(self.theme) for _number in range(3))
        self.add_row(
            lambda: _("A quiet moment each week"),
            lambda: _(
                "To write down what came up, or to deepen what is waiting. If you miss one, you will not be "
                "asked again."
            ),
            self._both(),
        )
        self.say(self._day.setAccessibleName, lambda: _("Day of the weekly moment"))
        self.say(self._hour.setAccessibleName, lambda: _("Time of the weekly moment"))
        self.add_row(
            lambda: _("The monthly review"),
            lambda: _("From this day of the month it waits on Today."),
            self._review,
        )
        self.end()
        self.show_chosen()
        self._day.activated.connect(self._choose_weekly)
        self._hour.activated.connect(self._choose_weekly)
        self._review.activated.connect(self._choose_review)

    def retranslate(self) -> None:
        super().retranslate()
        self.show_chosen()

    def _both(self) -> QWidget:
        both = QWidget()
        self.row(8, both).add(self._day, self._hour)
        return both

    def show_chosen(self) -> None:
        settings = self._context.services.settings.current
        never: _Choice = (pgettext("reminder", "Never"), None)
        _refill(self._day, [never, *((_weekday(day), day) for day in range(7))], settings.weekly_day)
        _refill(self._hour, [(time_of_day(dt.time(hour)), hour) for hour in range(24)], settings.weekly_hour)
        self._hour.setVisible(settings.weekly_day is not None)
        days = ((_("Day {number}").format(number=day), day) for day in range(1, _DAYS_OF_A_MONTH + 1))
        _refill(self._review, [never, *days], settings.review_day)

    def _choose_weekly(self) -> None:
        day, hour = self._day.currentData(), self._hour.currentData()
        self._do(partial(self._context.services.reminders.set_weekly, day, hour))

    def _choose_review(self) -> None:
        self._do(partial(self._context.services.reminders.set_review_day, self._review.currentData()))

    def _do(self, act: Callable[[], Changes]) -> None:
        if not self._context.run(act, ""):
            self.show_chosen()


def _weekday(number: int) -> str:
    name = weekday_name(_SOME_MONDAY + dt.timedelta(days=number))
    return name[0].upper() + name[1:]


def _refill(box: Select, choices: Sequence[_Choice], chosen: int | None) -> None:
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(next((n for n, (_words, value) in enumerate(choices) if value == chosen), 0))
