"""What is set for this journal: read when it is needed, changed as a change that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from leader_journal.core.changes import Changes
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class JournalSettingsService:
    """Reads and changes the settings of one journal."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes
        self._current: JournalSettings | None = None
        writes.after_each(self._forget)

    @property
    def current(self) -> JournalSettings:
        """Kept until the next write: fields ask at every key."""
        if self._current is None:
            self._current = self._journal.settings.current()
        return self._current

    def change(self, changed: Callable[[JournalSettings], JournalSettings]) -> Changes:
        """Save what `changed` makes of the settings in use: `change(lambda s: replace(s, by_person=True))`."""
        with self._writes.change() as writer:
            writer.put(changed(self.current))
        return writer.changes

    def _forget(self) -> None:
        self._current = None
