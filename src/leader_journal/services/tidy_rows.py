"""The rows of the tidy tables, taken from a journal: those of the chosen entries, and all that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from leader_journal.core.mentions import reference
from leader_journal.core.records import Entry
from leader_journal.core.text_reading import ReadTexts, TextReading
from leader_journal.exchange import tidy_tables as tidy
from leader_journal.storage.repositories import Repositories
from leader_journal.storage.tidy import TidyTable

_AT_ONCE = 1000
"""Entries whose rows are held."""


def tidy_rows(
    journal: Repositories, entries: Iterable[Entry], words: TextReading
) -> Iterator[tuple[str, list[tidy.Row]]]:
    """Yield rows of each table, some at a time, in an order in which what is referred to comes first."""
    people = journal.people.all()
    agreements = journal.agreements.all()
    known = frozenset(one.id for one in people)
    agreed = frozenset(one.id for one in agreements)
    yield "people", list(tidy.person_rows(people, lambda person: words(reference(person))))
    yield "agreements", list(tidy.agreement_rows(agreements, words))
    chosen = set[str]()
    left = iter(entries)
    while some := tuple(islice(left, _AT_ONCE)):
        chosen.update(entry.id for entry in some)
        said = ReadTexts((text for entry in some for text in tidy.entry_texts(entry)), words)
        rows: dict[str, list[tidy.Row]] = {form.name: [] for form in tidy.TABLES}
        for entry in some:
            for table, row in tidy.entry_rows(entry, said.__getitem__, known, agreed):
                rows[table].append(row)
        yield from rows.items()
    promises = journal.promises.all()
    said = ReadTexts((one.text for one in promises), words)
    yield "promises", list(tidy.promise_rows(promises, said.__getitem__, known, chosen))
    meetings = journal.one_on_ones.all()
    yield "meetings", list(tidy.meeting_rows(meetings, words, known))
    held = frozenset(one.id for one in meetings)
    yield "bring_ups", list(tidy.bring_up_rows(journal.bring_ups.all(), words, known, chosen, held))
    yield "reviews", list(tidy.review_rows(journal.reviews.newest_first()))


def tidy_tables() -> list[TidyTable]:
    """Return the tables, what is referred to first."""
    return [
        TidyTable(name=form.name, columns=form.columns, key=form.key, refers=form.refers, searched=form.searched)
        for form in tidy.TABLES
    ]
