"""What charts read alike: from where, and how stored texts are said with names or with letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from leader_journal.charts.shared.build import EntriesSeen, SeenHead
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.narrow_entry import Noted
from leader_journal.core.periods import Period

if TYPE_CHECKING:
    from leader_journal.core.tallies import Tallies

Said = Callable[[str], str]


def history(source: ChartSource, chosen: EntryFilter, period: Period, today: dt.date) -> Tallies:
    """Return the counts of all days up to the end of what is shown: a change is told from what was before it too."""
    so_far = chosen.within(Period(None, period.last or today))
    return source.once(("days", so_far), lambda: source.entries.tallies(so_far))


def seen_head(source: ChartSource, chosen: EntryFilter, period: Period, today: dt.date) -> SeenHead:
    """Return what every chart of single entries says of them: how many there are, and since when."""
    shown = chosen.within(period)
    count, first = source.once(("how many", shown), lambda: source.entries.extent(shown))
    return SeenHead(
        any_history=count > 0 or source.entries.count(EVERYTHING) > 0,
        count=count,
        first=first,
        period=period,
        filter=chosen,
        today=today,
    )


def entries_seen(source: ChartSource, noted: Noted, chosen: EntryFilter, period: Period, today: dt.date) -> EntriesSeen:
    """Return what the charts of what became of entries are made of: those that say something of it."""
    entries = source.entries.narrow(noted, chosen.within(period))
    return EntriesSeen(entries=entries, **seen_head(source, chosen, period, today))


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


def hiding(source: ChartSource, asked: AskedNames, texts: Iterable[str]) -> Said:
    """Return how stored texts are read where nobody is to be named: with letters that are the same in all of them."""
    return HiddenNames.of(source.people, texts, asked.also, asked.letters)


def reading(source: ChartSource, asked: AskedNames, texts: Iterable[str]) -> Said:
    """Return how stored texts are read: with names, or with letters."""
    if not asked.names:
        return hiding(source, asked, texts)
    aliases, merged = {person.id: person.alias for person in source.people.all()}, to_the_end(source.people.merged())

    def alias_of(person: str) -> str:
        return aliases.get(merged.get(person, person), UNKNOWN_PERSON)

    return lambda text: shown(text, alias_of)
