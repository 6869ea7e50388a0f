"""A list beside what is read; where there is room for one only, one or the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Panes(QObject):
    """Shows and hides two panes of a page, which says how much room there is."""

    turned = Signal(bool)
    """Whether there is room for one only, from now on."""

    def __init__(self, first: QWidget, second: QWidget, *, one_below: float, line: QWidget | None = None) -> None:
        """`one_below` is the width under which one is alone; `line` stands between two."""
        super().__init__(first)
        self._first, self._second, self._line = first, second, line
        self._one_below = one_below
        self._alone = False

    @property
    def alone(self) -> bool:
        """Whether there is room for one only."""
        return self._alone

    @property
    def at_second(self) -> bool:
        """Whether the second is alone, and the first a step back."""
        return self._alone and self._first.isHidden()

    def fit(self, width: float) -> None:
        """Show both, or the first where the width became too little for both."""
        alone = width < self._one_below
        if alone != self._alone:
            self._alone = alone
            self.show_first()
            if self._line is not None:
                self._line.setVisible(not alone)
            self.turned.emit(alone)

    def show_first(self) -> None:
        """Show the first; the second, too, where there is room."""
        self._first.show()
        self._second.setVisible(not self._alone)

    def show_second(self) -> None:
        """Show the second; the first, too, where there is room."""
        self._second.show()
        self._first.setVisible(not self._alone)
