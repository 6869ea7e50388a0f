"""What frames a step of something gone through: the row on top, the bars with the title, and the way on at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.step_bars import StepBars
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _, counted

NEXT_KEYS, BEFORE_KEYS = "Alt+PgDown", "Alt+PgUp"


class StepTop(Themed, QWidget):
    """The name of the whole, when it was saved last, and the way out of it."""

    left = Signal()
    """The reader wants to go on later."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._name, self._saved = TextLabel(theme, "body", "muted"), TextLabel(theme, "small", "faint")
        self._later = DefaultButton(theme, lambda: _("Continue later"), small=True)
        self._later.clicked.connect(self.left)
        row = self.row(14, self)
        row.fill(self._name)
        row.add(self._saved, self._later)

    def set_words(self, name: str, saved: str) -> None:
        """Say what this is, and when it was saved."""
        self._name.setText(name)
        self._saved.setText(saved)


class StepHeader(Themed, QWidget):
    """The bars, "Step 4 of 8", the title of the step and a sentence about it."""

    chosen = Signal(int)
    """The number of a step, counted from 0."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._follow(theme)
        self._count, self._current = count, 0
        self._names: tuple[str, ...] = ("",) * count
        self.bars = StepBars(theme, count)
        self.bars.chosen.connect(self.chosen)
        self._place, self._title = TextLabel(theme, TextStyle.SMALL, "muted"), TextLabel(theme, "title", wrap=True)
        self._words = TextLabel(theme, "body", "muted", wrap=True)
        self.column(self).add(self.bars, self._place, 3, self._title, 2, self._words)

    def set_names(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self.bars.set_names(names)
        self._say()

    def set_state(self, current: int, done: frozenset[int], words: str) -> None:
        """Show which step is in front, which have been gone through, and what is done in this one."""
        self._current = current
        self.bars.set_state(current, done)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._say()

    def retranslate(self) -> None:
        self._say()

    def _say(self) -> None:
        self._place.setText(_("Step {number} of {count}").format(number=self._current + 1, count=counted(self._count)))
        self._title.setText(self._names[self._current])


class StepFoot(Themed, QWidget):
    """A hairline, and under it the neighbouring steps by name; the one that leads on is the primary button."""

    before_pressed = Signal()
    next_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._before = DefaultButton(theme, icon="arrow-left")
        self.say(partial(set_tip, self._before), lambda: keys_shown(BEFORE_KEYS))
        self._next = PrimaryButton(theme, icon_after="arrow-right")
        self.say(partial(set_tip, self._next), lambda: keys_shown(NEXT_KEYS))
        self._left = TextLabel(theme, "body", "muted")
        self._before.clicked.connect(self.before_pressed)
        self._next.clicked.connect(self.next_pressed)
        row = self.row(12)
        row.add(self._before, STRETCH, self._left, self._next)
        self.column(self).add(Hairline(theme), 16, row)
        self.restyle()

    def set_words(self, before: str, following: str, left: str, *, leads_on: bool = True) -> None:
        """Name the step before ("" for none), the one that follows, and say how long there is to go.

        `leads_on`: an arrow stands behind the one that follows; not where it ends the whole.
        """
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self._next.setText(following)
        self._next.set_icon_after("arrow-right" if leads_on else "")
        self._left.setText(left)
        self._fit()

    def focus_next(self) -> None:
        """Put the focus on the button that leads on."""
        self._next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restyle(self) -> None:
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The time left is said where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [button for button in (self._before, self._next) if button.text()]
        taken = sum(widget.sizeHint().width() for widget in (*buttons, self._left))
        self._left.setVisible(taken + self.theme.px(48) <= self.width())
