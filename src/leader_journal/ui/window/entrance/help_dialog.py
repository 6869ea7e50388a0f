"""The help where no journal is open: the same pages as beside the guide, over the screen that one is on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.help import HELP_PARTS, HelpTopic
from leader_journal.services.guide import GuideService
from leader_journal.settings import SettingsStore
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.guide.help_sheet import WIDE, HelpSheet
from leader_journal.ui.toolkit.page_scroll import PageScroll, bring_in
from leader_journal.ui.toolkit.sections import VerticalLine
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.wording.catalogue import _, current_language
from leader_journal.wording.guide import help_part_name

_TOPICS = tuple(HelpTopic)
_SIZE, _LIST, _ROUND_LIST = (900, 620), 252, 44


class LockedHelp(QDialog):
    """A list of pages and the one that is read; Esc closes it, and what was being typed under it stands."""

    def __init__(self, theme: Theme, settings: SettingsStore, topic: HelpTopic, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = current_language().value
        self._titles = GuideService.help_titles(self._language)
        self._sheet: HelpSheet | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self._build()
        RememberedSize(self, settings, theme, _SIZE)
        self.read(topic)

    def read(self, topic: HelpTopic) -> None:
        """Show a page from its top."""
        page = GuideService.help_page(topic, self._language)
        old = self._sheet
        self._sheet = HelpSheet(self._theme, page, self._titles, partial(_picture, self._language))
        self._sheet.link_chosen.connect(self.read)
        self._held.addWidget(self._sheet)
        self._sheet.show()
        if old is not None:
            self._held.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._list.set_current(_TOPICS.index(topic))
        self._scroll.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the page that is read in sight in the list, too."""
        super().showEvent(event)
        bring_in(self._list.current_item())

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        groups = tuple(map(len, HELP_PARTS.values()))
        self._list = SideList(theme, len(_TOPICS), groups=groups)
        self._list.set_heads([help_part_name(part) for part in HELP_PARTS])
        self._list.set_labels(list(self._titles.values()))
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._opened)
        side = PageScroll(theme)
        side.set_content(self._list)
        side.set_margins(px(16), px(20), px(12), px(20))
        side.setFixedWidth(max(px(_LIST), self._list.sizeHint().width() + px(_ROUND_LIST)))
        holder = QWidget()
        self._held = QVBoxLayout(holder)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(theme, max_column=WIDE)
        self._scroll.set_content(holder)
        self._scroll.set_margins(px(28), px(20), px(28), px(28))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(VerticalLine(theme))
        row.addWidget(self._scroll, 1)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, number: int) -> None:
        self.read(_TOPICS[number])

    def _opened(self, _number: int) -> None:
        self._scroll.setFocus(Qt.FocusReason.TabFocusReason)


def _picture(language: str, name: str) -> Path:
    return GuideService.picture(name, language)
