"""The reviews of a quarter side by side: one column each, as they were."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.services.reviews.service import Quarter, ReviewLine
from leader_journal.ui.context import UiContext
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.dates import quarter_name

MEASURE = 600
"""A column is no wider than is read well, in pixels at 100 %."""

BESIDE_FROM, GAP = 860, 40
"""From this width on, at 100 %, three columns are wide enough to read; below, they stand one under the other."""


class QuarterView(View):
    """Nothing is compared by the app: the leader reads."""

    left = Signal()
    """Back to the list."""
    opened = Signal(str)
    """The id of a review to read alone."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._quarter: Quarter | None = None
        self._build()
        self.retranslate()
        self.restyle()

    @property
    def quarter(self) -> Quarter | None:
        return self._quarter

    def show_quarter(self, quarter: Quarter) -> None:
        self._quarter = quarter
        clear(self._columns)
        for line in quarter.reviews:
            self._columns.addWidget(self._column(line), 1)
        self._columns.addStretch()  # one alone keeps to its measure
        self.retranslate()

    def focus_first(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        if self._quarter is not None:
            self._title.setText(quarter_name(self._quarter.first))

    def restyle(self) -> None:
        px, effective = self.theme.px, self.window_width
        beside = self.width() / self.theme.scale >= BESIDE_FROM
        narrow = effective < 900
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._scroll.set_margins(px(36 if narrow else 48), px(22), px(28 if narrow else 44), px(28))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one under the other."""
        super().resizeEvent(event)
        self.restyle()

    def _build(self) -> None:
        theme, content = self.theme, QWidget()
        self._back = TextButton(theme, lambda: pgettext("page", "Review"), icon="arrow-left", small=True)
        self._title = TextLabel(theme, "title")
        self._back.clicked.connect(self.left)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.fit(self._columns.setSpacing, GAP)
        column = self.column(content)
        column.left(self._back)
        column.add(8, self._title, 20, self._columns, STRETCH)
        self._scroll = PageScroll(theme)
        self._scroll.set_content(content)
        self.column(self).add(self._scroll)

    def _column(self, line: ReviewLine) -> QWidget:
        holder, review = QWidget(), line.review
        self.fit(holder.setMaximumWidth, MEASURE)
        column = self.column(holder, spacing=6)
        sheet = SheetView(self.theme, dense=True)
        if review.page is not None:
            sheet.show_sheet(review.page.in_words(self._context.services.people.shown))
        alone = TextButton(self.theme, _("Show this one only"), small=True)
        alone.clicked.connect(partial(self.opened.emit, review.id))
        column.add(sheet)
        column.left(alone)
        column.add(STRETCH)
        return holder
