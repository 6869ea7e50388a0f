"""The plan in force, between two reviews: worded anew, or ended because it does not help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.terms import Element, Kind, Setting
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.experiments import experiment_words
from leader_journal.wording.plans import plan_sentence, tally_words

_WIDTH = 520


class PlanDialog(FormDialog):
    """What was answered before still counts, whatever the words are afterwards."""

    def __init__(self, context: UiContext, plan: Plan, parent: QWidget) -> None:
        super().__init__(context, pgettext("dialog", "Plan"), _WIDTH, parent)
        self._plan = plan
        self._tried = self._how_it_stands()
        self._build()
        self._fill()
        KeptWords(context, f"plan:{plan.id}", (self._when, self._then), self)
        self._say()

    def accept(self) -> None:
        """Save and close; half a plan stays in front."""
        words = self._words()
        if not words.complete:
            self._said.setText(_("A plan needs both: when something happens, and what you will do then."))
            (self._then if words.when.strip() else self._when).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._close_with(partial(self._context.services.plans.change, self._plan, words), _("Plan saved"))

    def _build(self) -> None:
        theme, complete = self._context.theme, self._context.services.people.complete
        self._when, self._then = MentionLine(theme, complete), MentionLine(theme, complete)
        self._element, self._kind, self._setting = Select(theme), Select(theme), Select(theme)
        for line in (self._when, self._then):
            line.textChanged.connect(self._say)
        fields = (
            (pgettext("plan", "When"), self._when),
            (pgettext("plan", "I will"), self._then),
            (_("Element"), self._element),
            (_("Kind of occasion"), self._kind),
            (_("Where"), self._setting),
        )
        self._lay_out(fields, [(_("End this plan"), self._end)])

    def _how_it_stands(self) -> str:
        """Return how the plan stands as an experiment, or nothing for one that is about no element."""
        tried = self._context.services.plans.tried(self._plan)
        return "" if tried is None else experiment_words(tried, self._context.clock.now().date())

    def _fill(self) -> None:
        plan, editable = self._plan, self._context.services.people.editable
        settings = dict.fromkeys((*map(str, Setting), *self._context.services.entries.own_settings()))
        chosen = {plan.setting: None} if plan.setting is not None else {}
        _offer(self._element, Element, labels.element_name, plan.element)
        _offer(self._kind, Kind, labels.kind_label, plan.kind)
        _offer(self._setting, settings | chosen, labels.setting_label, plan.setting)
        self._when.setText(editable(plan.when))
        self._then.setText(editable(plan.then))

    def _words(self) -> PlanWords:
        element, kind = self._element.currentData(), self._kind.currentData()  # a term comes back as its text
        return PlanWords(
            when=self._when.text(),
            then=self._then.text(),
            element=None if element is None else Element(element),
            kind=None if kind is None else Kind(kind),
            setting=self._setting.currentData(),
        )

    def _say(self) -> None:
        """Say it as one sentence, and how it went so far."""
        words, people = self._words(), self._context.services.people
        line = self._context.services.plans.line(self._plan)
        spoken = people.shown(people.stored(plan_sentence(words))) if words.complete else ""
        went = tally_words(line.tally, line.rate)
        self._said.setText(" ".join(part for part in (spoken, f"{went[0].upper()}{went[1:]}.", self._tried) if part))

    def _end(self) -> None:
        self._close_with(partial(self._context.services.plans.end, self._plan), _("Plan ended"))


def _offer(select: Select, values: Iterable[str], label: Callable[..., str], chosen: str | None) -> None:
    select.addItem(pgettext("plan", "Any"), None)
    for value in values:
        select.addItem(label(value), value)
    select.setCurrentIndex(max(0, select.findData(chosen)))
