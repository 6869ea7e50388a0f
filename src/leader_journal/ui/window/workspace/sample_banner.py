"""A strip over every page of the sample: that it is one, that nothing in it is kept, and the way out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.wording.catalogue import _


class SampleBanner(Strip):
    """Says so in every language that is chosen."""

    def __init__(self, theme: Theme, leave: Callable[[], None]) -> None:
        super().__init__(theme)
        self._leave = self.add_button()
        self._leave.clicked.connect(leave)
        self.say(self.set_words, lambda: _("This is the sample journal. Nothing you write in it is kept."))
        self.say(self._leave.setText, lambda: _("Leave the sample"))


def under_sample_banner(theme: Theme, pages: QWidget, leave: Callable[[], None]) -> QVBoxLayout:
    """Return the pages with the strip over all of them."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(SampleBanner(theme, leave))
    column.addWidget(pages, 1)
    return column
