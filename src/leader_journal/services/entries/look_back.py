"""Last time this happened: the latest entry of the same kind that is about the same, or none.

Alike is what shares two words that few entries hold, or a theme and one word that hardly any holds. That is all that is
claimed: the words decide, nobody reads the text, and where nothing is close nothing is shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.storage.alike import Likeness
from leader_journal.wording.content_words import content_words, occurs

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.records import Entry
    from leader_journal.core.rows import EntryRow
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.reader import JournalReader

FEW, FEW_SHARE, MOST_COUNTED = 6, 0.04, 2000
"""A word is telling while so many others hold it, or this share of all; none is counted further than the last."""
HARDLY_ANY, HARDLY_ANY_SHARE = 3, 0.01
"""With a theme in common one word is enough, while so few hold it."""
MOST_WORDS, MOST_ASKED = 16, 6
"""Words of the facts that are counted, the longest first; and the rarest of them, by which entries are looked for."""
MOST_LOOKED_AT = 40
CLOSE_ENOUGH = 0.75
"""Of the closest and the entries that come near it in this measure the latest is shown."""
_THEME_WORTH = 1.5
"""A theme in common counts as much as so many words of middling rarity."""


class _Found(Struct, frozen=True):
    likeness: Likeness
    score: float


class LookBackService:
    """Finds what an entry brings to mind."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def last_time(self, entry: Entry) -> EntryRow | None:
        """Return the last time this happened, found here and now."""
        return _last_time(self._journal, entry)

    def last_time_job(self, entry: Entry) -> Callable[[], EntryRow | None]:
        """Return the same as a callable for another thread, which reads on a connection of its own."""

        def find() -> EntryRow | None:
            with self._journal.reader() as reader:
                return _last_time(reader, entry)

        return find

    def newest_of_today(self) -> Entry | None:
        """Return the entry that was written down last, when it happened today and was not brought in."""
        rows = self._journal.entries.rows(EVERYTHING, limit=1)
        if not rows or rows[0].imported or rows[0].happened.date() != self._clock.now().date():
            return None
        return self._journal.entries.get(rows[0].id)


def _last_time(source: Journal | JournalReader, entry: Entry) -> EntryRow | None:
    if entry.kind is None:
        return None
    total = source.entries.count(EVERYTHING)
    telling = _telling_words(source, entry, total)
    if not telling:
        return None
    rarest = sorted(telling, key=lambda word: (telling[word], word))[:MOST_ASKED]
    day = entry.happened.date().toordinal()
    near = source.alike.closest(rarest, entry.kind, entry.themes, day, MOST_LOOKED_AT)
    found = [_Found(one, score) for one in near if one.entry != entry.id and (score := _score(one, telling, total))]
    if not found:
        return None
    enough = max(one.score for one in found) * CLOSE_ENOUGH
    latest = max((one for one in found if one.score >= enough), key=lambda one: (one.likeness.day, one.score))
    rows = source.entries.rows(EntryFilter(ids=frozenset({latest.likeness.entry})), limit=1)
    return rows[0] if rows else None


def _telling_words(source: Journal | JournalReader, entry: Entry, total: int) -> dict[str, int]:
    """Return the words of the facts that few other entries hold, each with how many do."""
    names = [name for person in source.people.all() for name in (person.alias, person.real_name)]
    words = sorted(content_words(entry.facts, names), key=lambda word: (-len(word), word))[:MOST_WORDS]
    most = min(MOST_COUNTED, max(FEW, int(total * FEW_SHARE)))
    counts = {word: source.alike.occurrences(word, most + 2) - 1 for word in words}  # the entry itself is one of them
    return {word: count for word, count in counts.items() if 1 <= count <= most}


def _score(one: Likeness, telling: dict[str, int], total: int) -> float:
    """Return how close an entry is, the rarer the words in common the closer; 0 where it is not alike."""
    shared = [word for word in telling if occurs(word, one.folded)]
    hardly_any = max(HARDLY_ANY, total * HARDLY_ANY_SHARE)
    with_theme = one.shares_theme and any(telling[word] <= hardly_any for word in shared)
    if len(shared) < 2 and not with_theme:
        return 0.0
    theme = _THEME_WORTH * math.log(1 / FEW_SHARE) if one.shares_theme else 0.0
    return theme + sum(math.log((total + 1) / telling[word]) for word in shared)
