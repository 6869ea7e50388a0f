"""A closed review as it was, whatever changed in the entries since: to read, to print, to keep elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.reviews import Review
from leader_journal.core.sheets import Sheet
from leader_journal.ui.context import UiContext
from leader_journal.ui.widgets.buttons import TextButton
from leader_journal.ui.widgets.gaps import Gaps
from leader_journal.ui.widgets.page_scroll import PageScroll
from leader_journal.ui.widgets.sheet_view import SheetView
from leader_journal.ui.widgets.themed import Themed
from leader_journal.wording.catalogue import pgettext

COLUMN = 640


class ClosedReview(Themed, QWidget):
    """The page that a review was closed into."""

    left = Signal()
    """Back to the list."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._review: Review | None = None
        self._follow(context.theme)
        self._build()
        self.retranslate()
        self.restyle()

    @property
    def review(self) -> Review | None:
        """The review that is shown."""
        return self._review

    def show_review(self, review: Review) -> None:
        """Show the page of this one."""
        same = self._review is not None and self._review.id == review.id
        self._review = review
        self._sheet.show_sheet(self._shown(review))
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of now; the page itself stays in the one it was written in."""
        self._back.setText(pgettext("page", "Review"))

    def restyle(self) -> None:
        """Measure again."""
        px, effective = self.theme.px, self.window().width() / self.theme.scale
        narrow = effective < 900
        self._scroll.set_margins(px(36 if narrow else 48), px(22), px(28 if narrow else 44), px(28))
        self._gaps.restyle()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has narrow margins."""
        super().resizeEvent(event)
        self.restyle()

    def _build(self) -> None:
        theme, content = self.theme, QWidget()
        self._back = TextButton(theme, icon="arrow-left", small=True)
        self._back.clicked.connect(self.left)
        self._sheet = SheetView(theme)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self._gaps = Gaps(theme, column)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._gaps.add(8)
        column.addWidget(self._sheet)
        column.addStretch(1)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _shown(self, review: Review) -> Sheet:
        page = review.page if review.page is not None else Sheet(title="")
        return page.in_words(self._context.services.people.shown)
