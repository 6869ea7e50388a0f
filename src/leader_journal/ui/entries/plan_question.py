"""One question about the plan that an entry fits: did you? Two chips; to skip it is to leave it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal

from leader_journal.core.records import Entry
from leader_journal.services.plans import AskAbout, AskedPlan
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.plans import done_chip


class PlanAnswer(Struct, frozen=True):
    """What was said of a plan: `plan` is the one that was asked about, None where nothing was answered."""

    plan: str | None
    done: bool | None


NO_ANSWER = PlanAnswer(None, None)


class PlanQuestion(View):
    """Hidden as long as the entry fits no plan. An answer stays, whatever else is chosen afterwards."""

    changed = Signal()
    """The user answered, or took an answer back."""

    def __init__(self, context: UiContext, *, colour: str = "ink", gap: int = 12) -> None:
        """`colour` is the token of the head, `gap` the room under the chips: those of the form that it stands in."""
        super().__init__(context)
        self._colour, self._gap = colour, gap
        self._ask = context.services.plans.asked_about
        self._about: AskAbout | None = None
        self._asked: AskedPlan | None = None
        self._build()
        self.say_by(self._ask_again)
        self.hide()

    def show_answer(self, about: AskAbout, answer: PlanAnswer) -> None:
        """Ask about an entry, and show what was answered before; silently."""
        self._chips.set_value(answer.done)
        self._about = None
        self.consider(about)

    def consider(self, about: AskAbout) -> None:
        """Ask where the entry fits a plan, by what is chosen now; what was answered is asked on."""
        if about == self._about or (self._chips.value() is not None and self._asked is not None):
            return
        self._about = about
        self._asked = self._ask(about)
        if self._asked is not None:
            self._sentence.setText(self._asked.sentence)
        else:
            self._chips.set_value(None)
        self.setVisible(self._asked is not None)

    def answer(self) -> PlanAnswer:
        done = self._chips.value()
        if done is None or self._asked is None:
            return NO_ANSWER
        return PlanAnswer(self._asked.plan.id, done)

    def fill(self, entry: Entry) -> Entry:
        """Return an entry with what was answered. One that does not fit its plan any more, unanswered, leaves it."""
        asked, answer = self._asked, self.answer()
        if answer.done is not None:
            return replace(entry, plan=answer.plan, plan_done=answer.done)
        if asked is None or asked.plan.id != entry.plan:
            return entry
        fits = asked.plan.fits(entry.kind, entry.setting, entry.day)
        return replace(entry, plan=entry.plan if fits else None, plan_done=None)

    def focus_in(self) -> None:
        self._chips.focus_in()

    def _ask_again(self) -> None:
        if self._about is not None and (asked := self._ask(self._about)) is not None:
            self._asked = asked
            self._sentence.setText(asked.sentence)

    def _build(self) -> None:
        theme = self.theme
        self._head = TextLabel(theme, "section", self._colour, text=lambda: _("Your plan"))
        self._sentence = TextLabel(theme, TextStyle.PROSE_S, wrap=True)
        self._did = TextLabel(theme, "small", "muted", text=lambda: _("Did you?"))
        self._chips: ChipGroup[bool] = ChipGroup(
            theme, options_of((True, False), done_chip), lambda: _("Your plan: did you?"), exclusive=True
        )
        self._chips.changed.connect(self.changed)
        row = self.row(12)
        row.add(self._did)
        row.fill(self._chips)
        column = self.column(self, spacing=6, margins=(0, 0, 0, self._gap))
        column.add(self._head, self._sentence, row)
