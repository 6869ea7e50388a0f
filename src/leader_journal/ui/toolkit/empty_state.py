"""What a wholly empty page says: one line, one sentence, at most one button. No picture, no praise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed

_COLUMN = 420


class EmptyState(Themed, QWidget):
    """Left aligned, in the middle of the height. The texts are callables that say them in the current language."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(
        self,
        theme: Theme,
        finding: Callable[[], str],
        sentence: Callable[[], str],
        action: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._texts = (finding, sentence, action)
        self._finding = TextLabel(theme, TextStyle.FINDING, wrap=True)
        self._sentence = TextLabel(theme, TextStyle.BODY, "muted", wrap=True)
        self.button = DefaultButton(theme)
        if action is None:
            self.button.hide()  # never shown here: without a parent yet, it would flash as a window of its own
        else:
            self.setFocusProxy(self.button)
        self.setProperty("noRing", True)  # noqa: FBT003 - a Qt property; a stack gives the focus to what it shows
        self.button.clicked.connect(self.pressed)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 8)
        self._column.addStretch(1)
        self._column.addWidget(self._finding)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        finding, sentence, action = self._texts
        self._finding.setText(finding())
        self._sentence.setText(sentence())
        if action is not None:
            self.button.setText(action())

    def restyle(self) -> None:
        for label in (self._finding, self._sentence):
            label.setMaximumWidth(self.theme.px(_COLUMN))
        super().restyle()
