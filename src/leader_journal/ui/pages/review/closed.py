"""A closed review as it was, whatever changed in the entries since: to read, to print, to keep elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.reviews import Review
from leader_journal.core.sheets import Sheet
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.review.old_entries import OldEntriesBlock
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.paper.paper_pane import PaperPane
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, pgettext

COLUMN, PANE, BESIDE_FROM, NARROW_BELOW = 600, 536, 1040, 900


class ClosedReview(View):
    """What it says on the left; how it looks on paper on the right, or behind "Preview" where there is no room."""

    left = Signal()
    """Back to the list."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._review: Review | None = None
        self._previewing = False
        self._build()
        self.restyle()

    @property
    def review(self) -> Review | None:
        return self._review

    def show_review(self, review: Review, *, latest: bool) -> None:
        """Show the page of this one; after the latest it is asked how long entries are kept."""
        same = self._review is not None and self._review.id == review.id
        self._review = review
        sheet = review.page if review.page is not None else Sheet(title="")
        self._sheet.show_sheet(sheet.in_words(self._context.services.people.shown))
        self._pane.set_page(f"review:{review.id}", sheet)
        for widget in (self._line, self._old):
            widget.setVisible(latest)
        self._old.reload()
        if not same:
            self._read()
            self._scroll.verticalScrollBar().setValue(0)

    def send(self, way: Way) -> None:
        if self._review is not None:
            self._pane.send(way)

    def focus_first(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_value(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        self._scroll.verticalScrollBar().setValue(value)

    def restyle(self) -> None:
        px, effective = self.theme.px, self.window_width
        beside, narrow = effective >= BESIDE_FROM, effective < NARROW_BELOW
        self._pane.setMaximumWidth(px(PANE) if beside else (1 << 24) - 1)
        self._pane.setMinimumWidth(px(PANE - 120) if beside else 0)
        self._pane.set_alone(not beside)
        self._preview.setVisible(not beside)
        self._pane.setVisible(beside or self._previewing)
        self._scroll.setVisible(beside or not self._previewing)
        self._scroll.set_margins(px(36 if narrow else 48), px(22), px(28), px(28))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paper beside the words, or behind them."""
        super().resizeEvent(event)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: from the preview to the words, from the words to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._previewing and not self._preview.isHidden():
            self._read()
        else:
            self.left.emit()

    def _build(self) -> None:
        theme, content = self.theme, QWidget()
        self._back = TextButton(theme, lambda: pgettext("page", "Review"), icon="arrow-left", small=True)
        self._preview = DefaultButton(theme, lambda: _("Preview"), icon="eye", small=True)
        self._sheet, self._pane = SheetView(theme), PaperPane(self._context)
        self._line, self._old = Hairline(theme), OldEntriesBlock(self._context)
        self._back.clicked.connect(self.left)
        self._preview.clicked.connect(self._show_preview)
        self._pane.left.connect(self._read)
        head = self.row(0)
        head.add(self._back, STRETCH, self._preview)
        self.column(content).add(head, 8, self._sheet, 28, self._line, 20, self._old, STRETCH)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        outer = self.row(0, self)
        outer.fill(self._scroll)
        outer.fill(self._pane)

    def _show_preview(self) -> None:
        self._previewing = True
        self.restyle()

    def _read(self) -> None:
        self._previewing = False
        self.restyle()
