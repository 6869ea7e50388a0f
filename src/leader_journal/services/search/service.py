"""Search over everything that was ever written, the guide and the help: one question, groups with counts.

Entries have an index. Everything else is some hundreds of short texts, which are read from their records when somebody
searches: nothing of them is kept a second time that an erasure would have to reach (docs/decisions/0041).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import search_terms
from leader_journal.core.found import Findable, FoundGroup, FoundKind, Passage, Where, hit, holds
from leader_journal.core.periods import Period
from leader_journal.exchange.guide import REFERENCE, read_guide
from leader_journal.exchange.help import read_help
from leader_journal.services.search.drafts import findable_drafts
from leader_journal.services.search.findables import Findables, on_one_line
from leader_journal.wording.filters.parsing import words_and_days

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.guide import ChapterText
    from leader_journal.core.help import HelpText
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.reader import JournalReader

SHOWN = 5
"""Hits of a group that are shown at first."""

ALL = 500
"""Hits of a group at most: whoever sees so many looks for something else."""


class SearchService:
    """Finds; nothing is written. A job in another thread may call it."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def everything(
        self, typed: str, language: str, *, limit: int = SHOWN, only: FoundKind | None = None
    ) -> tuple[FoundGroup, ...]:
        """Return what holds every word that was typed, and each "phrase in quotes"; groups without any are left out.

        `only` is the one kind that is wanted. Parts of words count, and letters as typed or folded. Words that name
        days ("october 2025", "uge 47") also find what is of those days and holds the rest.
        """
        sought = Sought.of(typed, self._clock.now().date())
        with self._journal.reader() as reader:
            return find(reader, sought, read_guide(language), read_help(language), limit=limit, only=only)


class Sought(Struct, frozen=True):
    """What is looked for: every word as it stands, or the days that some words name and the rest of the words."""

    typed: str
    terms: tuple[str, ...]
    rest: str = ""
    rest_terms: tuple[str, ...] = ()
    days: Period | None = None

    @classmethod
    def of(cls, typed: str, today: dt.date) -> Self:
        """Return what a line looks for."""
        typed = typed.replace("\0", " ")
        rest, days = words_and_days(typed, today)
        return cls(typed, search_terms(typed), rest, search_terms(rest), days)

    def holds(self, findable: Findable) -> bool:
        """Whether a record is looked for."""
        if holds(findable, self.terms):
            return True
        days, day = self.days, findable.day
        return days is not None and day is not None and day in days and holds(findable, self.rest_terms)


def find(
    journal: JournalReader,
    sought: Sought,
    guide: Iterable[ChapterText],
    help_pages: Iterable[HelpText],
    *,
    limit: int = SHOWN,
    only: FoundKind | None = None,
) -> tuple[FoundGroup, ...]:
    """Return what `SearchService.everything` returns, of a journal that is read."""
    terms = sought.terms
    if not terms:
        return ()
    found: dict[FoundKind, list[Findable]] = {kind: [] for kind in FoundKind}
    if only is not FoundKind.ENTRY:
        findables = Findables(journal)
        pages = chain(_chapters(guide), _topics(help_pages))
        for findable in chain(findables.all_but_entries(), findable_drafts(findables, journal), pages):
            if only in (None, findable.kind) and sought.holds(findable):
                found[findable.kind].append(findable)
    groups = {
        kind: FoundGroup(kind, len(records), tuple(hit(one, terms) for one in _latest_first(records)[:limit]))
        for kind, records in found.items()
    }
    if only in (None, FoundKind.ENTRY):
        groups[FoundKind.ENTRY] = _entries(journal, sought, limit)
    return tuple(groups[kind] for kind in FoundKind if groups[kind].count)


def _entries(journal: JournalReader, sought: Sought, limit: int) -> FoundGroup:
    said, findables, entries = EntryFilter(text=sought.typed), Findables(journal), journal.entries
    rows = list(entries.rows(said, limit=limit))
    count = entries.count(said)
    if sought.days is not None:
        of_days = EntryFilter(text=sought.rest, period=sought.days)
        rows += entries.rows(of_days, limit=limit)
        count += entries.count(of_days) - entries.count(replace(of_days, text=sought.typed))
    known = {row.id: row for row in rows}
    latest = sorted(known.values(), key=lambda row: (row.happened, row.id), reverse=True)[:limit]
    hits = tuple(hit(findables.entry(entries.get(row.id)), sought.terms) for row in latest)
    return FoundGroup(FoundKind.ENTRY, count, hits)


def _latest_first(records: list[Findable]) -> list[Findable]:
    """The latest first, where days are known; else as they stand."""
    return sorted(records, key=lambda one: one.day or dt.date.min, reverse=True)


def _chapters(guide: Iterable[ChapterText]) -> Iterator[Findable]:
    for page in guide:
        passages = tuple(Passage(Where.CHAPTER, on_one_line(REFERENCE.sub("", text))) for text in page.texts())
        yield Findable(kind=FoundKind.GUIDE, id=page.chapter.value, passages=passages)


def _topics(pages: Iterable[HelpText]) -> Iterator[Findable]:
    for page in pages:
        passages = tuple(Passage(Where.CHAPTER, on_one_line(text)) for text in page.texts())
        yield Findable(kind=FoundKind.HELP, id=page.topic.value, passages=passages)
