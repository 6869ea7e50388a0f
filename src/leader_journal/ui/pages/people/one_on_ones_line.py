"""When two meet next, and how the last one-on-one ended: what the app says is muted, what was written stands out."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout

from leader_journal.services.one_on_ones.service import Meetings
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.utf16 import units
from leader_journal.wording.one_on_ones.words import last_sentence, next_sentence, quoted


class OneOnOnesLine(TextLabel):
    """One line of two voices; not there where there is nothing to say."""

    def __init__(self, context: UiContext) -> None:
        self._said = 0
        super().__init__(context.theme, TextStyle.BODY, "muted", wrap=True)
        self._context = context

    def show_meetings(self, meetings: Meetings) -> None:
        """Say it of the meetings with somebody."""
        today = self._context.clock.now().date()
        following, last = meetings.next, next(iter(meetings.held), None)
        said, line = [], self._context.services.people.shown(last.closing_line) if last is not None else ""
        if following is not None and following.day is not None:
            said.append(next_sentence(following.day, following.time, today))
        if last is not None and last.held_on is not None:
            said.append(last_sentence(last.held_on, today, with_line=bool(line)))
        self._say(" ".join(said), quoted(line) if line else "")

    def _say(self, said: str, written: str) -> None:
        self._said = units(said)
        self.setText(f"{said} {written}" if written else said)
        self.setVisible(bool(said))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        length = units(self.text()) - self._said
        if length <= 0:
            return []
        part, form = QTextLayout.FormatRange(), QTextCharFormat()
        form.setFont(self.theme.font(TextStyle.PROSE_S))
        form.setForeground(self.theme.color("ink"))
        part.start = self._said
        part.length = length
        part.format = form
        return [part]
