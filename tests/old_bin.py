"""What is old in the bin goes, as the app lets it go after opening; and in place, where no window stands."""

from __future__ import annotations

import datetime as dt

from leader_journal.composition import Services
from leader_journal.core.erasure import Emptied
from leader_journal.storage.journal import Journal


def empty_old_bin(services: Services, among: frozenset[str] | None = None) -> Emptied:
    """Erase what is too old, of `among` or of all that was thrown away, in a copy that takes the journal's place."""
    entries = services.entries
    old = entries.old_trash(entries.thrown_away_in_job() if among is None else among)
    if not old:
        return Emptied()
    emptied = entries.take_emptied(entries.erase_beside(old))
    assert emptied is not None, "nobody else was at the journal"
    return emptied


def purge(journal: Journal, before: dt.datetime) -> Emptied:
    """Erase what was thrown away before a moment."""
    return journal.erasures.erase_deleted(journal.erasures.due(before, journal.erasures.deleted_in_job()))
