"""A quiet line over a form that shows a draft: when it was begun, and a way to begin afresh."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.clock import Clock
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import when


class DraftLine(Themed, QWidget):
    """Hidden while no draft is shown."""

    afresh_wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._follow(theme)
        self._clock = clock
        self._begun: dt.datetime | None = None
        self._said = TextLabel(theme, "small", "muted")
        self._afresh = TextButton(theme, lambda: _("Start afresh"), small=True)
        self._afresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.row(8, self).add(self._said, TextLabel(theme, "small", "muted", text="·"), self._afresh, STRETCH)
        self._afresh.clicked.connect(self.afresh_wanted)
        self.say_by(self._say)
        self.hide()

    def show_draft(self, begun: dt.datetime | None) -> None:
        """Say when the draft was begun; None hides the line."""
        self._begun = begun
        self._say()
        self.setVisible(begun is not None)

    def _say(self) -> None:
        if self._begun is not None:
            moment = when(self._begun, self._clock.now().date())
            self._said.setText(_("Draft from {when}").format(when=moment))
