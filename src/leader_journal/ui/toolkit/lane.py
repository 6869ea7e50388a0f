"""Things beside or under each other, with gaps between them that grow with the text size."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from leader_journal.ui.look.theme import Theme


class _LeftOver(Enum):
    STRETCH = auto()


STRETCH: Final = _LeftOver.STRETCH
"""What takes the room that is left."""

Margins: TypeAlias = tuple[float, float, float, float]
EDGE_TO_EDGE: Final[Margins] = (0, 0, 0, 0)
Item: TypeAlias = "QWidget | QLayout | Lane | float | _LeftOver"


class Lane:
    """Fills one layout. Sizes are pixels at 100 %; `restyle` measures them again. `Themed` makes and keeps it."""

    def __init__(self, theme: Theme, layout: QBoxLayout, spacing: float = 0, margins: Margins = EDGE_TO_EDGE) -> None:
        self.layout = layout
        self._theme = theme
        self._spacing, self._margins = spacing, margins
        self._gaps: list[tuple[QSpacerItem, float]] = []
        layout.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def add(self, *items: Item) -> None:
        """Add widgets, layouts and lanes at the end, and gaps of so many pixels at 100 %."""
        for item in items:
            if isinstance(item, QWidget):
                self.layout.addWidget(item)
            elif isinstance(item, QLayout):
                self.layout.addLayout(item)
            elif isinstance(item, Lane):
                self.layout.addLayout(item.layout)
            elif item is STRETCH:
                self.layout.addStretch(1)
            else:
                self._add_gap(item)

    def fill(self, widget: QWidget) -> None:
        """Add a widget that takes the room that is left."""
        self.layout.addWidget(widget, 1)

    def left(self, widget: QWidget) -> None:
        """Add a widget that keeps its width, at the left."""
        self.layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def restyle(self) -> None:
        self.layout.setSpacing(self._theme.px(self._spacing))
        if self._margins != EDGE_TO_EDGE:
            self.layout.setContentsMargins(*map(self._theme.px, self._margins))
        for spacer, size in self._gaps:
            self._measure(spacer, size)
        self.layout.invalidate()

    def _add_gap(self, size: float) -> None:
        spacer = QSpacerItem(0, 0)
        self.layout.addItem(spacer)
        self._gaps.append((spacer, size))
        self._measure(spacer, size)

    def _measure(self, spacer: QSpacerItem, size: float) -> None:
        pixels, across, along = self._theme.px(size), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
        if self.layout.direction() in (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop):
            spacer.changeSize(0, pixels, across, along)
        else:
            spacer.changeSize(pixels, 0, along, across)
