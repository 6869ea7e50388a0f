"""The way out for a calendar: meetings and days on which promises are due, as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.services.calendar import PAGE
from leader_journal.services.files import replace_file
from leader_journal.ui.context import UiContext
from leader_journal.ui.file_names import proposed_file, with_ending
from leader_journal.ui.paper.paper_out import let_out_without_names
from leader_journal.wording.catalogue import _

_SUFFIX = ".ics"


class CalendarOut:
    """Asks where to, and saves. Without names it first shows what looks like one and would stay."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        self._context = context
        self._window = window

    def save_all(self) -> None:
        """Save all that is to come, with names."""
        self._save(partial(self._context.services.calendar.calendar, names=True), _("Meetings and promises"))

    def save_meeting(self, meeting: OneOnOne, *, names: bool = True) -> None:
        """Save one meeting that has a day."""
        calendar = self._context.services.calendar
        save = partial(self._save, partial(calendar.calendar_of, meeting, names=names), _("Meeting"))
        let_out_without_names(self._context, PAGE, {} if names else calendar.left(meeting), self._window, save)

    def _save(self, made: Callable[[], bytes], name: str) -> None:
        proposed = proposed_file(name, self._context.clock.now().date(), _SUFFIX)
        target = self._context.messages.ask_save_file(_("Save to a calendar file"), proposed, _("Calendar (*.ics)"))
        if target is None:
            return
        target = with_ending(target, _SUFFIX)
        if self._context.attempt(partial(replace_file, target, made())):
            self._context.messages.tell(
                _("Calendar saved. It is not encrypted: anyone who can see your calendar can see what it says.")
            )
