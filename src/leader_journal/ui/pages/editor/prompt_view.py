"""One prompt of the deepen editor: the question, the line to write on, and the choice that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.clock import Clock
from leader_journal.core.guide import Chapter
from leader_journal.core.records import Answer, Entry
from leader_journal.core.terms import CameWithMore, Cause, Loop, Repair
from leader_journal.services.nudges import NudgeKind
from leader_journal.services.prompts import SAID_FIRST, Prompt
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.entries.nudge_strip import NudgeStrip
from leader_journal.ui.entries.nudging import nudge_source
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.when.meaning import Looking

C = TypeVar("C", bound=Hashable)


class PromptView(View):
    """Every prompt may be skipped."""

    changed = Signal()
    guide_wanted = Signal(object)
    """Chapter."""

    def __init__(self, context: UiContext, prompt: Prompt, left: set[str]) -> None:
        """Of what was said first closed questions are underlined, but for those that were `left` alone."""
        super().__init__(context)
        self.prompt = prompt
        theme, people = context.theme, context.services.people
        self._question = TextLabel(theme, "strong", text=people.shown(prompt.question), wrap=True)
        self._field = FactsField(theme, TextStyle.PROSE, people.complete, enter_leaves=False)
        self.say(
            self._field.set_placeholder, lambda: _("One sentence is enough. Skip the question if it does not fit.")
        )
        self._field.setAccessibleName(self._question.text())
        self._choice = _choice_for(theme, context.clock, prompt.field)
        column = self.column(self)
        self._another = TextLabel(theme, "small", "muted")
        column.add(self._question, 6)
        if self._choice is not None:
            column.add(self._choice, 6)
            self._choice.changed.connect(self.changed)
            self._choice.guide_wanted.connect(self.guide_wanted)
        column.add(PartedField(theme, self._field))
        self.nudge: NudgeStrip | None = None
        if prompt.key == SAID_FIRST:
            self.nudge = NudgeStrip(theme, self._field, nudge_source(context, NudgeKind.QUESTIONS), left=left)
            column.add(self.nudge)
        column.add(3, self._another)
        self._field.edited.connect(self.changed)
        self._field.textChanged.connect(self._offer_another_way)
        self._field.installEventFilter(self)
        self.retranslate()

    def show_entry(self, entry: Entry) -> None:
        text = next((answer.text for answer in entry.answers if answer.prompt == self.prompt.key), "")
        self._field.set_text(self._context.services.people.editable(text))
        if self._choice is not None:
            self._choice.show_entry(entry)

    def fill(self, entry: Entry) -> Entry:
        """Return the entry with what stands here; the question is kept as it was asked."""
        text, key = self._field.text(), self.prompt.key
        place = next((n for n, answer in enumerate(entry.answers) if answer.prompt == key), len(entry.answers))
        before, after = entry.answers[:place], entry.answers[place + 1 :]
        question = entry.answers[place].question if place < len(entry.answers) else self.prompt.question
        here = (Answer(prompt=key, question=question, text=text),) if text.strip() else ()
        entry = replace(entry, answers=(*before, *here, *after))
        return self._choice.fill(entry) if self._choice is not None else entry

    def focus_first(self) -> None:
        self._field.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self._offer_another_way()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The second question comes and goes with the focus."""
        if watched is self._field and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._offer_another_way(focused=event.type() == QEvent.Type.FocusIn)
        return False

    def _offer_another_way(self, *, focused: bool | None = None) -> None:
        """Ask the same from another side while nothing is written; its room is kept, so that nothing moves."""
        here = self._field.hasFocus() if focused is None else focused
        asked = self.prompt.another_way if here and not self._field.text() else ""
        words = _("Another way in: {question}").format(question=_begun_small(asked)) if asked else ""
        self._another.setText(words)
        self._field.setAccessibleDescription(words)


def _begun_small(question: str) -> str:
    """The question as the end of a sentence; "I" stays as it is."""
    return question if question.startswith(("I ", "I’")) else question[:1].lower() + question[1:]


class _Choice(Themed, QWidget):
    """The structured part of a prompt."""

    changed = Signal()
    guide_wanted = Signal(object)
    """Chapter."""

    def show_entry(self, entry: Entry) -> None:
        """Show what the entry holds."""

    def fill(self, entry: Entry) -> Entry:
        return entry


class _ChipChoice(_Choice, Generic[C]):
    """Chips for one field: `read` takes its value from an entry, `write` puts one into it."""

    def __init__(
        self,
        theme: Theme,
        options: Sequence[C],
        label: Callable[[C], str],
        read: Callable[[Entry], C | None],
        write: Callable[[Entry, C | None], Entry],
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._group: ChipGroup[C] = ChipGroup(
            theme, options_of(options, label), _choice_name, exclusive=True, show_keys=False
        )
        self._group.changed.connect(self.changed)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.addWidget(self._group)
        self._follow(theme)

    def show_entry(self, entry: Entry) -> None:
        self._group.set_value(self._read(entry))

    def fill(self, entry: Entry) -> Entry:
        return self._write(entry, self._group.value())


_CAME_BACK = "came_back"


class _CameBackChoice(_Choice):
    """Whether the leader came back to it, and the day; or that there is nothing to come back to."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._group: ChipGroup[str] = ChipGroup(
            theme,
            options_of((_CAME_BACK, *map(str, Repair)), _came_back_label),
            _choice_name,
            exclusive=True,
            show_keys=False,
        )
        self._day = DayLine(theme, clock, looking=Looking.BACK)
        self._day.part = "came back on"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.addWidget(self._group)
        row.addWidget(self._day, 1)
        self._group.changed.connect(self._chosen)
        self._day.edited.connect(self.changed)
        self._follow(theme)
        self.say(self._day.set_name, lambda: _("The day I came back to it"))

    def show_entry(self, entry: Entry) -> None:
        self._day.set_day(entry.came_back_on or self._clock.now().date())
        self._group.set_value(_CAME_BACK if entry.came_back_on is not None else entry.repair)
        self._day.setVisible(entry.came_back_on is not None)

    def fill(self, entry: Entry) -> Entry:
        said = self._group.value()
        if said == _CAME_BACK:
            # a day that is not understood changes nothing: the line says so
            day = self._day.day() or entry.came_back_on or self._clock.now().date()
            return replace(entry, came_back_on=day, repair=None)
        return replace(entry, came_back_on=None, repair=Repair(said) if said is not None else None)

    def _chosen(self) -> None:
        self._day.setVisible(self._group.value() == _CAME_BACK)
        self.changed.emit()


def _came_back_label(said: str) -> str:
    return _("I came back to it") if said == _CAME_BACK else labels.repair_label(Repair(said))


class _BreachChoice(_Choice):
    """Was the consequence known, was it carried out calmly and in private, was it destructive conduct."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known = CheckRow(theme, lambda: _("The consequence was known beforehand"))
        self._calm = CheckRow(theme, lambda: _("It was carried out calmly and in private"))
        self._destructive = CheckRow(theme, lambda: _("Destructive conduct: harassment, threats or violence"))
        self._guide = TextButton(
            theme, lambda: _("In the guide: what comes first, and who to go to"), icon="arrow-right", small=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for check in (self._known, self._calm, self._destructive):
            column.addWidget(check)
            check.clicked.connect(self.changed)
        column.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignLeft)
        self._guide.hide()
        self._destructive.toggled.connect(self._guide.setVisible)
        self._guide.clicked.connect(partial(self.guide_wanted.emit, Chapter.DESTRUCTIVE))
        self._follow(theme)

    def show_entry(self, entry: Entry) -> None:
        self._known.setChecked(bool(entry.consequence_known))
        self._calm.setChecked(bool(entry.carried_out_calmly))
        self._destructive.setChecked(entry.destructive)

    def fill(self, entry: Entry) -> Entry:
        return replace(
            entry,
            consequence_known=self._answer(self._known, before=entry.consequence_known),
            carried_out_calmly=self._answer(self._calm, before=entry.carried_out_calmly),
            destructive=self._destructive.isChecked(),
        )

    @staticmethod
    def _answer(check: CheckRow, *, before: bool | None) -> bool | None:
        """A box that was never ticked says nothing; one that was ticked and cleared says no."""
        return True if check.isChecked() else (None if before is None else False)


def _choice_for(theme: Theme, clock: Clock, field: str) -> _Choice | None:
    match field:  # the effect is chosen in the column beside the prompts
        case "cause":
            return _ChipChoice(
                theme, list(Cause), labels.cause_label, lambda entry: entry.cause, lambda e, v: replace(e, cause=v)
            )
        case "came_with_more":
            return _ChipChoice(
                theme,
                list(CameWithMore),
                labels.came_with_more_label,
                lambda entry: entry.came_with_more,
                lambda e, v: replace(e, came_with_more=v),
            )
        case "loop":
            return _ChipChoice(
                theme, list(Loop), labels.loop_label, lambda entry: entry.loop, lambda e, v: _with_loop(e, v, clock)
            )
        case "came_back":
            return _CameBackChoice(theme, clock)
        case "breach":
            return _BreachChoice(theme)
    return None


def _with_loop(entry: Entry, loop: Loop | None, clock: Clock) -> Entry:
    """Whether they were told; the day is the day on which it was first said here."""
    told_on = (entry.told_on or clock.now().date()) if loop is Loop.TOLD else None
    return replace(entry, loop=loop, told_on=told_on)


def _choice_name() -> str:
    return _("Choose one, or none")
