"""Gaps between the widgets of a column that grow with the text size."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem

from leader_journal.ui.look.theme import Theme


class Gaps:
    """Adds gaps to one layout, whose own spacing it sets to nothing; `restyle` measures them again."""

    def __init__(self, theme: Theme, layout: QBoxLayout) -> None:
        self._theme = theme
        self._layout = layout
        self._gaps: list[tuple[QSpacerItem, float]] = []
        layout.setSpacing(0)

    def add(self, height: float) -> None:
        """Add a gap of so many pixels at 100 % at the end."""
        spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._layout.addItem(spacer)
        self._gaps.append((spacer, height))
        self._measure(spacer, height)

    def restyle(self) -> None:
        """Measure again, for the text size of now."""
        for spacer, height in self._gaps:
            self._measure(spacer, height)
        self._layout.invalidate()

    def _measure(self, spacer: QSpacerItem, height: float) -> None:
        spacer.changeSize(0, self._theme.px(height), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
