"""A page on its way out: how it looks on paper, with names or letters, and the ways it can leave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton

from leader_journal.core.sheets import Sheet
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.paper.page_preview import PagePreview
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.toolkit.buttons import IconButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Margins
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, pgettext


class PaperPane(View):
    """Stands beside what is read or written; where there is no room for both, `set_alone` gives it a way back.

    The preview is what leaves. A kind of page with buttons and words of its own makes them in a subclass.
    """

    left = Signal()
    """Back to what is read."""

    margins: Margins = (28, 17, 28, 20)
    spacing, apart = 14, 10

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._page, self._sheet = "", Sheet(title="")
        self._out = PaperOut(context, self)
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._say_names()

    def set_page(self, page: str, sheet: Sheet) -> None:
        """Have this page ready, as it is stored; `page` names it for what was decided about its sentences."""
        if page != self._page:
            self.preview.forget()
        self._page, self._sheet = page, sheet
        self._show()

    def set_alone(self, alone: bool) -> None:
        """Show the way back, or not."""
        self._back.setVisible(alone)

    def send(self, way: Way) -> None:
        if self._page:
            self._out.send(way, self._page, self._sheet, names=self.names.isChecked())

    def focus_first(self) -> None:
        self.names.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self._say_names()

    # what kinds of page do in their own way

    def make_back(self) -> QAbstractButton:
        return IconButton(self.theme, "arrow-left", lambda: _("Back"))

    def make_ways(self) -> Sequence[QAbstractButton]:
        copy = IconButton(self.theme, "file-text", lambda: _("Copy as Markdown"))
        save = IconButton(
            self.theme, "file-down", lambda: _("Save as PDF or Markdown"), keys=lambda: keys_shown("Ctrl+E")
        )
        print_ = PrimaryButton(
            self.theme, lambda: _("Print"), icon="printer", small=True, keys=lambda: keys_shown("Ctrl+P")
        )
        for button, way in ((copy, Way.COPY), (save, Way.SAVE), (print_, Way.PRINT)):
            button.clicked.connect(partial(self._send, way))
        return copy, save, print_

    def names_word(self) -> str:
        on = self.names.isChecked()
        return pgettext("names on a page", "shown") if on else pgettext("names on a page", "as letters")

    def _build(self) -> None:
        theme = self.theme
        self._back, self._said = self.make_back(), TextLabel(theme, "body", "muted")
        self.names, self.preview = Switch(theme, lambda: _("Names on the page")), PagePreview(theme)
        self.names.setChecked(True)
        head, column = self.row(self.apart), self.column(self, spacing=self.spacing, margins=self.margins)
        head.add(self._back, TextLabel(theme, "body", text=lambda: _("Names")), self.names, self._said, STRETCH)
        head.add(*self.make_ways())
        column.add(head)
        column.fill(self.preview)
        self._back.hide()
        self._back.clicked.connect(self.left)
        self.names.toggled.connect(self._names_turned)
        self._out.gone.connect(self._show)

    def _send(self, way: Way, _checked: bool = False) -> None:
        self.send(way)

    def _names_turned(self) -> None:
        self._say_names()
        self._show()

    def _say_names(self) -> None:
        self._said.setText(self.names_word())

    def _show(self) -> None:
        if self._page:
            paper = self._context.services.paper
            self.preview.set_sheet(paper.ready(self._page, self._sheet, names=self.names.isChecked()))
