"""What looks like a name on a page without names, before the page leaves: hidden as well, or left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from leader_journal.core.brief import brief, brief_word
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.last_row import FOOT, last_row
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.painting import literal
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording.catalogue import _

_SENTENCE_SHOWN = 300


class LeftNamesDialog(Themed, QDialog):
    """Accepted when the page may leave; Esc: nothing leaves. What is ticked becomes a letter, like the people known."""

    def __init__(self, context: UiContext, page: str, left: Mapping[str, str], parent: QWidget) -> None:
        """`left` are the words, each with the sentence it stands in."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow(context.theme)
        self._context = context
        self._page = page
        self.setWindowTitle(_("Names off"))
        self.rows = {word: CheckRow(context.theme, literal(brief_word(word))) for word in left}
        self._build(left)
        RememberedSize(self, context.settings, context.theme, (560, 420))

    def accept(self) -> None:
        """Keep what was said of each word, and let the page leave."""
        names = [word for word, row in self.rows.items() if row.isChecked()]
        self._context.services.paper.sort_out(self._page, names, [word for word in self.rows if word not in names])
        super().accept()

    def _build(self, left: Mapping[str, str]) -> None:
        theme, px = self.theme, self.theme.px
        body = QWidget()
        lane = self.column(body, spacing=4)
        lane.add(
            TextLabel(theme, "strong", text=_("These words look like names, and are left as they are."), wrap=True)
        )
        hint = _("Tick a word to have a letter in its place. What you decide is remembered.")
        lane.add(TextLabel(theme, "small", "muted", text=hint, wrap=True))
        shown = self._context.services.people.shown
        for stored, words in groupby(left, left.__getitem__):
            said = shown(stored)
            said = said if len(said) <= _SENTENCE_SHOWN else brief(said, _SENTENCE_SHOWN)
            lane.add(12, TextLabel(theme, "small", "muted", text=said, wrap=True))
            for word in words:
                self.rows[word].setAccessibleDescription(said)
                lane.add(self.rows[word])
        lane.add(STRETCH)
        scroll = PageScroll(theme)
        scroll.set_content(body)
        scroll.set_margins(px(28), px(24), px(28), px(16))
        column = self.column(self)
        column.layout.addWidget(scroll, 1)
        column.layout.addLayout(last_row(self, theme, _("Go on"), margins=FOOT)[0])
