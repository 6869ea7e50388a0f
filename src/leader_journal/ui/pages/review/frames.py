"""Step 5: agreements and breaches in four boxes, and one frame to state: what, to whom, by when."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from leader_journal.core.changes import Topic
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.pages.review.breach_boxes import BreachBoxes
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import StepView
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _


class FramesStep(StepView):
    """Closing the review makes an agreement of the frame, to be said."""

    step = ReviewStep.FRAMES
    refreshed_by = frozenset({Topic.ENTRIES, Topic.AGREEMENTS, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        self.half.note()
        super().show_review(review)
        self._frame.set_text(self.editable(review.frame))
        to = self.editable(review.frame_to)
        if to != self._to.text():
            self._to.setText(to)
        self._by.set_day(review.frame_by)
        self.half.bring_back()
        self.reload()

    def fill(self, review: Review) -> Review:
        return replace(review, frame=self._frame.text(), frame_to=self._to.text(), frame_by=self._by.day())

    def refusal(self) -> str:
        """A day that is not understood is not left out in silence."""
        refusal = self._by.refusal()
        if refusal:
            self._by.setFocus()
        return refusal

    def focus_first(self) -> None:
        self._frame.take_focus()

    def reload(self) -> None:
        if self.review is not None:
            self._boxes.show_period(self.review.period)

    def _build(self) -> None:
        theme, complete = self.theme, self.context.services.people.complete
        self._boxes = BreachBoxes(self.context)
        self.main.add(self._boxes)
        self._frame = QuestionField(
            theme, lambda: _("Which one frame will I state?"), complete, hint=lambda: _("Optional"), min_lines=2
        )
        self._to = MentionLine(theme, complete, names_alone=True)
        self.say(self._to.setAccessibleName, lambda: _("To whom"))
        self.say(self._to.setPlaceholderText, lambda: _("Names, the whole team"))
        self._by = DayLine(theme, self.context.clock)
        self._by.part = "frame by"
        self.say(self._by.set_name, lambda: _("By when"))
        self._by.say_below()
        self._to_label = TextLabel(theme, "body", "muted", text=lambda: _("To whom"))
        self._by_label = TextLabel(theme, "body", "muted", text=lambda: _("By when"))
        self._becomes = TextLabel(
            theme,
            "note",
            "faint",
            wrap=True,
            text=lambda: _("When you close the review, it joins the agreements that are to be said aloud."),
        )
        fields = QWidget()
        grid = QGridLayout(fields)
        self.fit(grid.setHorizontalSpacing, 12)
        self.fit(grid.setVerticalSpacing, 10)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (label, field) in enumerate(((self._to_label, self._to), (self._by_label, self._by))):
            self.fit(label.setMinimumHeight, 34)  # beside the line, though words stand under it
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.aside.add(2, self._frame, 16, fields, 12, self._becomes)
        self._frame.edited.connect(self.changed)
        self._to.textEdited.connect(self.changed)
        self._by.edited.connect(self.changed)
