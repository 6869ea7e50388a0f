"""The right column of the editor: marks with full names, first reaction, tone, effect, the promise, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.guide import Chapter
from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Effect, Element, Kind, Reaction, Tone
from leader_journal.services.plans import AskAbout
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.entries.mark_glyphs import paint_tone
from leader_journal.ui.entries.plan_question import PlanAnswer, PlanQuestion
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.editor.editor_more import EditorMore
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.compact_chips import CompactChips
from leader_journal.ui.toolkit.icon_label import IconLabel
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Lane
from leader_journal.ui.toolkit.sections import Fold
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question


class EditorSide(View):
    """What can be chosen about an entry."""

    changed = Signal()
    guide_wanted = Signal(object)
    """Chapter."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._column = self.column(self)
        self._who = ""
        self._base: Entry | None = None
        self._build()
        self.say_by(self._say_who)
        self.say_by(self._say_marks)
        self.restyle()

    def show_entry(self, entry: Entry, mentioned: Sequence[str]) -> None:
        """Show what the entry holds; `mentioned` are the aliases in its facts."""
        self._base = entry
        for element, control in self._controls.items():
            control.set_mark(entry.marks.of(element))
        self._kind.setVisible(entry.kind is None)
        self._kinds.set_value(entry.kind)
        self._reactions.set_chosen(entry.reactions)
        self._tones.set_value(entry.tone)
        self._effects.set_value(entry.effect)
        self._promise.setText("")
        self.show_promised(entry)
        self._more.show_entry(entry, mentioned)
        self._plan.show_answer(_about(entry), PlanAnswer(entry.plan, entry.plan_done))
        self._who = self._context.services.people.alias_of(entry.people[0]) if len(entry.people) == 1 else ""
        self._say_who()
        self._say_marks()

    def set_people(self, mentioned: Sequence[str]) -> None:
        self._more.set_people(mentioned)

    def fill(self, entry: Entry) -> Entry:
        """Return the entry with what is chosen; its facts are read for who is mentioned."""
        asked = not self._kind.isHidden()
        filled = self._more.fill(
            replace(
                entry,
                kind=self._kinds.value() if asked else entry.kind,
                marks=Marks(**{element.value: control.mark() for element, control in self._controls.items()}),
                reactions=self._reactions.chosen(),
                tone=self._tones.value(),
                effect=self._effects.value(),
            )
        )
        return self._plan.fill(filled)

    def promise(self) -> str:
        """Return the promise that is being written, or an empty text."""
        return self._promise.text().strip()

    def restyle(self) -> None:
        self._promise.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._build_kind()
        self._build_elements_head()
        self._column.add(6)
        self._controls: dict[Element, MarkControl] = {}
        self._words: dict[Element, TextLabel] = {}
        for element in Element:
            self._column.add(self._element(element), 11)
        self._column.add(10)
        self._head(lambda: _("My first reaction"))
        self._column.add(8)
        self._reactions: CompactChips[Reaction] = CompactChips(
            theme, options_of(Reaction, labels.reaction_chip), lambda: _("My first reaction")
        )
        self._add_chips(self._reactions)
        self._head(partial(question, "tone"))
        self._column.add(8)
        tones = options_of(Tone, labels.tone_chip, paint_tone)
        self._tones: ChipGroup[Tone] = ChipGroup(theme, tones, partial(question, "tone"), exclusive=True)
        self._add_chips(self._tones)
        self._afterwards = TextLabel(theme, "section")
        self._column.add(self._afterwards, 8)
        self._effects: ChipGroup[Effect] = ChipGroup(
            theme, options_of(Effect, labels.effect_label), self._afterwards_words, exclusive=True, show_keys=False
        )
        self._add_chips(self._effects)
        self._build_plan()
        self._build_promise()
        self._column.add(16)
        self._build_more()
        self._column.add(STRETCH)

    def _build_elements_head(self) -> None:
        """Beside what the elements are called a quiet way to what they mean."""
        self._guide = IconButton(
            self.theme, "message-circle-question-mark", lambda: _("Read about the elements in the guide"), size=15
        )
        self._guide.clicked.connect(partial(self.guide_wanted.emit, Chapter.INVITE))
        label = TextLabel(self.theme, "section", text=lambda: _("Invitation elements"))
        row = self.row(0)
        row.add(label, self._guide, STRETCH)
        self._column.add(row)

    def _build_kind(self) -> None:
        """Asked for here only while the entry has none, and then first: what else is asked follows from it."""
        self._kind = QWidget()
        column = self.column(self._kind)
        column.add(TextLabel(self.theme, "section", text=lambda: _("Kind of occasion")), 8)
        self._kinds: ChipGroup[Kind] = ChipGroup(
            self.theme,
            options_of(Kind, labels.kind_label),
            lambda: _("Kind of occasion"),
            exclusive=True,
            show_keys=False,
        )
        self._kinds.changed.connect(self._consider_plan)
        self._kinds.changed.connect(self.changed)
        column.add(self._kinds, 20)
        self._column.add(self._kind)

    def show_promised(self, entry: Entry) -> None:
        """What was promised already stands above the line for another one: it would seem lost here."""
        services = self._context.services
        lines = [services.people.shown(promise.text) for promise in services.entries.promises_of(entry.id)]
        self._promised.setText("\n".join(lines))
        self._promised.setVisible(bool(lines))

    def _build_promise(self) -> None:
        self._head(lambda: _("Promise"))
        self._promised = TextLabel(self.theme, "body", wrap=True)
        self._column.add(self._promised)
        self._promise = MentionLine(self.theme, self._context.services.people.complete)
        self.say(self._promise.setPlaceholderText, lambda: _("What did I say I would do?"))
        self.say(self._promise.setAccessibleName, lambda: _("Promise"))
        self._promise.setProperty("bare", "true")
        self._promise.textChanged.connect(self.changed)
        row = self.row(8)
        row.add(IconLabel(self.theme, "plus", 14))
        row.fill(self._promise)
        self._column.add(4, row.layout)

    def _build_plan(self) -> None:
        self._plan = PlanQuestion(self._context, colour="", gap=22)
        self._plan.changed.connect(self.changed)
        self._column.add(self._plan)

    def _build_more(self) -> None:
        self._more = EditorMore(self._context)
        self._more.changed.connect(self._consider_plan)
        self._more.changed.connect(self.changed)
        self._fold = Fold(self.theme, lambda: _("More"))
        self._fold.set_content(self._more)
        self._column.add(self._fold)

    def _element(self, element: Element) -> Lane:
        theme = self.theme
        words = partial(labels.element_name, element)
        name, word = TextLabel(theme, "body", text=words, wrap=True), TextLabel(theme, "small", "muted")
        self.say(partial(set_tip, name), partial(labels.element_anchor, element))
        control = MarkControl(theme)
        self.say(control.set_name, words)
        texts, row = self.column(), self.row(0)
        texts.add(name, word)
        row.layout.addLayout(texts.layout, 1)
        row.add(control)
        control.mark_changed.connect(self._marked)
        self._words[element], self._controls[element] = word, control
        return row

    def _add_chips(self, group: ChipGroup[Reaction] | ChipGroup[Tone] | ChipGroup[Effect]) -> None:
        group.changed.connect(self.changed)
        self._column.add(group, 22)

    def _head(self, words: Callable[[], str]) -> None:
        label = TextLabel(self.theme, "section", text=words)
        self._column.add(label)

    def _consider_plan(self) -> None:
        if self._base is not None:
            self._plan.consider(_about(self.fill(self._base)))

    def _marked(self) -> None:
        self._say_marks()
        self.changed.emit()

    def _say_marks(self) -> None:
        for element, control in self._controls.items():
            self._words[element].setText(labels.mark_label(control.mark()))

    def _say_who(self) -> None:
        self._afterwards.setText(self._afterwards_words())
        self._effects.setAccessibleName(self._afterwards_words())

    def _afterwards_words(self) -> str:
        return _("Afterwards {name}").format(name=self._who) if self._who else _("Afterwards they")


def _about(entry: Entry) -> AskAbout:
    return AskAbout(entry.kind, entry.setting, entry.happened, entry.plan)
