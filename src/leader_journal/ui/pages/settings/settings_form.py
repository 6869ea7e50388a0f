"""One section of Settings: a head, and under hairlines rows with a name, a word of explanation and a control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.context import UiContext
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Words
from leader_journal.ui.view import View

_BESIDE, _STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SettingsForm(View):
    """Built from top to bottom by the `add_` functions, and closed by `end`. Follows theme and language by itself.

    `lead` says under the title what the section is about.
    """

    def __init__(self, context: UiContext, title: Words, lead: Words | None = None) -> None:
        super().__init__(context)
        self._rows: dict[QBoxLayout, bool] = {}
        self._pairs: list[QBoxLayout] = []
        self._stacked = False
        self._column = self.column(self)
        self.add_text("title", "", title)
        self.add_gap(8)
        if lead is not None:
            self.add_text("lead", "", lead)
            self.add_gap(16)

    # what the page tells it

    def set_stacked(self, stacked: bool) -> None:
        """With little room what is chosen stands under its name."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._fit()

    def refresh(self, changes: Changes) -> None:
        """Show what a write elsewhere has changed, or what was taken back."""
        if Topic.SETTINGS in changes.topics:
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is chosen for the journal; nothing where the section chooses nothing of it."""

    def keep(self) -> None:
        """Save what is being written, at once; nothing where nothing is written."""

    # building

    def add_gap(self, height: float) -> None:
        """Leave this much room, at 100 % text size."""
        self._column.add(height)

    def add_text(self, style: str, token: str, words: Words) -> TextLabel:
        """Say something across the section."""
        label = self._label(style, token, words)
        self._column.add(label)
        return label

    def add_row(self, title: Words, words: Words | None, control: QWidget, *, under: bool = False) -> None:
        """Add a hairline, and under it a control, named on its left and perhaps explained.

        A control that needs the whole width stands `under` its name.
        """
        texts = self.column()
        texts.add(STRETCH, self._label("strong", "", title))
        if words is not None:
            texts.add(self._label("small", "muted", words))
        texts.add(STRETCH)
        row = QBoxLayout(_BESIDE)
        row.addLayout(texts.layout, 0 if under else 1)
        if under:
            row.addWidget(control)
        else:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._rows[row] = under
        self.say(control.setAccessibleName, title)
        self.add_line()
        self._column.add(row)
        self._fit_row(row, under=under)

    def add_pair(self, left: tuple[Words, Sequence[Words]], right: tuple[Words, Sequence[Words]]) -> None:
        """Add two lists of sentences beside each other, each with a head."""
        pair = QBoxLayout(_BESIDE)
        for head, sentences in (left, right):
            column = self.column(spacing=6)
            column.add(self._label("section", "ink", head))
            column.add(*(self._label("small", "muted", words) for words in sentences), STRETCH)
            pair.addLayout(column.layout, 1)
        self._pairs.append(pair)
        self._column.add(pair)
        self._fit_pair(pair)

    def add_line(self) -> None:
        self._column.add(Hairline(self.theme))

    def add_widget(self, widget: QWidget) -> None:
        self._column.add(widget)

    def end(self, *, line: bool = True) -> None:
        """Close the rows with a hairline, and leave the rest of the page empty."""
        if line:
            self.add_line()
        self._column.add(STRETCH)

    # following

    def restyle(self) -> None:
        self._fit()
        super().restyle()

    def _fit(self) -> None:
        for row, under in self._rows.items():
            self._fit_row(row, under=under)
        for pair in self._pairs:
            self._fit_pair(pair)

    def _fit_row(self, row: QBoxLayout, *, under: bool) -> None:
        stacked = self._stacked or under
        px = self.theme.px
        row.setContentsMargins(0, px(14), 0, px(14))
        row.setDirection(_STACKED if stacked else _BESIDE)
        row.setSpacing(px(8 if stacked else 20))

    def _fit_pair(self, pair: QBoxLayout) -> None:
        pair.setDirection(_STACKED if self._stacked else _BESIDE)
        pair.setSpacing(self.theme.px(20 if self._stacked else 40))
        for column in pair.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
            column.setSpacing(self.theme.px(6))  # else it has that of the pair

    def _label(self, style: str, token: str, words: Words) -> TextLabel:
        label = TextLabel(self.theme, style, token, wrap=True)
        self.say(label.setText, words)
        return label
