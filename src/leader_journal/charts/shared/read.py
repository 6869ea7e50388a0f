"""What charts read alike: from where, and how stored texts are said with names or with letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.periods import Period
from leader_journal.storage.journal import Journal
from leader_journal.storage.reader import JournalReader

if TYPE_CHECKING:
    from leader_journal.core.tallies import Tallies

Source = Journal | JournalReader
Said = Callable[[str], str]


def history(source: Source, chosen: EntryFilter, period: Period, today: dt.date) -> Tallies:
    """Return the counts of all days up to the end of what is shown: a change is told from what was before it too."""
    return source.entries.tallies(chosen.within(Period(None, period.last or today)))


def entries_seen(source: Source, chosen: EntryFilter, period: Period, today: dt.date) -> EntriesSeen:
    """Return what the charts made of narrow entries are made of."""
    entries = source.entries.narrow(chosen.within(period), NarrowEntry)
    any_history = bool(entries) or source.entries.count(EVERYTHING) > 0
    return EntriesSeen(
        entries=entries, any_history=any_history, count=len(entries), period=period, filter=chosen, today=today
    )


class AskedNames(Protocol):
    """What was asked for about names."""

    @property
    def names(self) -> bool:
        """Whether people are named."""
        ...

    @property
    def also(self) -> Sequence[str]:
        """Words that are hidden like people."""
        ...

    @property
    def letters(self) -> Sequence[str]:
        """People whose letters come first, in this order."""
        ...


def hiding(source: Source, asked: AskedNames, texts: Iterable[str]) -> Said:
    """Return how stored texts are read where nobody is to be named: with letters that are the same in all of them."""
    return HiddenNames.of(source.people, texts, asked.also, asked.letters)


def reading(source: Source, asked: AskedNames, texts: Iterable[str]) -> Said:
    """Return how stored texts are read: with names, or with letters."""
    if not asked.names:
        return hiding(source, asked, texts)
    aliases, merged = {person.id: person.alias for person in source.people.all()}, to_the_end(source.people.merged())

    def alias_of(person: str) -> str:
        return aliases.get(merged.get(person, person), UNKNOWN_PERSON)

    return lambda text: shown(text, alias_of)
