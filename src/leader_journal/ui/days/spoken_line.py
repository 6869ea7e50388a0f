"""A line for a day or a moment, written as one says it; what is understood stands beside it, a calendar is offered."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod

from PySide6.QtCore import QDate, QMetaMethod, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from leader_journal.core.clock import Clock
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.calendar import Calendar
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.wording.catalogue import _

_FIELD = 204


class SpokenLine(Themed, QWidget):
    """Enter sends `entered` where something is understood. `set_name` says what it is for."""

    edited = Signal()
    """The user changed what is written, or picked a day."""
    entered = Signal()
    """Enter was pressed on something that is understood."""
    left = Signal()
    """Esc was pressed. Where nobody listens, the key is that of what the line stands in."""

    part = ""
    """What the line is in its form, for what is half typed in it; "" where the form keeps it as it stands."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._follow(theme)
        self._clock = clock
        self._field, self._said = QLineEdit(), TextLabel(theme, "small", "muted", wrap=True, aloud=True)
        self.fit(self._field.setFixedWidth, _FIELD)
        self._calendar = IconButton(theme, "calendar-range", lambda: _("Choose a day"))
        self._calendar.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # what it gives can be typed
        self._field.textEdited.connect(self._typed)
        self._calendar.clicked.connect(self._open_calendar)
        self.setFocusProxy(self._field)
        typed, self._all = self.row(8), self.row(8, self)
        typed.add(self._field, self._calendar)
        self._all.add(typed)
        self._all.layout.setAlignment(typed.layout, Qt.AlignmentFlag.AlignLeft)
        self._all.layout.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)

    @property
    def line(self) -> QLineEdit:
        return self._field

    def read_again(self) -> None:
        """Read what was put into the line and not typed, as what a form had kept."""
        self._read(self._field.text())
        self._say()

    @property
    def half_typed(self) -> str:
        """What stands there and cannot be saved as it stands."""
        return "" if self.settled_as_it_stands else self._field.text()

    @property
    @abstractmethod
    def settled_as_it_stands(self) -> bool:
        """Whether what stands there can be saved, or nothing stands there."""

    def go_on(self, words: str) -> None:
        """Show words that were half typed, silently, with the line."""
        self._field.setText(words)
        self.read_again()
        if words:
            self.show()

    def say_below(self) -> None:
        """Say what is understood under the line: beside it there is no room for a sentence."""
        self._all.layout.setDirection(QBoxLayout.Direction.TopToBottom)

    def set_name(self, name: str) -> None:
        self._field.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles, Esc leaves where that is asked for; Ctrl+Enter belongs to what the line stands in."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER_KEYS and not control:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.isSignalConnected(QMetaMethod.fromSignal(self.left)):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @abstractmethod
    def _read(self, text: str) -> None:
        """Take what was typed; an empty text is nothing."""

    @abstractmethod
    def _words(self) -> str:
        """Return what is understood, or why nothing is."""

    @abstractmethod
    def _picked(self, day: dt.date) -> None:
        """Take a day of the calendar, and write it into the line."""

    @abstractmethod
    def _shown_day(self) -> dt.date:
        """Return the day that the calendar opens on."""

    @abstractmethod
    def _enter(self) -> None:
        """Enter was pressed."""

    def _today(self) -> dt.date:
        return self._clock.now().date()

    def _typed(self, text: str) -> None:
        self._read(text)
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        words = self._words()
        self._said.setText(words)
        self._field.setAccessibleDescription(words)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar, shown = Calendar(self.theme, menu), self._shown_day()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        pop_up(menu, self._field.mapToGlobal(QPoint(0, self._field.height())))
        calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        self._picked(dt.date(day.year(), day.month(), day.day()))
        self._say()
        self.edited.emit()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
