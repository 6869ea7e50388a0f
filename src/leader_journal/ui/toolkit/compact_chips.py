"""A long choice kept short: the chips that are chosen, and a dashed one that unfolds all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.chip import AddChip
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.wording.catalogue import _

T = TypeVar("T", bound=Hashable)


class CompactChips(ChipGroup[T]):
    """A ChipGroup that is folded whenever a choice is shown in it; letters choose also what is folded away."""

    def __init__(self, theme: Theme, options: Sequence[ChipOption[T]], name: Callable[[], str]) -> None:
        self._add: AddChip | None = None
        self._folded = True
        super().__init__(theme, options, name)
        self._add = AddChip(theme, _("Add"), self)
        self._add.clicked.connect(self._unfold)
        self._flow.addWidget(self._add)
        self.changed.connect(self._show_chips)
        self.say(self._add.set_label, lambda: _("Add"))
        self.say(self._add.setAccessibleName, lambda: _("{what}: add").format(what=self.accessibleName()))
        self._show_chips()

    def set_chosen(self, values: Iterable[T]) -> None:
        """Choose exactly these, silently, and fold the others away."""
        super().set_chosen(values)
        self._folded = True
        self._show_chips()

    def _unfold(self) -> None:
        self._folded = False
        self._show_chips()
        self.focus_in()

    def _show_chips(self) -> None:
        """One that was chosen a moment ago and taken back stays in sight until the choice is shown anew."""
        if self._add is None:
            return
        for chip in self._chips.values():
            if chip.isChecked() or not self._folded:
                chip.show()
            elif not chip.hasFocus():
                chip.hide()
        self._add.setVisible(self._folded)
        self.updateGeometry()
