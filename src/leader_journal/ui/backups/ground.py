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
        scroll, outer = PageScroll(theme, max_column=_COLUMN), self.column(self, spacing=6)
        scroll.set_content(content)
        outer.left(back)
        outer.fill(scroll)
        self.fit_by_width(outer.layout.setContentsMargins, (48, 24, 0, 0), narrow=(36, 24, 0, 0))
        self.fit_by_width(scroll.set_margins, (0, 0, 44, 28), narrow=(0, 0, 28, 28))  # its bar stands at the edge
        self.restyle()
