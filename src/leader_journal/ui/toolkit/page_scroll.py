"""The scrolling ground of a page: up and down only, with a column that never grows too wide to read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.themed import Themed


class PageScroll(Themed, QScrollArea):
    """Scrolls one widget. `max_column` is its greatest width at 100 % text size, 0 for none; the rest is margin."""

    def __init__(self, theme: Theme, *, max_column: int = 0) -> None:
        super().__init__()
        self._max_column = max_column
        self._content: QWidget | None = None
        self._ground = QWidget()
        self._row = QHBoxLayout(self._ground)
        self._row.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground.setProperty("role", "page")
        self.viewport().setAutoFillBackground(False)
        self._ground.setAutoFillBackground(False)
        self._follow(theme)
        self.setWidget(self._ground)

    def set_content(self, widget: QWidget) -> None:
        self._content = widget
        # the content takes all room up to its greatest width, the margin after it only what is left then
        self._row.addWidget(widget, 1000)
        self._row.addStretch(1)
        self.restyle()

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Leave this much room round the content, in pixels."""
        self._row.setContentsMargins(QMargins(left, top, right, bottom))

    def set_max_column(self, width: int) -> None:
        """Let the content grow to this width at 100 % text size; 0 for no bound."""
        self._max_column = width
        self.restyle()

    def restyle(self) -> None:
        if self._content is not None and self._max_column:
            self._content.setMaximumWidth(self.theme.px(self._max_column))
        self.verticalScrollBar().setSingleStep(self.theme.px(20))
        super().restyle()


def bring_in(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll as little as shows all of a widget or of a part of it, or as much as there is room for, from its top."""
    scroll = _ground_of(widget)
    if scroll is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was just shown gets its place first
        viewport = scroll.viewport()
        shown = part if part is not None else widget.rect()
        top = widget.mapTo(viewport, shown.topLeft()).y()
        below = top + shown.height() - viewport.height()
        bar = scroll.verticalScrollBar()
        bar.setValue(bar.value() + max(0, min(top, below)) if top >= 0 else bar.value() + top)


def in_view(widget: QWidget, part: QRect) -> bool:
    """Whether a part of a widget is between the edges of the ground that scrolls it, if one does."""
    scroll = _ground_of(widget)
    if scroll is None:
        return True
    top = widget.mapTo(scroll.viewport(), part.topLeft()).y()
    return top >= 0 and top + part.height() <= scroll.viewport().height()


def _ground_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
