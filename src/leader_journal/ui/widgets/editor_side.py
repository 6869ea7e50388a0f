"""The right column of the editor: marks with full names, first reaction, tone, effect, and the promise."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Effect, Element, Kind, Quality, Reaction, Tone
from leader_journal.ui.theme import Theme
from leader_journal.ui.widgets.chip_group import ChipGroup, ChipOption
from leader_journal.ui.widgets.chip_options import options_of
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.mark_control import MarkControl
from leader_journal.ui.widgets.themed import Themed
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

T = TypeVar("T", bound=Hashable)


class EditorSide(Themed, QWidget):
    """What can be chosen about an entry."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: list[tuple[TextLabel, Callable[[], str]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._follow(theme)
        self._build()
        self.retranslate()
        self.restyle()

    def show_entry(self, entry: Entry) -> None:
        """Show what the entry holds."""
        for element, control in self._controls.items():
            control.set_mark(entry.marks.of(element))
        self._kinds.set_value(entry.kind)
        self._reactions.set_chosen(entry.reactions)
        self._tones.set_value(entry.tone)
        self._effects.set_value(entry.effect)
        self._quality.set_value(entry.quality_overruled)
        self._promise.setText("")
        self._say()

    def fill(self, entry: Entry) -> Entry:
        """Return the entry with what is chosen."""
        return replace(
            entry,
            kind=self._kinds.value(),
            marks=Marks(**{element.value: control.mark() for element, control in self._controls.items()}),
            reactions=self._reactions.chosen(),
            tone=self._tones.value(),
            effect=self._effects.value(),
            quality_overruled=self._quality.value(),
        )

    def promise(self) -> str:
        """Return the promise that is being written, or an empty text."""
        return self._promise.text().strip()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for label, words in self._heads:
            label.setText(words())
        for element in Element:
            self._names[element].setText(labels.element_name(element))
            self._names[element].setToolTip(labels.element_anchor(element))
            self._controls[element].set_name(labels.element_name(element))
        self._promise.setPlaceholderText(_("What did I say I would do?"))
        self._promise.setAccessibleName(_("Promise"))
        self._say()

    def restyle(self) -> None:
        """Measure again."""
        self._column.setSpacing(self.theme.px(6))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._head(lambda: _("Invitation elements"))
        self._controls: dict[Element, MarkControl] = {}
        self._names: dict[Element, TextLabel] = {}
        self._words: dict[Element, TextLabel] = {}
        for element in Element:
            self._column.addLayout(self._element(element))
        self._kinds = self._chips(lambda: _("Kind of occasion"), options_of(Kind, labels.kind_label))
        self._reactions = self._chips(
            lambda: _("My first reaction"), options_of(Reaction, labels.reaction_chip), exclusive=False
        )
        self._tones = self._chips(
            lambda: _("Tone"), [ChipOption(t, partial(labels.tone_chip, t), tone=t) for t in Tone]
        )
        self._effects = self._chips(lambda: _("Afterwards they"), options_of(Effect, labels.effect_label))
        self._derived = TextLabel(theme, "note", "faint", wrap=True)
        self._quality = self._chips(
            lambda: _("My reaction was"),
            options_of([q for q in Quality if q is not Quality.NOT_RATED], labels.quality_label),
        )
        self._column.addWidget(self._derived)
        self._head(lambda: _("Promise"))
        self._promise = QLineEdit()
        self._promise.textChanged.connect(self.changed)
        self._column.addWidget(self._promise)
        self._column.addStretch(1)

    def _element(self, element: Element) -> QHBoxLayout:
        theme = self.theme
        name, word, control = TextLabel(theme, "body"), TextLabel(theme, "small", "muted"), MarkControl(theme)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(word)
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(control)
        control.mark_changed.connect(self._touched)
        self._names[element], self._words[element], self._controls[element] = name, word, control
        return row

    def _chips(self, head: Callable[[], str], options: list[ChipOption[T]], *, exclusive: bool = True) -> ChipGroup[T]:
        self._head(head)
        group: ChipGroup[T] = ChipGroup(self.theme, options, head, exclusive=exclusive)
        group.changed.connect(self._touched)
        self._column.addWidget(group)
        return group

    def _head(self, words: Callable[[], str]) -> None:
        label = TextLabel(self.theme, "section")
        self._heads.append((label, words))
        if len(self._heads) > 1:
            self._column.addSpacing(self.theme.px(12))
        self._column.addWidget(label)

    def _touched(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for element, control in self._controls.items():
            self._words[element].setText(labels.mark_label(control.mark()))
        self._derived.setText(_("It follows from reactions and tone, unless you choose another here."))
