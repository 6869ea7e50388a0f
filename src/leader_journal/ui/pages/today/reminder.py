"""The quiet weekly moment on Today: one line, there only while it waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from leader_journal.core.changes import Changes
from leader_journal.services.reminders import ReminderKind, Snooze
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, pgettext

_WEEKLY = ReminderKind.WEEKLY


class TodayReminder(View):
    """Shows itself by `look`, and hides when it was answered, put off or turned off."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._line = ReminderLine(context.theme)
        self.column(self).add(self._line)
        self._line.in_an_hour.connect(partial(self._put_off, Snooze.HOUR))
        self._line.tomorrow.connect(partial(self._put_off, Snooze.TOMORROW))
        self._line.done.connect(self._answer)
        self._line.turned_off.connect(self._turn_off)
        self.hide()

    def look(self) -> None:
        """Show the line while the moment waits."""
        self.setVisible(self._context.services.reminders.weekly_waits())

    def _put_off(self, snooze: Snooze) -> None:
        self._do(partial(self._context.services.reminders.put_off, (_WEEKLY,), snooze))

    def _answer(self) -> None:
        self._do(self._context.services.reminders.answer)

    def _turn_off(self) -> None:
        self._do(partial(self._context.services.reminders.turn_off, _WEEKLY), turned_off(_WEEKLY))

    def _do(self, act: Callable[[], Changes], said: str = "") -> None:
        self._context.run(act, said)


class ReminderLine(Strip):
    """Put off, turned off, or done with."""

    in_an_hour = Signal()
    tomorrow = Signal()
    turned_off = Signal()
    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.say(self.set_words, lambda: _("Your quiet moment this week"))
        for words, pressed in (
            (lambda: _("In an hour"), self.in_an_hour),
            (lambda: pgettext("put off until", "Tomorrow"), self.tomorrow),
            (lambda: _("Turn off"), self.turned_off),
            (lambda: pgettext("reminder", "Done"), self.done),
        ):
            button = self.add_button()
            self.say(button.setText, words)
            button.clicked.connect(pressed)


def turned_off(kind: ReminderKind) -> str:
    """Return what is said when a kind was turned off."""
    if kind is ReminderKind.WEEKLY:
        return _("No more reminders of a weekly moment")
    return _("No more reminders of the review")
