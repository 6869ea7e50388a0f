"""A page on its way out: how it looks on paper, with names or letters, and the ways it can leave."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.sheets import Sheet
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.paper.page_preview import PagePreview
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.toolkit.buttons import IconButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _, pgettext


class PaperPane(Themed, QWidget):
    """Stands beside what is read, on the desk; where there is no room for both, `set_alone` gives it a way back."""

    left = Signal()
    """Back to what is read."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key, self._sheet = "", Sheet(title="")
        self._out = PaperOut(context, self)
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._follow(context.theme)
        self._build()
        self.retranslate()
        self.restyle()

    def set_page(self, page: str, sheet: Sheet) -> None:
        """Have this page ready, as it is stored; `page` names it for what was decided about its sentences."""
        self._key, self._sheet = page, sheet
        self._show()

    def set_alone(self, alone: bool) -> None:
        """Show the way back, or not."""
        self._back.setVisible(alone)

    def send(self, way: Way) -> None:
        """Let the page leave."""
        self._out.send(way, self._key, self._sheet, names=self._names.isChecked())

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._back.set_name(_("Back"))
        self._names_label.setText(_("Names"))
        self._names.set_name(_("Names"))
        self._copy.set_name(_("Copy as Markdown"))
        self._save.set_name(_("Save as PDF or Markdown"), keys_shown("Ctrl+E"))
        self._print.setText(_("Print"))
        self._print.set_keys(keys_shown("Ctrl+P"))
        self._say_names()

    def restyle(self) -> None:
        """Measure again."""
        px = self.theme.px
        self._column.setContentsMargins(px(28), px(17), px(28), px(20))
        self._column.setSpacing(px(14))
        self._row.setSpacing(px(10))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._back = IconButton(theme, "arrow-left")
        self._names_label, self._shown = TextLabel(theme, "body"), TextLabel(theme, "body", "muted")
        self._names = Switch(theme)
        self._copy, self._save = IconButton(theme, "file-text"), IconButton(theme, "file-down")
        self._print = PrimaryButton(theme, icon="printer", small=True)
        self._preview = PagePreview(theme)
        self._names.setChecked(True)
        self._row = QHBoxLayout()
        for widget in (self._back, self._names_label, self._names, self._shown):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for button in (self._copy, self._save, self._print):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self._preview, 1)
        self._back.hide()
        self._back.clicked.connect(self.left)
        self._names.toggled.connect(self._names_turned)
        self._copy.clicked.connect(partial(self._send, Way.COPY))
        self._save.clicked.connect(partial(self._send, Way.SAVE))
        self._print.clicked.connect(partial(self._send, Way.PRINT))
        self._out.gone.connect(self._show)

    def _send(self, way: Way, _checked: bool = False) -> None:
        self.send(way)

    def _names_turned(self) -> None:
        self._say_names()
        self._show()

    def _say_names(self) -> None:
        on = self._names.isChecked()
        self._shown.setText(pgettext("names on a page", "shown") if on else pgettext("names on a page", "as letters"))

    def _show(self) -> None:
        """The preview is what leaves: after what was decided about its sentences."""
        ready = self._context.services.paper.ready(self._key, self._sheet, names=self._names.isChecked())
        self._preview.set_sheet(ready)
