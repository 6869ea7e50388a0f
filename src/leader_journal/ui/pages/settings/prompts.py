"""Settings, Prompts: what is asked where, in which order; and the leader's own questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.terms import Element, Kind
from leader_journal.services.prompts import PromptLine, PromptPlace
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.prompt_list import PromptItem, PromptList
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, current_language

_REFRESHED_BY = frozenset({Topic.PROMPTS, Topic.SETTINGS, Topic.PEOPLE})


class PromptSettings(SettingsForm):
    """One place at a time."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.PROMPTS.words,
            lambda: _("You can skip any question. An answer is kept with the question as it was asked."),
        )
        self._place = Select(context.theme)
        self._place.activated.connect(self._show_place)
        self.add_row(lambda: _("Where they are asked"), None, self._place)
        self.add_line()
        self._list = PromptList(context.theme)
        self.add_widget(self._list)
        self._list.switched.connect(self._switch)
        self._list.moved.connect(self._move)
        self._list.edited.connect(self._edit)
        self._list.removed.connect(self._remove)
        self.add_gap(8)
        self._add = TextButton(context.theme, lambda: _("Add a question of your own"), icon="plus")
        self._add.clicked.connect(self._add_own)
        row = QWidget()
        self.row(0, row).add(self._add, STRETCH)
        self.add_widget(row)
        self.end(line=False)
        self.retranslate()

    @property
    def place(self) -> PromptPlace:
        """The place whose prompts are shown."""
        return PromptPlace(self._place.currentData() or PromptPlace.DEEPEN)

    def refresh(self, changes: Changes) -> None:
        if changes.topics & _REFRESHED_BY:
            self._show_place()

    def set_stacked(self, stacked: bool) -> None:
        """With little room the buttons of a row stand under its question."""
        super().set_stacked(stacked)
        self._list.set_stacked(stacked)

    def retranslate(self) -> None:
        super().retranslate()
        chosen = self.place
        self._place.clear()
        for place in PromptPlace:
            self._place.addItem(_place_name(place), place.value)
        self._place.setCurrentIndex(self._place.findData(chosen.value))
        self._show_place()

    def _show_place(self) -> None:
        lines = self._context.services.prompts.lines(self.place, current_language().value)
        self._list.set_items([self._item(line) for line in lines])

    def _item(self, line: PromptLine) -> PromptItem:
        prompt = line.prompt
        question = self._context.services.people.shown(prompt.question)
        # elsewhere the kinds of a question choose it, and leave nothing out
        kinds = prompt.kinds if self.place is PromptPlace.DEEPEN else ()
        return PromptItem(prompt.key, question, _asked_when(kinds, own=line.own), line.own, line.on)

    def _switch(self, key: str, on: bool) -> None:
        self._run(partial(self._context.services.prompts.switch, key, on=on), "")

    def _move(self, key: str, step: int) -> None:
        language = current_language().value
        self._run(partial(self._context.services.prompts.move, self.place, key, step, language), "")

    def _edit(self, key: str) -> None:
        PromptDialog(self._context, self.place, key, self.window()).open()

    def _add_own(self) -> None:
        PromptDialog(self._context, self.place, None, self.window()).open()

    def _remove(self, key: str) -> None:
        self._run(partial(self._context.services.prompts.remove, key), _("Question removed"))

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        if not self._context.run(write, said):
            self._show_place()


def _place_name(place: PromptPlace) -> str:
    """Return the name of a place as it is chosen in Settings."""
    match place:
        case PromptPlace.DEEPEN:
            return _("When you deepen an entry")
        case PromptPlace.ONE_ON_ONE:
            return _("In a one-on-one")
        case PromptPlace.HUMILITY | PromptPlace.QUESTIONS | PromptPlace.ROOM:
            return _("To say aloud: {element}").format(element=labels.element_name(Element(place.value)))


def _asked_when(kinds: tuple[Kind, ...], *, own: bool) -> str:
    """Return what stands under a prompt in the list: whose it is, and for which kinds of occasion only."""
    named = ", ".join(labels.kind_label(kind).lower() for kind in kinds)
    only = _("only for {kinds}").format(kinds=named) if named else ""
    return ", ".join(part for part in (_("your own") if own else "", only) if part)
