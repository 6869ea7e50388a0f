"""Everything that an open journal tells, as one value that can be kept as JSON and compared years later."""

from __future__ import annotations

from dataclasses import dataclass

from leader_journal.core.filters import EVERYTHING, EntryFilter, SavedFilter
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.rows import EntryRow, KeptDraft, ThemeCount, TrashedEntry, Version
from leader_journal.storage.journal import Journal

SEARCHES = ("fejl", "aero", "åse h", "træt", "ringe til", "50%", "👍", "ko", "rettet", "smidt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a journal holds."""

    journal: str
    entries: tuple[Entry, ...]
    rows: tuple[EntryRow, ...]
    versions: tuple[tuple[Version, ...], ...]
    trashed: tuple[TrashedEntry, ...]
    people: tuple[Person, ...]
    promises: tuple[Promise, ...]
    agreements: tuple[Agreement, ...]
    saved_filters: tuple[SavedFilter, ...]
    themes: tuple[ThemeCount, ...]
    settings: tuple[str, ...]
    origins: tuple[str, ...]
    draft: KeptDraft | None
    hits: tuple[tuple[str, ...], ...]
    log: tuple[tuple[str, str, str | None, str, str], ...]


def content_of(journal: Journal) -> Contents:
    """Read everything."""
    entries = tuple(journal.entries.all())
    return Contents(
        journal=journal.id,
        entries=entries,
        rows=journal.entries.rows(EVERYTHING),
        versions=tuple(journal.entries.versions(entry.id) for entry in entries),
        trashed=journal.entries.trashed(),
        people=journal.people.all(),
        promises=journal.promises.all(),
        agreements=journal.agreements.all(),
        saved_filters=journal.saved_filters.all(),
        themes=journal.entries.themes(),
        settings=journal.entries.settings_used(),
        origins=tuple(sorted(journal.entries.origins("jrnl"))),
        draft=journal.drafts.load("capture"),
        hits=tuple(journal.entries.ids(EntryFilter(text=typed)) for typed in SEARCHES),
        log=tuple(
            (revision.rev, revision.kind, revision.parent, revision.subject, revision.payload.decode())
            for revision in journal.revisions.all()
        ),
    )
