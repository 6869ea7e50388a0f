"""Step 8: one element, one situation, one "when ... then I ..."; beside it what was written on the way here."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.changes import Topic
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.core.terms import Element, Kind, Setting
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import StepView
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Section
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.experiments import planned_words
from leader_journal.wording.plans import plan_sentence, situation_words


class NextStepPage(StepView):
    """Half a plan is none: while one side is empty, the plan in force goes on, and this says so."""

    _in_force: Plan | None
    _said_of: tuple[Element | None, Kind | None, str | None] | None
    step = ReviewStep.NEXT
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PLANS, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        words = review.next
        self._element.set_value(words.element)
        self._kind.set_value(words.kind)
        self._when.set_text(self.editable(words.when))
        self._then.set_text(self.editable(words.then))
        self.reload()
        self._setting.set_value(words.setting)
        self._say()

    def fill(self, review: Review) -> Review:
        return replace(review, next=self._words())

    def unfinished(self) -> str:
        """Half a plan would be none: what stands in the other half must not leave the page in silence."""
        for written, empty in ((self._when, self._then), (self._then, self._when)):
            if written.text().strip() and not empty.text().strip():
                written.take_focus()
                return _("Only one half of the plan is written. Write the other one too, or clear this one.")
        return ""

    def focus_first(self) -> None:
        self._element.focus_in()

    def reload(self) -> None:
        self._said_of = None
        if self.review is None:
            return
        found = self.context.services.review_steps.next(self.review)
        chosen = self._setting.value() or self.review.next.setting
        offered = dict.fromkeys((*Setting, *found.settings, *((chosen,) if chosen else ())))
        self._setting.set_options(options_of(tuple(str(one) for one in offered), labels.setting_label))
        self._in_force = found.in_force
        self._written.set_rows(self._what_was_written(self.review))
        self._say()

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def _build(self) -> None:
        theme, complete = self.theme, self.context.services.people.complete
        self._in_force = None
        self._element_head = TextLabel(theme, TextStyle.STRONG, text=lambda: _("One element"))
        self._situation_head = TextLabel(theme, "strong", text=lambda: _("One situation"))
        self._element = ChipGroup(
            theme, options_of(Element, labels.element_name), lambda: _("One element"), exclusive=True, show_keys=False
        )
        self._kind = ChipGroup(
            theme, options_of(Kind, labels.kind_label), lambda: _("Kind of occasion"), exclusive=True, show_keys=False
        )
        settings = options_of(tuple(str(one) for one in Setting), labels.setting_label)
        self._setting = ChipGroup(theme, settings, lambda: _("Setting"), exclusive=True, show_keys=False)
        self._when, self._then = (
            QuestionField(theme, lambda: _("When …"), complete),
            QuestionField(theme, lambda: _("… I will …"), complete),
        )
        self._sentence, self._about = TextLabel(theme, TextStyle.PROSE_L, wrap=True), TextLabel(theme, "note", "faint")
        self._looks = TextLabel(theme, "note", "muted", wrap=True)
        self._said_of = None
        self._written = Section(theme, lambda: _("What you wrote on the way here"))
        self._lay_out()
        for group in (self._element, self._kind, self._setting):
            group.changed.connect(self._touched)
        for field in (self._when, self._then):
            field.edited.connect(self._touched)

    def _lay_out(self) -> None:
        self.main.add(self._element_head, 8, self._element, 20, self._situation_head, 8, self._kind, 8)
        self.main.add(self._setting, 24, self._when, 16, self._then, 20, self._sentence, 2, self._about, 6, self._looks)
        self.aside.add(2, self._written)

    def _words(self) -> PlanWords:
        return PlanWords(
            when=self._when.text(),
            then=self._then.text(),
            element=self._element.value(),
            kind=self._kind.value(),
            setting=self._setting.value(),
        )

    def _touched(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Say the plan as one sentence, or which one goes on meanwhile."""
        words = self._words()
        if words.complete:
            self._sentence.setText(self.shown(self.context.services.people.stored(plan_sentence(words))))
            self._about.setText(situation_words(words))
            self._say_when(words)
        elif self._in_force is not None:
            self._sentence.setText(self.shown(plan_sentence(self._in_force)))
            self._about.setText(_("This plan continues until you write another."))
        for label in (self._sentence, self._about):
            label.setVisible(words.complete or self._in_force is not None)
        self._looks.setVisible(words.complete and bool(self._looks.text()))

    def _say_when(self, words: PlanWords) -> None:
        """Say on which day it will be looked at, and on about how many entries; a plan about no element is not."""
        about = (words.element, words.kind, words.setting)
        if about == self._said_of:
            return
        self._said_of = about
        tried = self.context.services.plans.planned(words)
        self._looks.setText(planned_words(tried, self.context.clock.now().date()) if tried is not None else "")

    def _what_was_written(self, review: Review) -> list[QWidget]:
        said = (
            *((_("What I saw"), look.saw) for look in review.looks),
            (_("What I hold on to"), review.keep),
            (_("One change in the way we work"), review.change),
        )
        return [_Quote(self, head, self.shown(text)) for head, text in said if text.strip()]


class _Quote(QWidget):
    """A few words of the leader's from an earlier step, under what they answered."""

    def __init__(self, step: NextStepPage, head: str, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        px = step.theme.px
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(2))
        column.addWidget(TextLabel(step.theme, "note", "muted", text=head))
        column.addWidget(TextLabel(step.theme, TextStyle.PROSE_S, text=text, wrap=True))
