"""A short list of words of the leader's own: each with a cross, and a line to add another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _

_LINE_WIDTH, _LONGEST_WORD = 260, 60


class WordList(Themed, QWidget):
    """The words are one tab stop: the arrows go from one to the next, Del takes one away."""

    added = Signal(str)
    """The user wants this word, as typed."""
    removed = Signal(str)
    """The user wants this word no more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._chips: list[TokenChip] = []
        self._line, self._add = QLineEdit(), DefaultButton(theme, lambda: _("Add"), small=True)
        self.say(self._line.setPlaceholderText, lambda: _("Another word"))
        self.say(self._line.setAccessibleName, lambda: _("Another word"))
        self.fit(self._line.setMaximumWidth, _LINE_WIDTH)
        self._line.setMaxLength(_LONGEST_WORD)
        self._build()
        self._line.returnPressed.connect(self._typed)
        self._add.clicked.connect(self._typed)
        self.restyle()

    def set_words(self, words: Sequence[str]) -> None:
        if [chip.token for chip in self._chips] == list(words):
            return
        here = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(word) for word in words]
        self._words.setVisible(bool(words))
        for before, after in pairwise((self._words, *self._chips, self._line, self._add)):
            QWidget.setTabOrder(before, after)
        self._rove(0)
        if here is not None:
            focus = self._chips[min(here, len(words) - 1)] if self._chips else self._line
            focus.setFocus()

    def clear_line(self) -> None:
        """The word that was typed is in the list now."""
        self._line.setText("")

    def restyle(self) -> None:
        self._line.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def _build(self) -> None:
        self._words = QWidget()
        self._flow = FlowLayout(self._words)
        self.fit(self._flow.set_gaps, 6)
        row = self.row(8)
        row.add(self._line, self._add, STRETCH)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 10)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._words)
        self._column.addLayout(row.layout)
        self._words.hide()

    def _chip(self, word: str) -> TokenChip:
        chip = TokenChip(self.theme, word, word, self._words, removes=lambda: _("Remove this word"))
        chip.removed.connect(self.removed)
        chip.stepped.connect(self._step)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _typed(self) -> None:
        if self._line.text().strip():
            self.added.emit(self._line.text())

    def _step(self, step: int) -> None:
        here = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), 0)
        there = min(len(self._chips) - 1, max(0, here + step))
        self._rove(there)
        self._chips[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, place: int) -> None:
        for number, chip in enumerate(self._chips):
            strong = Qt.FocusPolicy.StrongFocus
            chip.setFocusPolicy(strong if number == place else Qt.FocusPolicy.ClickFocus)
