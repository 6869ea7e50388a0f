"""Step 4: four charts. The leader writes what they see; only then the app shows its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.core.changes import Topic
from leader_journal.core.reviews import Look, Review, ReviewStep
from leader_journal.ui.figures.figure_view import FigureView
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.review.look_fields import LookFields
from leader_journal.ui.pages.review.step import StepView
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.wording.finding_text import FindingText

_JOB = "review.figure"


class PatternsStep(StepView):
    """One chart at a time. Until something is written about it, nothing here says more than the picture does."""

    _requests: tuple[ChartRequest, ...]
    step = ReviewStep.PATTERNS
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PLANS})

    def show_review(self, review: Review) -> None:
        """Show the chart that was looked at last, or the first that nothing was written about."""
        first_time = self.review is None or self.review.id != review.id
        super().show_review(review)
        self._requests = self.context.services.review_steps.patterns(review)
        if first_time:
            seen = [bool(review.look(request.chart.id).saw.strip()) for request in self._requests]
            self._at = seen.index(False) if False in seen else 0
        self._show_chart()

    def fill(self, review: Review) -> Review:
        """Take what stands here, and what was written at the other charts."""
        if not self._requests:
            return review
        if self.review is not None:  # what was written at the charts before this one
            review = replace(review, looks=self.review.looks)
        chart = self._requests[self._at].chart.id
        saw, surprised = self._fields.texts()
        look = Look(chart=chart, saw=saw, surprised=surprised)
        return review if look == self._editable_look(review, chart) else review.with_look(look)

    def focus_first(self) -> None:
        self._fields.take_focus()

    def reload(self) -> None:
        """Find anew; the picture stays until the new one is there."""
        if self._requests:
            job = self.context.services.progress.job(self._requests[self._at])
            self.context.jobs.start(_JOB, job, self._found)

    def retranslate(self) -> None:
        super().retranslate()
        self._say()

    def _build(self) -> None:
        theme, context = self.theme, self.context
        self._requests = ()
        self._at = 0
        self._finding: Finding | None = None
        self._text: FindingText | None = None
        self._title = TextLabel(theme, TextStyle.LEAD_STRONG, wrap=True)
        self._before = IconButton(theme, "arrow-left", lambda: _("Previous figure"), size=15)
        self._next = IconButton(theme, "arrow-right", lambda: _("Next figure"), size=15)
        self._place = TextLabel(theme, "body", "muted")
        self._figure = FigureView(theme, context.services.entries.count)
        self._table = TextButton(theme, lambda: _("Show as table"), small=True)
        self._fields = LookFields(context)
        self._before.clicked.connect(self._step_back)
        self._next.clicked.connect(self._step_on)
        self._table.clicked.connect(self._show_table)
        self._figure.entries_wanted.connect(context.to(ShowEntries))
        self._figure.entry_wanted.connect(context.to(ShowEntry))
        self._fields.edited.connect(self.changed)
        self._fields.revealed.connect(self._say)
        self._lay_out()

    def _lay_out(self) -> None:
        self._bar, links = self.row(2, margins=(0, 0, -7, 0)), self.row(20)
        self._bar.fill(self._title)
        self._bar.add(self._before, self._place, self._next)
        links.add(self._figure.show_link, self._table, STRETCH)
        self.main.add(self._bar, 12, self._figure, 10, links)
        self.aside.add(2, self._fields)

    def _step_back(self) -> None:
        self._turn_to(self._at - 1)

    def _step_on(self) -> None:
        self._turn_to(self._at + 1)

    def _turn_to(self, number: int) -> None:
        if self.review is not None and self._requests:
            self.review = self.fill(self.review)
            self._at = number % len(self._requests)
            self._show_chart()
            self.changed.emit()

    def _show_chart(self) -> None:
        if self.review is None or not self._requests:
            return
        look = self._editable_look(self.review, self._requests[self._at].chart.id)
        self._fields.show_look(look.saw, look.surprised)
        self._finding = self._text = None
        for widget in (self._figure, self._figure.show_link):
            widget.hide()  # the picture of another chart must not stand under this title
        self._say()
        self.reload()

    def _editable_look(self, review: Review, chart: str) -> Look:
        look = review.look(chart)
        return replace(look, saw=self.editable(look.saw), surprised=self.editable(look.surprised))

    def _found(self, finding: Finding) -> None:
        self._finding = finding
        self._say()

    def _say(self) -> None:
        """Say what may be said: the neutral title until the leader has written, then the finding."""
        if not self._requests:
            return
        request = self._requests[self._at]
        neutral = request.neutral_title
        place = {"number": self._at + 1, "count": len(self._requests)}
        self._place.setText(_("Figure {number} of {count}").format(**place))
        self._table.setVisible(self._finding is not None)
        if self._finding is None:
            self._title.setText(neutral)
            self._fields.set_reading("")
            return
        said, told = describe(self._finding), self._fields.open
        self._text = said if told else replace(said, title=neutral, subtitle="", in_words="")
        self._title.setText(self._text.title)
        self._fields.set_reading(said.in_words)
        self._figure.show_finding(self._finding, self._text, told=told)
        self._figure.show()

    def _show_table(self) -> None:
        if self._text is not None and self._finding is not None:
            request = self._requests[self._at]
            TableDialog(self.context, self._text, request, self._finding, self.window()).open()
