"""What a wholly empty page says: one line, one sentence, at most one button. No picture, no praise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
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
        column = self.column(self, spacing=8)
        column.add(STRETCH)
        for style, token, words in ((TextStyle.FINDING, "", finding), (TextStyle.BODY, "muted", sentence)):
            label = TextLabel(theme, style, token, wrap=True)
            self.say(label.setText, words)
            self.fit(label.setMaximumWidth, _COLUMN)
            column.add(label)
        self.button = DefaultButton(theme)
        if action is None:
            self.button.hide()  # never shown here: without a parent yet, it would flash as a window of its own
        else:
            self.say(self.button.setText, action)
            self.setFocusProxy(self.button)
        self.setProperty("noRing", True)  # noqa: FBT003 - a Qt property; a stack gives the focus to what it shows
        self.button.clicked.connect(self.pressed)
        column.left(self.button)
        column.add(STRETCH)
