"""What is read of a journal. Each part is loaded and made when it is first asked for: a command needs two or three."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leader_journal.storage.agreements import Agreements
    from leader_journal.storage.alike import Alike
    from leader_journal.storage.books import BringUps, JournalSettingsTable, OneOnOnes, OwnPrompts, Plans, Reviews
    from leader_journal.storage.entries import Entries
    from leader_journal.storage.people import People
    from leader_journal.storage.promises import Promises
    from leader_journal.storage.revisions import Revisions, RevisionSource
    from leader_journal.storage.saved_filters import SavedFilters


class Repositories:
    """Of one source of connections: an open journal's, or a reader's own."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    @cached_property
    def revisions(self) -> Revisions:
        from leader_journal.storage.revisions import Revisions

        return Revisions(self._source)

    @cached_property
    def entries(self) -> Entries:
        from leader_journal.storage.entries import Entries

        return Entries(self._source)

    @cached_property
    def alike(self) -> Alike:
        from leader_journal.storage.alike import Alike

        return Alike(self._source)

    @cached_property
    def people(self) -> People:
        from leader_journal.storage.people import People

        return People(self._source)

    @cached_property
    def promises(self) -> Promises:
        from leader_journal.storage.promises import Promises

        return Promises(self._source)

    @cached_property
    def agreements(self) -> Agreements:
        from leader_journal.storage.agreements import Agreements

        return Agreements(self._source)

    @cached_property
    def one_on_ones(self) -> OneOnOnes:
        from leader_journal.storage.books import OneOnOnes

        return OneOnOnes(self._source)

    @cached_property
    def bring_ups(self) -> BringUps:
        from leader_journal.storage.books import BringUps

        return BringUps(self._source)

    @cached_property
    def reviews(self) -> Reviews:
        from leader_journal.storage.books import Reviews

        return Reviews(self._source)

    @cached_property
    def plans(self) -> Plans:
        from leader_journal.storage.books import Plans

        return Plans(self._source)

    @cached_property
    def own_prompts(self) -> OwnPrompts:
        from leader_journal.storage.books import OwnPrompts

        return OwnPrompts(self._source)

    @cached_property
    def settings(self) -> JournalSettingsTable:
        from leader_journal.storage.books import JournalSettingsTable

        return JournalSettingsTable(self._source)

    @cached_property
    def saved_filters(self) -> SavedFilters:
        from leader_journal.storage.saved_filters import SavedFilters

        return SavedFilters(self._source)
