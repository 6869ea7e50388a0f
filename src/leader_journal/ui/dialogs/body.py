"""What stands over the last row of a dialog: as high as it has to be, scrolled where the screen has not the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.page_scroll import PageScroll


class _Held(QWidget):
    grown = Signal()
    """What stands in it has come to need another room."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done


class DialogBody(PageScroll):
    """Grows with what it holds, as a layout of its own would, up to what the screen leaves beside the last row."""

    def __init__(self, theme: Theme, held: QLayout) -> None:
        super().__init__(theme)
        body = _Held()
        body.grown.connect(self._make_room)
        held.setContentsMargins(0, 0, 0, 0)
        body.setLayout(held)
        self.set_content(body)
        self.set_margins(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        hint = self._ground.sizeHint()
        return QSize(hint.width(), max(hint.height(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """Return the least width of what it holds: it scrolls up and down only."""
        return QSize(self._ground.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room: what is wrapped is as high as its width lets it be."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Make room on the screen where it comes up."""
        self._make_room()
        super().showEvent(event)

    def _make_room(self) -> None:
        held, around = self._ground.layout(), self.window().layout()
        if held is None or around is None:
            return
        wraps = held.hasHeightForWidth()
        needed = held.totalMinimumHeightForWidth(self.width()) if wraps else held.totalMinimumSize().height()
        beside = around.totalMinimumSize().height() - self.minimumHeight()
        self.setMinimumHeight(min(needed, max(0, self.screen().availableSize().height() - beside)))
