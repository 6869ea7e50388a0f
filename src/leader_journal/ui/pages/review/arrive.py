"""Step 1: the plan that was made last time, its occasions against what was done, and how one arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.claims.words import withdrawn_line
from leader_journal.core.changes import Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.services.plans import PlanLine
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import StepView
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.experiments import experiment_words
from leader_journal.wording.plans import plan_sentence, situation_words, tally_words, unanswered_words
from leader_journal.wording.reviews.words import covers_words

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding

_JOB = "review.claims"


class ArriveStep(StepView):
    """Nothing is marked here: what was done and what was not are one sentence."""

    step = ReviewStep.ARRIVE
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PLANS, Topic.PEOPLE})

    def words(self) -> str:
        if self.review is None:
            return super().words()
        entries = self.context.services.entries.count(EntryFilter(period=self.review.period))
        days = covers_words(self.review.period, self.context.clock.now().date())
        return ngettext(
            "You look back on {days}: {count} entry.", "You look back on {days}: {count} entries.", entries
        ).format(days=days, count=counted(entries))

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        self._arrived.set_text(self.editable(review.arrived))
        self.reload()

    def fill(self, review: Review) -> Review:
        return replace(review, arrived=self._arrived.text())

    def focus_first(self) -> None:
        self._arrived.take_focus()

    def reload(self) -> None:
        if self.review is None:
            return
        line = self.context.services.review_steps.arrive(self.review).last
        self._head.setText(_("The last plan"))
        self._none.setText(_("No plan was in force. The last step of this review makes one."))
        self._none.setVisible(line is None)
        for widget in (self._plan, self._situation, self._tally, self._unanswered, self._experiment, self._show):
            widget.setVisible(line is not None)
        if line is not None:
            self._show_plan(line)
        job = self.context.services.progress.job(self.context.services.review_steps.said(self.review))
        self.context.jobs.start(_JOB, job, self._found)

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def _build(self) -> None:
        theme = self.theme
        self._head = TextLabel(theme, TextStyle.SECTION)
        self._none = TextLabel(theme, "body", "muted", wrap=True)
        self._plan = TextLabel(theme, TextStyle.PROSE_L, wrap=True)
        self._situation, self._tally = TextLabel(theme, "small", "muted"), TextLabel(theme, "body", wrap=True)
        self._unanswered = TextLabel(theme, "small", "muted", wrap=True)
        self._experiment = TextLabel(theme, "body", wrap=True)
        self._withdrawn_head = TextLabel(
            theme, TextStyle.SECTION, text=lambda: _("What the app has taken back since the last review")
        )
        self._withdrawn = TextLabel(theme, "body", wrap=True)
        self._show = TextButton(theme, small=True)
        self._occasions = EntryFilter()
        self._show.clicked.connect(self._show_occasions)
        self.main.add(self._head, 6, self._none, self._plan, 6, self._situation, 16, self._tally)
        self.main.add(self._unanswered, 8, self._experiment, 4, self._show)
        self.main.add(24, self._withdrawn_head, 6, self._withdrawn)
        for label in (self._withdrawn_head, self._withdrawn):
            label.hide()
        self._arrived = QuestionField(
            theme,
            lambda: _("What do I take with me from this period?"),
            self.context.services.people.complete,
            min_lines=4,
        )
        self._arrived.edited.connect(self.changed)
        self.aside.add(self._arrived)

    def _show_plan(self, line: PlanLine) -> None:
        self._plan.setText(self.shown(plan_sentence(line.plan)))
        self._situation.setText(situation_words(line.plan))
        self._situation.setVisible(bool(self._situation.text()))
        words = tally_words(line.tally, line.rate)
        self._tally.setText(words[:1].upper() + words[1:])
        tried = self.context.services.plans.tried(line.plan)
        today = self.context.clock.now().date()
        self._experiment.setText(experiment_words(tried, today) if tried is not None else "")
        self._experiment.setVisible(tried is not None)
        unanswered = unanswered_words(line.tally)
        self._unanswered.setText(unanswered)
        self._unanswered.setVisible(bool(unanswered) and unanswered != words)
        self._occasions = self.context.services.plans.occasions(line.plan)
        count = line.tally.occasions + line.tally.unanswered
        words = ngettext("Show the occasion", "Show the {count} occasions", count)
        self._show.setText(words.format(count=counted(count)))
        self._show.setVisible(count > 0)

    def _found(self, finding: Finding) -> None:
        """Show what was withdrawn since the last review; nothing where nothing was."""
        if self.review is None or not isinstance(finding, ClaimsFinding):
            return
        today = self.context.clock.now().date()
        gone = finding.withdrawn_in(Period(self.review.first, None))
        self._withdrawn.setText("\n".join(withdrawn_line(claim, today) for claim in gone))
        for label in (self._withdrawn_head, self._withdrawn):
            label.setVisible(bool(gone))

    def _show_occasions(self) -> None:
        self.context.go(ShowEntries(self._occasions))
