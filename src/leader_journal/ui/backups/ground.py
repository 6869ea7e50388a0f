"""The ground of a page of backups: the way back, and under it all that is said and done, which scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH, Item
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.themed import Themed

_COLUMN = 760


class BackupsGround(Themed, QWidget):
    """The same for the open journal and for the lock screen."""

    def __init__(self, theme: Theme, back: TextButton, *parts: Item) -> None:
        super().__init__()
        self._follow(theme)
        content = QWidget()
        self.column(content, spacing=10).add(*parts, STRETCH)
        scroll = PageScroll(theme, max_column=_COLUMN)
        scroll.set_content(content)
        self.fit(scroll.set_margins, 0, 0, 12, 28)
        outer = self.column(self, spacing=6, margins=(48, 24, 44, 0))
        outer.left(back)
        outer.fill(scroll)
