"""F1: the keys of the page in front, those that work everywhere, and the way to the help with that page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from leader_journal.settings import SettingsStore
from leader_journal.ui.actions import ACTIONS
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.wording.catalogue import _


class KeysDialog(QDialog):
    """A list of keys; Esc closes it."""

    def __init__(
        self, theme: Theme, settings: SettingsStore, of_page: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts on this page"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        if of_page:
            self._add(theme, column, _("On this page"), of_page)
        everywhere = [(keys_shown(spec.keys[0]), spec.words()) for spec in ACTIONS if spec.keys]
        self._add(theme, column, _("Everywhere"), everywhere)
        column.addStretch(1)
        scroll = PageScroll(theme)
        scroll.set_content(content)
        scroll.set_margins(theme.px(28), theme.px(20), theme.px(28), theme.px(20))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(scroll, 1)
        RememberedSize(self, settings, theme, (440, 560))

    def offer_help(self, title: str, go: Callable[[], object]) -> None:
        """Lead on to the page of the help that belongs to the page in front."""
        more = TextButton(self._theme, _("Help: {page}").format(page=title), icon="arrow-right")
        more.clicked.connect(self.accept)
        more.clicked.connect(go)
        foot = QVBoxLayout()
        foot.setContentsMargins(*([self._theme.px(16)] * 4))
        foot.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addWidget(Hairline(self._theme))
        self._outer.addLayout(foot)

    @staticmethod
    def _add(theme: Theme, column: QVBoxLayout, head: str, keys: Sequence[tuple[str, str]]) -> None:
        column.addWidget(TextLabel(theme, "section", text=head))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(6))
        for row, (shortcut, what) in enumerate(keys):
            grid.addWidget(TextLabel(theme, "small", "muted", text=shortcut), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(TextLabel(theme, "body", text=what, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(theme.px(12))
