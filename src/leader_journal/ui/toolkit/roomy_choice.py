"""One of a few choices: side by side where there is room for all their words, else in a drop-down list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.themed import Themed, Words


class RoomyChoice(Themed, QWidget):
    """Asks for the width of all choices, and takes any that holds the drop-down list."""

    chosen = Signal(object)
    """The user chose this value; not sent by `set_value`."""

    def __init__(self, theme: Theme, options: Sequence[tuple[Hashable, Callable[[], str]]], name: Words) -> None:
        super().__init__()
        self._follow(theme)
        self._options = tuple(options)
        self._row = Segmented(theme, options, parent=self)
        self._list = Select(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(self._row.set_name, name)
        self.say(self._list.setAccessibleName, name)
        self._row.chosen.connect(self.chosen)
        self._list.activated.connect(self._activated)
        self.say_by(self._fill)

    def set_value(self, value: Hashable) -> None:
        """Choose a value silently; KeyError when it is none of the options."""
        self._row.set_value(value)
        self._list.setCurrentIndex([option for option, _words in self._options].index(value))

    def _fill(self) -> None:
        self._row.retranslate()
        held = self._row.value()
        self._list.clear()
        self._list.addItems([words() for _option, words in self._options])
        self._list.setCurrentIndex(next((n for n, (one, _words) in enumerate(self._options) if one == held), -1))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._list.sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow the size of the words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        beside = self.width() >= self._row.sizeHint().width()
        self._row.setVisible(beside)
        self._list.setVisible(not beside)
        shown = self._row if beside else self._list
        height = shown.sizeHint().height()
        shown.setGeometry(0, (self.height() - height) // 2, self.width(), height)

    def _height(self) -> int:
        return max(self._row.sizeHint().height(), self._list.sizeHint().height())

    def _activated(self, place: int) -> None:
        value = self._options[place][0]
        self._row.set_value(value)
        self.chosen.emit(value)
