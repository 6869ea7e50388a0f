"""What charts read alike: from where, and how stored texts are said with names or with letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.merging import to_the_end
from leader_journal.storage.journal import Journal, JournalReader

Source = Journal | JournalReader
Said = Callable[[str], str]


def reading(source: Source, texts: Iterable[str], *, names: bool) -> Said:
    """Return how stored texts are read: with names, or with letters that are the same in all of them."""
    people, merged = source.people.all(), to_the_end(source.people.merged())
    if not names:
        return HiddenNames(people, merged, texts, source.people.former())
    aliases = {person.id: person.alias for person in people}

    def alias_of(person: str) -> str:
        return aliases.get(merged.get(person, person), UNKNOWN_PERSON)

    return lambda text: shown(text, alias_of)
