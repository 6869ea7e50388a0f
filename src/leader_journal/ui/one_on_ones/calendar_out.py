"""The way out for a calendar: meetings and days on which promises are due, as a file."""

from __future__ import annotations

from functools import partial

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.services.files import replace_file
from leader_journal.ui.context import UiContext
from leader_journal.ui.file_names import proposed_file
from leader_journal.wording.catalogue import _

_SUFFIX = ".ics"


class CalendarOut:
    """Asks where to, and saves."""

    def __init__(self, context: UiContext) -> None:
        self._context = context

    def save_all(self, *, names: bool = True) -> None:
        """Save all that is to come."""
        self._save(self._context.services.calendar.calendar(names=names), _("Meetings and promises"))

    def save_meeting(self, meeting: OneOnOne, *, names: bool = True) -> None:
        """Save one meeting that has a day."""
        self._save(self._context.services.calendar.calendar_of(meeting, names=names), _("Meeting"))

    def _save(self, content: bytes, name: str) -> None:
        proposed = proposed_file(name, self._context.clock.now().date(), _SUFFIX)
        target = self._context.messages.ask_save_file(_("Save to a calendar file"), proposed, _("Calendar (*.ics)"))
        if target is None:
            return
        if target.suffix.lower() != _SUFFIX:
            target = target.with_name(target.name + _SUFFIX)
        if self._context.attempt(partial(replace_file, target, content)):
            self._context.messages.tell(
                _("Calendar saved. It is not encrypted: anyone who can see your calendar can see what it says.")
            )
