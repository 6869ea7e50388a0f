"""Where a review begins: the one that waits or was begun, and those that were closed, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.review_periods import months_of
from leader_journal.core.reviews import Review
from leader_journal.services.reviews.service import Quarter, ReviewLine
from leader_journal.services.reviews.steps import minutes_left
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import quarter_name
from leader_journal.wording.plans import done_of, plan_sentence
from leader_journal.wording.reviews.words import (
    covers_words,
    minutes_words,
    review_name,
    since_words,
    step_place,
    step_title,
)

COLUMN = 720
LIST_GAP = 32


class ReviewStart(View):
    """What waits is said once, on top; a missed month is no fault, its days are in the next review."""

    wanted = Signal()
    """The reader wants to begin a review, or to go on with the one that was begun."""
    opened = Signal(str)
    """The id of a closed review to read."""
    quarter_opened = Signal(object)
    """The Quarter whose reviews are to be read side by side."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._begun: Review | None = None
        self._latest: ReviewRow | None = None
        self._widest = 0.0
        self._build()
        self.restyle()

    def reload(self) -> None:
        services = self._context.services
        self._begun = begun = services.reviews.open()
        period = begun.period if begun is not None else services.reviews.next_period()
        self._show_next(begun, period)
        quarters = services.reviews.quarters()
        self._widest = self._room_for(self._name_of(line) for quarter in quarters for line in quarter.reviews)
        clear(self._list)
        self._latest = None
        for quarter in quarters:
            self._list.addWidget(self._quarter(quarter))
        self._earlier.setVisible(bool(quarters))

    def focus_first(self) -> None:
        """Put the focus on what is to be done, or on the latest review where nothing is."""
        stop = self._latest if self._go.isHidden() else self._go
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        px, effective = self.theme.px, self.window_width
        narrow = effective < 900
        top = px(28 if narrow else 36)
        self._scroll.set_margins(px(36 if narrow else 48), top, px(28 if narrow else 44), px(28))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has narrow margins."""
        super().resizeEvent(event)
        self.restyle()

    def _build(self) -> None:
        theme = self.theme
        self._title = TextLabel(theme, "title", text=lambda: pgettext("page", "Review"))
        self._words = TextLabel(
            theme,
            "body",
            "muted",
            wrap=True,
            text=lambda: _("A look back in eight steps. It ends with one page and one plan."),
        )
        self._name, self._about = TextLabel(theme, "finding", wrap=True), TextLabel(theme, "body", "muted", wrap=True)
        self._go = PrimaryButton(theme)
        self._extend = TextButton(theme, lambda: _("Include the days up to today"), small=True)
        self._discard = TextButton(theme, lambda: _("Remove it"), small=True)
        self._go.clicked.connect(self.wanted)
        self._extend.clicked.connect(self._cover_up_to_now)
        self._discard.clicked.connect(self._take_out)
        self._earlier = TextLabel(theme, "section", text=lambda: _("Earlier reviews"))
        self._buttons, self._list = FlowLayout(), QVBoxLayout()
        self.fit(self._buttons.set_gaps, 16, 4)
        self.fit(self._list.setSpacing, 16)
        for button in (self._go, self._extend, self._discard):
            self._buttons.addWidget(button)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = self.column(content)
        column.add(self._title, 4, self._words, 28, self._name, 2, self._about, 14, self._buttons, LIST_GAP)
        column.add(self._earlier, 4, self._list, STRETCH)
        self._scroll = PageScroll(self.theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self.column(self).add(self._scroll)

    # what waits

    def _show_next(self, begun: Review | None, period: Period | None) -> None:
        today = self._context.clock.now().date()
        self._go.setVisible(period is not None)
        self._go.setText(_("Continue") if begun is not None else _("Begin"))
        self._extend.setVisible(begun is not None and begun.last < today)
        self._discard.setVisible(begun is not None)
        if period is None:
            self._name.setText(_("Nothing to look back on yet"))
            self._about.setText(_("Your last review already covers today. The next one begins tomorrow."))
            return
        self._name.setText(review_name(months_of(period), today))
        entries = self._context.services.entries.count(EntryFilter(period=period))
        count = ngettext("{count} entry", "{count} entries", entries).format(count=counted(entries))
        parts = [covers_words(period, today), count]
        parts += self._where(begun) if begun is not None else self._since()
        self._about.setText("  ·  ".join(part for part in parts if part))

    def _where(self, begun: Review) -> list[str]:
        place = _("{place}, {title}").format(place=step_place(begun.step), title=step_title(begun.step))
        return [place, minutes_words(minutes_left(begun))]

    def _since(self) -> list[str]:
        due = self._context.services.reviews.due()
        waits = since_words(due.since, self._context.clock.now().date()) if due is not None else ""
        return [waits, _("about 20 minutes")]

    def _cover_up_to_now(self) -> None:
        if self._begun is not None:
            reviews = self._context.services.reviews
            self._context.run(partial(reviews.extend, self._begun), _("The review covers the days up to today"))

    def _take_out(self) -> None:
        if self._begun is not None:
            self._context.run(partial(self._context.services.reviews.discard, self._begun), _("Review removed"))

    # the list

    def _quarter(self, quarter: Quarter) -> QWidget:
        block, head = QWidget(), QHBoxLayout()
        column = self.column(block)
        words = TextLabel(self.theme, "small", "muted", text=quarter_name(quarter.first))
        head.addWidget(words, 1)
        if len(quarter.reviews) > 1:
            beside = TextButton(self.theme, _("Side by side"), small=True)
            beside.setAccessibleName(_("{quarter}: side by side").format(quarter=words.text()))
            beside.clicked.connect(partial(self.quarter_opened.emit, quarter))
            head.addWidget(beside)
        column.add(head)
        for line in reversed(quarter.reviews):
            row = self._row(line)
            self._latest = self._latest or row
            column.add(row)
        return block

    def _room_for(self, names: Iterable[str]) -> float:
        """Return the room of the column of names, in pixels at 100 %: the plans stand in a column beside it."""
        metrics = self.theme.metrics(TextStyle.BODY)
        return max((metrics.horizontalAdvance(name) for name in names), default=0) / self.theme.scale + 1

    def _name_of(self, line: ReviewLine) -> str:
        return review_name(line.months, self._context.clock.now().date())

    def _row(self, line: ReviewLine) -> ReviewRow:
        context = self._context
        plan = context.services.plans.line(line.plan) if line.plan is not None else None
        words = context.services.people.shown(plan_sentence(line.plan)) if line.plan is not None else ""
        done = "" if plan is None else done_of(plan.tally)
        row = ReviewRow(self.theme, self._name_of(line), self._widest, words, done)
        row.opened.connect(partial(self.opened.emit, line.review.id))
        return row


class ReviewRow(Row):
    """A row that is opened like any other."""

    def __init__(self, theme: Theme, name: str, room: float, plan: str, done: str) -> None:
        """`room` is the least width of the name, in pixels at 100 %."""
        self._name = TextLabel(theme, TextStyle.BODY, text=name)
        super().__init__(theme, plan, done, serif=True)
        self.fit(self._name.setMinimumWidth, room)
        self._row.insertWidget(0, self._name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(filter(None, (plan, done))))
