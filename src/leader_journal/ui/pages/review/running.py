"""A review that is being gone through: the frame of its steps, kept while it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.errors import UserError
from leader_journal.core.review_periods import months_of
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.services.reviews.steps import minutes_left
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.review.arrive import ArriveStep
from leader_journal.ui.pages.review.debts import DebtsStep
from leader_journal.ui.pages.review.frames import FramesStep
from leader_journal.ui.pages.review.good_ones import GoodOnesStep
from leader_journal.ui.pages.review.next_step import NextStepPage
from leader_journal.ui.pages.review.patterns import PatternsStep
from leader_journal.ui.pages.review.reread import RereadStep
from leader_journal.ui.pages.review.step import ASIDE, GAP, MAIN_AT_MOST, StepView
from leader_journal.ui.pages.review.step_header import BEFORE_KEYS, NEXT_KEYS, StepFoot, StepHeader, StepTop
from leader_journal.ui.pages.review.voices import VoicesStep
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import time_of_day
from leader_journal.wording.errors import sentence
from leader_journal.wording.reviews.words import minutes_words, review_name, step_title

STEPS = tuple(ReviewStep)
BESIDE_FROM, NARROW_BELOW = 1040, 900
_KEEP_AFTER_MS = 1_000
_WIDEST = MAIN_AT_MOST + GAP + ASIDE
_VIEWS: Mapping[ReviewStep, Callable[[UiContext], StepView]] = {
    ReviewStep.ARRIVE: ArriveStep,
    ReviewStep.REREAD: RereadStep,
    ReviewStep.GOOD_ONES: GoodOnesStep,
    ReviewStep.PATTERNS: PatternsStep,
    ReviewStep.FRAMES: FramesStep,
    ReviewStep.VOICES: VoicesStep,
    ReviewStep.DEBTS: DebtsStep,
    ReviewStep.NEXT: NextStepPage,
}


class RunningReview(View):
    """One step at a time, any of them at any time. A step is made when it is first opened."""

    left = Signal()
    """The reader goes on later."""
    closed = Signal(str)
    """The review was closed; its id."""

    def __init__(self, context: UiContext, initiator: QObject) -> None:
        """`initiator` is the page, which shows already what is saved from here."""
        super().__init__(context)
        self._initiator = initiator
        self._review: Review | None = None
        self._views: dict[ReviewStep, StepView] = {}
        self._saved_at: dt.datetime | None = None
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    @property
    def review(self) -> Review | None:
        """The review that is shown, as it was read or kept last."""
        return self._review

    def show_review(self, review: Review) -> None:
        """Show a review at the step where it was left."""
        self._review = review
        self._show_step()

    def refresh(self, changes: Changes) -> None:
        """Show what became of it elsewhere: an undo, a person who was renamed."""
        review = self._review
        if review is None:
            return
        if Topic.PEOPLE in changes.topics and self._throttle.isActive():
            self._keep_in_passing()  # what is being typed is read again with the new names in it
        if changes.topics & {Topic.REVIEWS, Topic.PEOPLE}:
            found = self._context.services.reviews.open()
            if found is not None and found.id == review.id:
                self.show_review(found)
                return
        self._view.refresh(changes)

    def keep(self) -> None:
        """Keep what is being written, at once. Raises UserError."""
        self._throttle.stop()
        if self._review is None:
            return
        self._view.half.keep()
        filled = self._view.fill(self._review)
        if filled != self._review:
            self._context.services.reviews.keep(filled)
            self._review = filled
            self._say_saved()

    def leave(self) -> None:
        """Save what was written as a version; it can be gone on with. Raises UserError."""
        self._leave(None)

    def scroll_value(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        """Scroll the step, once it is laid out."""
        self._scroll_wanted = value
        QTimer.singleShot(0, self._scroll_back)

    def go(self, step: ReviewStep) -> None:
        """Open a step; the one that is left is saved."""
        if self._review is None or step is self._review.step or self._refused():
            return
        if not self._context.attempt(partial(self._leave, step)):
            return
        self._show_step()
        self._scroll.verticalScrollBar().setValue(0)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where the step begins."""
        self._view.focus_first()

    def take_focus(self) -> None:
        """Put the focus where it was on this page, or where the step begins."""
        held = cast("QWidget | None", self.focusWidget())  # None before anything had it, whatever its stub says
        if held is not None and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def next_pane(self) -> None:
        bars = self._header.bars
        if bars.isAncestorOf(self.focusWidget()):
            self.focus_first()
        else:
            current = next(bar for bar in bars.bars if bar.focusPolicy() & Qt.FocusPolicy.TabFocus)
            current.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self._header.set_names([step_title(step) for step in STEPS])
        self._say()

    def restyle(self) -> None:
        px, effective = self.theme.px, self.window_width
        narrow = effective < NARROW_BELOW
        left, right = px(36 if narrow else 48), px(28 if narrow else 44)
        self._top_row.setContentsMargins(left, px(22), right, 0)
        self._foot_row.setContentsMargins(left, 0, right, px(22))
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0  # the bar takes its room from the margin
        self._scroll.set_margins(left, px(1), right - taken, px(28))
        beside = effective >= BESIDE_FROM
        # one under the other they are bounded here: a layout asks for heights without looking at greatest widths
        self._scroll.set_max_column(_WIDEST if beside else MAIN_AT_MOST)
        for widget in (self._top, self._foot):
            widget.setMaximumWidth(px(_WIDEST if beside else MAIN_AT_MOST))
        for view in self._views.values():
            view.set_beside(beside)
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the column to write in beside or under what is looked at."""
        super().resizeEvent(event)
        self.restyle()

    # building

    def _build(self) -> None:
        theme = self.theme
        self._scroll_wanted = 0
        self._top, self._header, self._foot = StepTop(theme), StepHeader(theme, len(STEPS)), StepFoot(theme)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self.fit(self._column.setSpacing, 28)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._header)
        self._column.addStretch(1)
        self._scroll = PageScroll(theme, max_column=_WIDEST)
        self._scroll.set_content(content)
        self._top_row, self._foot_row = QHBoxLayout(), QHBoxLayout()
        for row, widget in ((self._top_row, self._top), (self._foot_row, self._foot)):
            row.addWidget(widget, 1000)
            row.addStretch(1)
        outer = self.column(self)
        outer.add(self._top_row)
        outer.fill(self._scroll)
        outer.add(self._foot_row)

    def _connect(self) -> None:
        self._top.left.connect(self._continue_later)
        self._header.chosen.connect(self._chosen)
        self._foot.before_pressed.connect(self._step_back)
        self._foot.next_pressed.connect(self._step_on)
        self._throttle.timeout.connect(self._keep_in_passing)
        self._scroll.verticalScrollBar().rangeChanged.connect(self.restyle)
        for keys, act in ((NEXT_KEYS, self._step_on_by_keys), (BEFORE_KEYS, self._step_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # the steps

    @property
    def _step(self) -> ReviewStep:
        return self._review.step if self._review is not None else ReviewStep.ARRIVE

    @property
    def _view(self) -> StepView:
        if self._step not in self._views:
            view = _VIEWS[self._step](self._context)
            view.changed.connect(self._touched)
            self._views[self._step] = view
            self._column.insertWidget(1, view)
            self.restyle()
        return self._views[self._step]

    def _show_step(self) -> None:
        if self._review is None:
            return
        shown = self._view
        for view in self._views.values():
            view.setVisible(view is shown)
        shown.show_review(self._review)
        self._say()

    def _chosen(self, number: int) -> None:
        self.go(STEPS[number])

    def _step_on(self) -> None:
        if self._step is STEPS[-1]:
            self._close()
        else:
            self.go(STEPS[self._step.number])

    def _step_on_by_keys(self) -> None:
        """Behind the last step comes its button: whoever pages through to look has not closed the review."""
        if self._step is STEPS[-1]:
            self._foot.focus_next()
        else:
            self._step_on()

    def _step_back(self) -> None:
        if self._step is not STEPS[0]:
            self.go(STEPS[self._step.number - 2])

    # saving

    def _touched(self) -> None:
        self._throttle.touch()

    def _keep_in_passing(self) -> None:
        self._context.attempt(self.keep)

    def _leave(self, to: ReviewStep | None) -> None:
        self._throttle.stop()
        if self._review is None:
            return
        services = self._context.services
        self._review = self._view.fill(self._review)
        changes = services.reviews.leave(self._review, to)
        self._review = services.reviews.open() or replace(self._review, step=to or self._review.step)
        self._say_saved()
        self._context.saved(changes, "", self._initiator)

    def _refused(self, *, closes: bool = False) -> bool:
        refusal = self._view.unfinished() if closes else self._view.refusal()
        if refusal:
            self._context.messages.failed(refusal)
        return bool(refusal)

    def _continue_later(self) -> None:
        if not self._refused() and self._context.attempt(self.leave):
            self.left.emit()

    def _close(self) -> None:
        if self._review is None or self._refused(closes=True):
            return
        self._throttle.stop()
        review = self._view.fill(self._review)
        try:
            changes = self._context.services.reviews.close(review)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._review = None
        self._context.saved(changes, _("Review closed"))
        self.closed.emit(review.id)

    # words

    def _say(self) -> None:
        review = self._review
        if review is None:
            return
        number = self._step.number
        done = frozenset(step.number - 1 for step in review.visited)
        self._header.set_state(number - 1, done, self._view.words())
        before = step_title(STEPS[number - 2]) if number > 1 else ""
        following = step_title(STEPS[number]) if number < len(STEPS) else _("Close the review")
        self._foot.set_words(before, following, minutes_words(minutes_left(review)), leads_on=number < len(STEPS))
        self._say_name()

    def _say_saved(self) -> None:
        self._saved_at = self._context.clock.now()
        self._say_name()

    def _say_name(self) -> None:
        if self._review is not None:
            name = review_name(months_of(self._review.period), self._context.clock.now().date())
            at = self._saved_at
            self._top.set_words(name, _("Saved {time}").format(time=time_of_day(at)) if at is not None else "")

    def _scroll_back(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._scroll_wanted)
