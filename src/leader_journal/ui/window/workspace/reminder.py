"""Reminds, quietly: a line on Today, and one notice that never says what it is about.

The clock is looked at once a minute; after a sleep the next look finds the latest moment only. Nothing of this runs
while the journal is locked: the process that knows is gone then (docs/decisions/0017).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.errors import FileError
from leader_journal.services.reminders import ReminderKind, Snooze
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.today.reminder import turned_off
from leader_journal.wording.catalogue import _, pgettext

LOOK_EVERY_MS = 60_000
FIRST_LOOK_MS = 1_500
"""Once the first page stands."""


class Reminder(QObject):
    """Looks at the clock for one open journal. `show_today` brings Today to the front; `on_today`: it is there."""

    def __init__(
        self, context: UiContext, show_today: Callable[[], object], on_today: Callable[[], bool], window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._show_today = show_today
        self._on_today = on_today
        self._window = window
        self._shown: tuple[ReminderKind, ...] = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_LOOK_MS)
        context.bus.changed.connect(self._changed)
        with suppress(FileError):  # it begins with the next moment then
            context.services.reminders.begin()

    def look(self) -> None:
        """Tell what is to be told now, once."""
        self._timer.setInterval(LOOK_EVERY_MS)
        reminders = self._context.services.reminders
        kinds = reminders.to_tell()
        if not kinds:
            return
        changes = self._kept(partial(reminders.told, kinds))
        self._tell(kinds)
        if changes is not None:
            self._context.bus.announce(changes)

    def stop(self) -> None:
        """The journal is about to be closed."""
        self._timer.stop()
        self._context.messages.end_notice()

    def _tell(self, kinds: tuple[ReminderKind, ...]) -> None:
        """Outside the window only where nobody looks at it; inside it, in passing; on Today its line says it."""
        self._shown = kinds
        if self._window.window().isActiveWindow():
            if self._on_today():
                return
            self._context.messages.tell(_("Something to look at"), _("Today"), self._open)
            return
        self._context.messages.notify(
            _("Something to look at"),
            self._open,
            (
                (_("In an hour"), partial(self._put_off, Snooze.HOUR)),
                (pgettext("put off until", "Tomorrow"), partial(self._put_off, Snooze.TOMORROW)),
                (_("No more of these"), self._turn_off),
            ),
        )

    def _open(self) -> None:
        self._context.messages.end_notice()
        window = self._window.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self._show_today()

    def _put_off(self, snooze: Snooze) -> None:
        self._context.messages.end_notice()
        self._context.run(partial(self._context.services.reminders.put_off, self._shown, snooze), "")

    def _turn_off(self) -> None:
        self._context.messages.end_notice()
        for kind in self._shown:
            self._context.run(partial(self._context.services.reminders.turn_off, kind), turned_off(kind))

    def _kept(self, act: Callable[[], Changes]) -> Changes | None:
        """Without room on the disk it is remembered until the journal is closed, and nothing is said about it."""
        with suppress(FileError):
            return act()
        return None

    def _changed(self, changes: Changes) -> None:
        """What was turned off, or answered on Today, stands at the tray no longer."""
        if not changes.topics & {Topic.SETTINGS, Topic.REMINDERS, Topic.REVIEWS}:
            return
        if not set(self._shown) & set(self._context.services.reminders.waiting()):
            self._context.messages.end_notice()
