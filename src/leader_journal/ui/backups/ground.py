"""The ground of a page of backups: the way back, and under it all that is said and done, which scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH, Item
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.themed import Pane

_COLUMN = 760


class BackupsGround(Pane, QWidget):
    """The same for the open journal and for the lock screen."""

    NARROW = 840

    def __init__(self, theme: Theme, back: TextButton, *parts: Item) -> None:
        super().__init__()
        self._follow(theme)
        content = QWidget()
        self.column(content, spacing=10).add(*parts, STRETCH)
        self._scroll = PageScroll(theme, max_column=_COLUMN)
        self._scroll.set_content(content)
        self._outer = self.column(self, spacing=6)
        self._outer.left(back)
        self._outer.fill(self._scroll)
        self.restyle()

    def restyle(self) -> None:
        """Narrow margins where there is little room; the bar of what scrolls stands at the edge."""
        super().restyle()
        px = self.theme.px
        left, right = (36, 28) if self.narrow else (48, 44)
        self._outer.layout.setContentsMargins(px(left), px(24), 0, 0)
        self._scroll.set_margins(0, 0, px(right), px(28))
