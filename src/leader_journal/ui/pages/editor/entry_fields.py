"""What capture folds under "More", read from a saved entry and written back into it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry, Occasion
from leader_journal.services.entries.capture import IN_FRONT, Captured
from leader_journal.services.people.service import PeopleService


def captured_of(entry: Entry, book: PeopleService) -> Captured:
    """Return what a capture form would show under "More"; people by their alias."""
    named = mentioned(entry.facts)
    return replace(
        Captured(happened=entry.happened, **_more_of(entry)),
        people=tuple(book.alias_of(person) for person in entry.people if person not in named),
        raised_by=book.alias_of(entry.raised_by) if entry.raised_by is not None else None,
    )


def with_captured(entry: Entry, captured: Captured, book: PeopleService) -> Entry:
    """Return the entry with what stands under "More"; its facts say who else belongs to it.

    Somebody whom no alias stands for any more stays: they cannot have been taken out here.
    """
    ids = book.ids_by_alias()
    before = [person for person in entry.people if person in mentioned(entry.facts)]
    nameless = [person for person in entry.people if person not in ids.values()]
    chosen = [ids[alias] for alias in captured.people if alias in ids]
    kept = {*before, *nameless, *chosen}
    added = [person for person in (*mentioned(entry.facts), *chosen) if person not in entry.people]
    people = tuple(dict.fromkeys((*(person for person in entry.people if person in kept), *added)))
    more = _more_of(captured) | {
        "people": people,
        "raised_by": ids.get(captured.raised_by or "", entry.raised_by if entry.raised_by in nameless else None),
    }
    return replace(entry, happened=captured.happened or entry.happened, **more)


def _more_of(holder: Occasion) -> dict[str, Any]:
    """Return what is folded under "More"; in front of it the editor writes into the entry itself."""
    return {name: getattr(holder, name) for name in Occasion.__struct_fields__ if name not in IN_FRONT}
