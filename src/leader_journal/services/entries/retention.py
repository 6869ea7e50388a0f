"""How long entries are kept: the leader's choice, and what it means now. Nothing goes by itself."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.core.periods import Period, add_months
from leader_journal.services.entries.service import EntryService
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.storage.journal import Journal

YEARS = (1, 2, 3, 5)
"""What can be chosen, beside keeping everything."""


class OldEntries(Struct, frozen=True):
    """Entries that are older than what is kept: how many, and the filter that shows them. `years` None keeps all."""

    years: int | None
    count: int
    filter: EntryFilter


class RetentionService:
    """What is asked at the end of a review."""

    def __init__(self, journal: Journal, settings: JournalSettingsService, entries: EntryService, clock: Clock) -> None:
        self._journal = journal
        self._settings = settings
        self._entries = entries
        self._clock = clock

    def old(self) -> OldEntries:
        years = self._settings.current.keep_years
        if years is None:
            return OldEntries(None, 0, EntryFilter(ids=frozenset()))
        last = add_months(self._clock.now().date(), -12 * years)
        chosen = EntryFilter(period=Period(None, last))
        return OldEntries(years, self._entries.count(chosen), chosen)

    def keep(self, years: int | None) -> Changes:
        """Choose how many years entries are kept; None keeps them all."""

        def chosen(settings: JournalSettings) -> JournalSettings:
            return replace(settings, keep_years=years)

        return self._settings.change(chosen)

    def let_go(self) -> Changes:
        """Move the old entries to the bin, as one change: from there they can be brought back for 30 days."""
        return self._entries.trash(self._journal.entries.ids(self.old().filter))
