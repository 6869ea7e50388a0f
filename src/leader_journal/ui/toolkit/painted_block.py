"""A widget that paints what is read on it and places the buttons on it itself: as high as its width needs.

A label for every piece of text, each in a layout in a layout, is most of what a page of such blocks takes.
"""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.themed import Themed


class Placed(Protocol):
    """Where everything on a block stands at one width."""

    @property
    def height(self) -> int:
        """What all of it needs."""
        ...


P = TypeVar("P", bound=Placed)


class PaintedBlock(Themed, QWidget, Generic[P]):
    """`_place` says where everything stands at a width, `_set_buttons` puts the buttons there, `_readable` is a width
    at 100 % at which it reads well.
    """

    _readable = 480

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._by_width: dict[int, P] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def said(self) -> tuple[str, ...]:
        """What is read on it, in the order of reading; without what its buttons say."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Lay everything out for the text size of now."""
        self._by_width.clear()
        super().restyle()
        if self.isVisible():
            self._keep_room()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width).height

    def sizeHint(self) -> QSize:
        """Return a readable width; the height follows from the width that it is given."""
        return QSize(self.theme.px(self._readable), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return what its buttons need; the height follows from the width that it is given."""
        return QSize(self._narrowest(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where they belong."""
        super().resizeEvent(event)
        if self.isVisible():  # else it has not been given its width yet
            self._keep_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_room()

    def _height(self) -> int:
        """Return the height at the width that it has, if it was given one: nothing is laid out to be asked only."""
        placed = self._by_width.get(self.width())
        return placed.height if placed is not None else 0

    def _placed(self, width: int) -> P:
        """Return where everything stands at a width; layouts inside layouts ask for the same ones over and over."""
        if width not in self._by_width:
            self._by_width[width] = self._place(width)
        return self._by_width[width]

    def _keep_room(self) -> None:
        """Keep room for all of it: layouts within layouts do not always ask."""
        placed = self._placed(self.width())
        self._set_buttons(placed)
        if placed.height not in (self.height(), self.minimumHeight()):
            self.setMinimumHeight(placed.height)

    def _place(self, width: int) -> P:
        raise NotImplementedError

    def _set_buttons(self, placed: P) -> None:
        raise NotImplementedError

    def _narrowest(self) -> int:
        raise NotImplementedError
