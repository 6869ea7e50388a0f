"""What of a source came in before: it is known, lies in the bin, was read by another mapping, or is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from leader_journal.core.folding import fold
from leader_journal.core.records import Entry
from leader_journal.exchange.import_plan import ImportedEntry, ImportedMeeting, ImportPlan

if TYPE_CHECKING:
    from leader_journal.services.people.service import PeopleService
    from leader_journal.storage.journal import Journal

_MOSTLY = 0.7
"""So much of what stood in the cells of a row has to be the same, by letters, for it to be the same row."""


class SortedEntries(Struct):
    """The entries of a plan by what is here of them; of those that were here, the record as well."""

    new: list[ImportedEntry] = field(default_factory=list)
    known: int = 0
    in_bin: list[tuple[ImportedEntry, Entry]] = field(default_factory=list)
    otherwise: list[tuple[ImportedEntry, Entry]] = field(default_factory=list)


class ImportedBefore:
    """Looks in the journal for what a plan would bring in."""

    def __init__(self, journal: Journal, people: PeopleService) -> None:
        self._journal = journal
        self._people = people

    def sorted(self, plan: ImportPlan) -> SortedEntries:
        """Return the entries of a plan by what is here of them."""
        known = self._journal.entries.origins(plan.source)
        thrown = (
            {
                entry.origin.key: entry
                for entry in (trashed.entry for trashed in self._journal.entries.trashed())
                if entry.origin is not None and entry.origin.source == plan.source
            }
            if known
            else {}
        )
        read_before = self._read_before(plan) if known and plan.columns else {}
        found = SortedEntries()
        for item in plan.entries:
            if item.key in thrown:
                found.in_bin.append((item, thrown[item.key]))
            elif item.key in known:
                found.known += 1
            elif (before := _same_row(item, read_before)) is not None:
                found.otherwise.append((item, before))
            else:
                found.new.append(item)
        return found

    def _read_before(self, plan: ImportPlan) -> dict[dt.datetime, list[Entry]]:
        """Return the entries that came from a table, by their moment: another mapping gives them another text."""
        keys = {item.key for item in plan.entries}
        before: dict[dt.datetime, list[Entry]] = {}
        for entry in self._journal.entries.all():
            if entry.origin is not None and entry.origin.source == plan.source and entry.origin.key not in keys:
                before.setdefault(entry.happened, []).append(entry)
        return before

    def new_meetings(self, plan: ImportPlan) -> list[ImportedMeeting]:
        """Return the one-on-ones of a plan that the journal does not hold."""
        here: set[tuple[str, dt.date | None, dt.time | None]] = set()
        for name in dict.fromkeys(meeting.person for meeting in plan.meetings):
            person = self._people.find(name)
            if person is not None:
                here |= {(name, one.day, one.time) for one in self._journal.one_on_ones.of_person(person.id)}
        return [one for one in plan.meetings if (one.person, one.day, one.time) not in here]


def _same_row(item: ImportedEntry, before: Mapping[dt.datetime, Sequence[Entry]]) -> Entry | None:
    """Return what came in of the same row by another mapping: at the same moment, and of the same cells mostly."""
    if item.happened not in before:
        return None
    cells = _cells(item.text)
    for entry in before[item.happened]:
        others = _cells(entry.facts)
        smaller = min(cells, others, key=_letters)
        if _letters(cells & others) >= _letters(smaller) * _MOSTLY:
            return entry
    return None


def _cells(text: str) -> frozenset[str]:
    """Return what stood in the cells of a row: its lines, without the headings that some of them are kept under."""
    lines = (fold(line).strip() for line in text.split("\n"))
    return frozenset(line.partition(": ")[2] or line for line in lines if line)


def _letters(cells: frozenset[str]) -> int:
    return sum(map(len, cells))
