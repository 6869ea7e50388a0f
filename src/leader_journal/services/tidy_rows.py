"""The rows of the tidy tables, taken from a journal: those of the chosen entries, and all that they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from leader_journal.core.mentions import reference
from leader_journal.core.records import Entry
from leader_journal.exchange import tidy_tables as tidy
from leader_journal.storage.journal import Journal
from leader_journal.storage.tidy import TidyTable


def tidy_rows(
    journal: Journal, entries: Sequence[Entry], words: Callable[[str], str]
) -> list[tuple[TidyTable, Iterable[dict[str, object]]]]:
    """Return each table with its rows, in an order in which what is referred to comes first."""
    people = journal.people.all()
    agreements = journal.agreements.all()
    known = frozenset(one.id for one in people)
    agreed = frozenset(one.id for one in agreements)
    rows: dict[str, list[dict[str, object]]] = {form.name: [] for form in tidy.TABLES}
    for entry in entries:
        for table, row in tidy.entry_rows(entry, words, known, agreed):
            rows[table].append(row)
    rows["people"] = list(tidy.person_rows(people, lambda person: words(reference(person))))
    rows["agreements"] = list(tidy.agreement_rows(agreements, words))
    chosen = frozenset(entry.id for entry in entries)
    rows["promises"] = list(tidy.promise_rows(journal.promises.all(), words, known, chosen))
    meetings = journal.one_on_ones.all()
    rows["meetings"] = list(tidy.meeting_rows(meetings, words, known))
    held = frozenset(one.id for one in meetings)
    rows["bring_ups"] = list(tidy.bring_up_rows(journal.bring_ups.all(), words, known, chosen, held))
    rows["reviews"] = list(tidy.review_rows(journal.reviews.newest_first()))
    return [(_table(form), rows[form.name]) for form in tidy.TABLES]


def _table(form: tidy.TableForm) -> TidyTable:
    return TidyTable(name=form.name, columns=form.columns, key=form.key, refers=form.refers, searched=form.searched)
