"""The marks of the three elements side by side: a name, the chosen word, and the four-state control."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Marks
from leader_journal.core.terms import Element, Mark
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.mnemonic_label import MnemonicLabel
from leader_journal.ui.toolkit.painting import mnemonic_letter, without_mnemonic
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

_GAP, _LEAST_GAP, _NAME_GAP = 56, 12, 8


class MarksRow(Themed, QWidget):
    """Three mark controls. A digit marks and moves on to the next; their letters move between them."""

    changed = Signal()
    finished = Signal()
    """The last element was marked by a digit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._controls: dict[Element, MarkControl] = {}
        self._names: dict[Element, MnemonicLabel] = {}
        self._words: dict[Element, TextLabel] = {}
        self._shortcuts: dict[Element, QShortcut] = {}
        self._follow(theme)
        self._build()
        self.say(self.setAccessibleName, lambda: _("Invitation elements"))
        self.say_by(self._say)

    def marks(self) -> Marks:
        return Marks(**{element.value: control.mark() for element, control in self._controls.items()})

    def set_marks(self, marks: Marks) -> None:
        for element, control in self._controls.items():
            control.set_mark(marks.of(element))
        self._say_marks()

    def focus_in(self) -> None:
        next(iter(self._controls.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def mark_first(self, number: int) -> None:
        """Mark the first element by the number of its cell, and go on to the next, as its own digit does."""
        self._controls[Element.HUMILITY].choose_cell(number)

    def reach_by_alt(self, owner: QWidget) -> None:
        """Let Alt and an element's letter reach its control from anywhere in `owner`."""
        for element, control in self._controls.items():
            shortcut = QShortcut(owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(control.setFocus)
            self._shortcuts[element] = shortcut
        self._say()

    def _say(self) -> None:
        for element in Element:
            label = labels.element_key(element)
            self._names[element].setText(label)
            set_tip(self._names[element], labels.element_anchor(element))
            self._controls[element].set_name(without_mnemonic(label))
            if element in self._shortcuts:
                self._shortcuts[element].setKey(QKeySequence(f"Alt+{mnemonic_letter(label)}"))
        self._say_marks()
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """An element's letter moves to its control while one of the three has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text():
            for element, control in self._controls.items():
                if event.text().lower() == mnemonic_letter(labels.element_key(element)):
                    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    return True
        return False

    def restyle(self) -> None:
        super().restyle()
        self._give_room()

    def _give_room(self) -> None:
        """The widest word has its room from the start: nothing moves while one marks."""
        metrics = self.theme.metrics(TextStyle.SMALL)
        widest = max(math.ceil(metrics.horizontalAdvance(labels.mark_label(mark))) for mark in Mark)
        for word in self._words.values():
            word.setFixedWidth(widest + self.theme.px(2))
        heads = [name.sizeHint().width() + self.theme.px(_NAME_GAP) + widest for name in self._names.values()]
        for control in self._controls.values():  # all as wide as the widest head, which ends where its control ends
            control.setFixedWidth(max(control.sizeHint().width(), *heads))
        px = self.theme.px
        self._row.set_gaps(px(_GAP), px(12), least=px(_LEAST_GAP))

    def _build(self) -> None:
        row = self._row = FlowLayout(self)
        for element in Element:
            control = MarkControl(self.theme)
            name, word = MnemonicLabel(self.theme), TextLabel(self.theme, "small", "muted")
            head, cell = self.row(4), QWidget()
            head.add(name, STRETCH, word)
            self.column(cell, spacing=4).add(head, control)
            row.addWidget(cell)
            word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            control.installEventFilter(self)
            control.mark_changed.connect(self._mark_changed)
            control.digit_chosen.connect(self._next_after(element))
            self._controls[element], self._names[element], self._words[element] = control, name, word

    def _next_after(self, element: Element) -> Callable[[], None]:
        following = {Element.HUMILITY: Element.QUESTIONS, Element.QUESTIONS: Element.ROOM}.get(element)
        return self.finished.emit if following is None else self._step_to(following)

    def _step_to(self, element: Element) -> Callable[[], None]:
        def step() -> None:
            self._controls[element].setFocus(Qt.FocusReason.TabFocusReason)

        return step

    def _mark_changed(self) -> None:
        self._say_marks()
        self.changed.emit()

    def _say_marks(self) -> None:
        for element, control in self._controls.items():
            self._words[element].setText(labels.mark_label(control.mark()))
