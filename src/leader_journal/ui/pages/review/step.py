"""What every step of a review is: something to look at, and beside it the lines to write on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.reviews import Review, ReviewStep, review_slot
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.reviews.words import step_lead

ASIDE, GAP = 356, 64
MAIN_AT_MOST = 720
SECTION_GAP = 28
UNBOUND = (1 << 24) - 1
"""No greatest width, as Qt says it."""
_BETWEEN = 16


class StepView(Themed, QWidget):
    """One step. `main` is the column to look at, `aside` the one to write in; a step fills both in `_build`."""

    changed = Signal()
    """Something was written or chosen."""

    step: ReviewStep
    refreshed_by: frozenset[Topic] = frozenset()
    """What must be looked at anew when it changed elsewhere."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        self.context = context
        self.review: Review | None = None
        self.half = HalfTyped(context, self, self._kept_in)
        self._beside = True
        self._left, self._right = QWidget(), QWidget()
        self.main, self.aside = self.column(self._left), self.column(self._right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._left, 1000)
        self._columns.addWidget(self._right)
        self._columns.addStretch(1)
        self._build()
        self.main.add(STRETCH)
        self.aside.add(STRETCH)
        self.retranslate()
        self.restyle()

    # what a step does

    def words(self) -> str:
        """Return the sentence under the title."""
        return step_lead(self.step)

    def show_review(self, review: Review) -> None:
        """Show what was written in this step; what it looks at is read by `reload`."""
        self.review = review

    def fill(self, review: Review) -> Review:
        """Return the review with what stands here, as typed."""
        return review

    def refusal(self) -> str:
        """Return why the step cannot be left as it stands, its focus there, or nothing where it can."""
        return ""

    def unfinished(self) -> str:
        """Return why the review cannot be closed as this step stands, its focus there, or nothing where it can."""
        return self.refusal()

    def reload(self) -> None:
        """Read what the step looks at again."""

    def focus_first(self) -> None:
        """Put the focus where the step begins."""

    def refresh(self, changes: Changes) -> None:
        """Look again, where something changed that is shown here."""
        if changes.topics & self.refreshed_by and self.review is not None:
            self.reload()

    # what the frame does

    def set_beside(self, beside: bool) -> None:
        """Put the column to write in beside the other, or under it."""
        if beside != self._beside:
            self._beside = beside
            self.restyle()

    def restyle(self) -> None:
        px = self.theme.px
        across = self._beside and self.aside.layout.count() > 1  # the stretch at its end is not worth a column
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom
        )
        self._columns.setSpacing(px(GAP if across else SECTION_GAP))
        self._right.setVisible(self.aside.layout.count() > 1)
        self._left.setMaximumWidth(px(MAIN_AT_MOST) if self._beside else UNBOUND)
        self._right.setMaximumWidth(px(ASIDE) if across else UNBOUND)
        self._right.setMinimumWidth(px(ASIDE) if across else 0)
        super().restyle()

    def _kept_in(self) -> str | None:
        return None if self.review is None else review_slot(self.review.id)

    # for the steps

    def shown(self, text: str) -> str:
        return self.context.services.people.shown(text)

    def editable(self, text: str) -> str:
        return self.context.services.people.editable(text)

    def space_sections(self, *sections: Section) -> None:
        """Leave a gap between those that are shown; above the first there is none."""
        gap = 0
        for section in sections:
            layout = section.layout()
            if layout is not None and not section.isHidden():
                layout.setContentsMargins(0, gap, 0, 0)
                gap = self.theme.px(_BETWEEN)

    def _build(self) -> None:
        raise NotImplementedError
