"""A group of chips: one tab stop, arrows inside, and letters that work while the group has the focus."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.chip import Chip, Glyph
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.painting import with_letters, without_mnemonic
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, focus_next

T = TypeVar("T", bound=Hashable)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class ChipOption(Generic[T]):
    """One chip: what it stands for, and its words in the current language (`&` before the letter)."""

    value: T
    label: Callable[[], str]
    digit: str = ""
    glyph: Glyph | None = None


class ChipGroup(Themed, QWidget, Generic[T]):
    """Chips that wrap. `exclusive`: at most one, and choosing it again clears it. `name` is what the group is."""

    accessible_role = QAccessible.Role.Grouping

    changed = Signal()
    """The user chose or cleared a chip; not sent by `set_chosen`."""

    def __init__(
        self,
        theme: Theme,
        options: Sequence[ChipOption[T]],
        name: Callable[[], str],
        parent: QWidget | None = None,
        *,
        exclusive: bool = False,
        show_keys: bool = True,
    ) -> None:
        """With `show_keys` every chip has a digit or a letter that chooses it while the group has the focus."""
        super().__init__(parent)
        self._follow(theme)
        self._options = tuple(options)
        self._name = name
        self._exclusive = exclusive
        self._show_keys = show_keys
        self._chips: dict[T, Chip] = {}
        self._flow = FlowLayout(self)
        self.fit(self._flow.set_gaps, 8, 8)
        self._build()
        self.say_by(self._say)

    def chosen(self) -> tuple[T, ...]:
        """Return the chosen values, in the order of the chips."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def value(self) -> T | None:
        return next(iter(self.chosen()), None)

    def set_chosen(self, values: Iterable[T]) -> None:
        """Choose exactly these, silently; what the group does not hold is left out."""
        wanted = set(values)
        for value, chip in self._chips.items():
            chip.setChecked(value in wanted)
        self._rove(self._stop())

    def set_value(self, value: T | None) -> None:
        self.set_chosen(() if value is None else (value,))

    def set_options(self, options: Sequence[ChipOption[T]]) -> None:
        """Show other chips; what was chosen and is still there stays chosen."""
        kept = self.chosen()
        self._options = tuple(options)
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = {}
        self._build()
        self._take_place()
        self.retranslate()
        self.set_chosen(kept)

    def toggle(self, value: T) -> None:
        """Choose a value as the user does: within the rules of the group, and with `changed`."""
        self._flip(self._chips[value])

    def chip(self, value: T) -> Chip:
        """Return the chip of a value; KeyError when the group does not hold it."""
        return self._chips[value]

    def focus_in(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Take the focus where the group was left, or at its first chip."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(reason)

    def value_text(self) -> str:
        return ", ".join(chip.text() for chip in self._chips.values() if chip.isChecked())

    def _say(self) -> None:
        labels = iter(self._labels())
        for option in self._options:
            self._chips[option.value].set_label(next(labels))
        self.setAccessibleName(without_mnemonic(self._name()))

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Chip):
            if event.type() == QEvent.Type.FocusIn:
                self._rove(watched)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event)
        return False

    def _labels(self) -> list[str]:
        labels = [option.label() for option in self._options]
        by_letters = self._show_keys and not any(option.digit for option in self._options)
        return with_letters(labels) if by_letters else labels

    def _build(self) -> None:
        labels = iter(self._labels())
        for option in self._options:
            chip = Chip(
                self.theme, next(labels), self, digit=option.digit, glyph=option.glyph, show_key=self._show_keys
            )
            if self._exclusive:
                chip.accessible_role = QAccessible.Role.RadioButton
            chip.installEventFilter(self)
            chip.clicked.connect(self._clicked)
            self._chips[option.value] = chip
            self._flow.addWidget(chip)
        self._rove(self._stop())

    def _take_place(self) -> None:
        """Put new chips where the group stands in the tab order; Qt puts what is new at the end of everything."""
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders only what can take the focus
        before: QWidget = self
        for chip in self._chips.values():
            QWidget.setTabOrder(before, chip)
            before = chip
        self.setFocusPolicy(policy)

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._settle(chip)
            self.changed.emit()

    def _flip(self, chip: Chip) -> None:
        chip.setChecked(not chip.isChecked())
        self._settle(chip)
        self._rove(chip)
        self.changed.emit()

    def _settle(self, chip: Chip) -> None:
        """After one chip was chosen, clear the others of an exclusive group."""
        if self._exclusive and chip.isChecked():
            for other in self._chips.values():
                if other is not chip:
                    other.setChecked(False)

    def _stop(self) -> Chip | None:
        """The chip that Tab reaches: where the focus was, else the chosen one, else the first."""
        chips = list(self._chips.values())
        for chip in chips:
            if chip.hasFocus():
                return chip
        return next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)

    def _rove(self, stop: Chip | None) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _key(self, chip: Chip, event: QKeyEvent) -> bool:
        """Act on a key; True when it was one of ours."""
        if event.modifiers() not in _PLAIN:
            return False
        if event.key() in ENTER_KEYS:
            return focus_next(chip)  # on to what comes next, as Tab does
        target = self._target(chip, event.key())
        if target is not None:
            self._rove(target)
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        typed = event.text().lower()
        hit = next((c for c in self._chips.values() if typed and c.isEnabled() and typed in (c.digit, c.letter)), None)
        if hit is None:
            return False
        self._flip(hit)
        hit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _target(self, chip: Chip, key: int) -> Chip | None:
        chips = [c for c in self._chips.values() if c.isEnabled()]
        if chip not in chips:
            return None
        if key in _STEPS:
            return chips[(chips.index(chip) + _STEPS[Qt.Key(key)]) % len(chips)]
        if key == Qt.Key.Key_Home:
            return chips[0]
        if key == Qt.Key.Key_End:
            return chips[-1]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return _in_next_line(chip, chips, down=key == Qt.Key.Key_Down)
        return None


def _in_next_line(chip: Chip, chips: list[Chip], *, down: bool) -> Chip:
    """Return the nearest chip of the next line, or the same chip at the first and last line."""
    centre = chip.geometry().center()
    others = [c for c in chips if (c.y() > chip.y() if down else c.y() < chip.y())]
    if not others:
        return chip
    line = min((c.y() for c in others), key=lambda y: abs(y - chip.y()))

    def distance(candidate: Chip) -> int:
        offset: QPoint = candidate.geometry().center() - centre
        return abs(offset.x())

    return min((c for c in others if c.y() == line), key=distance)
