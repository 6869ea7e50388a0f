"""Search over everything that was ever written, the guide and the help: one question, groups with counts.

Entries have an index. Everything else is some hundreds of short texts, which are read from their records when somebody
searches: nothing of them is kept a second time that an erasure would have to reach (docs/decisions/0041).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.codec import decode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import search_terms
from leader_journal.core.found import Findable, FoundGroup, FoundKind, Passage, Where, hit, holds
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_agreement
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Entry, Person
from leader_journal.exchange.guide import REFERENCE, read_guide
from leader_journal.exchange.help import read_help
from leader_journal.services.search.drafts import begun
from leader_journal.wording.filters.parsing import words_and_days

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.guide import ChapterText
    from leader_journal.core.help import HelpText
    from leader_journal.core.plans import Plan
    from leader_journal.core.reviews import Review
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.reader import JournalReader

SHOWN = 5
"""Hits of a group that are shown at first."""

ALL = 500
"""Hits of a group at most: whoever sees so many looks for something else."""

Read = Callable[[str], str]


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
        texts = Texts(journal)
        for findable in chain(texts.all(), begun(texts, journal), _chapters(guide), _topics(help_pages)):
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
    said, texts, entries = EntryFilter(text=sought.typed), Texts(journal), journal.entries
    rows = list(entries.rows(said, limit=limit))
    count = entries.count(said)
    if sought.days is not None:
        of_days = EntryFilter(text=sought.rest, period=sought.days)
        rows += entries.rows(of_days, limit=limit)
        count += entries.count(of_days) - entries.count(replace(of_days, text=sought.typed))
    known = {row.id: row for row in rows}
    latest = sorted(known.values(), key=lambda row: (row.happened, row.id), reverse=True)[:limit]
    hits = tuple(hit(texts.entry(entries.get(row.id)), sought.terms) for row in latest)
    return FoundGroup(FoundKind.ENTRY, count, hits)


def _latest_first(records: list[Findable]) -> list[Findable]:
    """The latest first, where days are known; else as they stand."""
    return sorted(records, key=lambda one: one.day or dt.date.min, reverse=True)


class Texts:
    """The records of a journal as they are read: everybody by name, also those who were merged into another."""

    def __init__(self, journal: Journal | JournalReader) -> None:
        self._journal = journal
        self._merged = to_the_end(journal.people.merged())
        self.names = _names(journal.people.all(), self._merged)

    def all(self) -> Iterator[Findable]:
        """Yield everything but the entries."""
        journal = self._journal
        yield from map(self._person, journal.people.all())
        yield from (
            self._of_person(FoundKind.BRING_UP, one.id, one.person, one.noted, one.text)
            for one in journal.bring_ups.all()
        )
        yield from (
            self._of_person(FoundKind.PROMISE, one.id, one.to, one.made, one.text) for one in journal.promises.all()
        )
        yield from map(self._meeting, journal.one_on_ones.all())
        yield from map(self._agreement, journal.agreements.all())
        yield from map(self.review, journal.reviews.all())
        yield from map(self._plan, journal.plans.all())

    def entry(self, entry: Entry) -> Findable:
        """Return an entry, with the promises that were made on its occasion."""
        parts = [
            (Where.TEXT, entry.facts),
            *((Where.ANSWER, answer.text) for answer in entry.answers),
            *((Where.THEME, theme) for theme in entry.themes),
            *((Where.PROMISE, one.text) for one in self._journal.promises.of_entry(entry.id)),
            *((Where.NAMES, self.name(person)) for person in entry.people),
        ]
        return self.made(FoundKind.ENTRY, entry.id, parts, day=entry.day)

    def _person(self, person: Person) -> Findable:
        parts = [(Where.NAMES, " · ".join(filter(None, (person.alias, person.real_name)))), (Where.NOTES, person.notes)]
        return self.made(FoundKind.PERSON, person.id, parts, person=person.id)

    def _of_person(self, kind: FoundKind, uid: str, person: str | None, day: dt.date, text: str) -> Findable:
        parts = [(Where.TEXT, text)]
        if person is not None:
            parts.append((Where.NAMES, self.name(person)))
        return self.made(kind, uid, parts, person=person, day=day)

    def _meeting(self, meeting: OneOnOne) -> Findable:
        parts = [
            (Where.CLOSING_LINE, meeting.closing_line),
            (Where.BROUGHT, meeting.brought),
            (Where.THANKED, meeting.thanked),
            *((Where.PAGE, text) for text in _lines(meeting)),
            (Where.PLACE, meeting.place),
            (Where.NAMES, self.name(meeting.person)),
        ]
        day = meeting.held_on or meeting.day
        return self.made(FoundKind.ONE_ON_ONE, meeting.id, parts, person=meeting.person, day=day)

    def _plan(self, plan: Plan) -> Findable:
        from leader_journal.wording.plans import plan_readings  # a search without a plan starts without it

        said = [(Where.TEXT, text) for text in plan_readings(plan)]
        return self.made(FoundKind.PLAN, plan.id, said, day=plan.made)

    def _agreement(self, agreement: Agreement) -> Findable:
        said = _words_of(agreement)
        heard = ", ".join((*map(self.name, agreement.said_to), agreement.said_to_others))
        parts = [
            *((Where.TEXT, text) for text in said),
            (Where.NAMES, heard),
            *((Where.EARLIER, text) for text in self._earlier(agreement.id) if text not in said),
        ]
        return self.made(FoundKind.AGREEMENT, agreement.id, parts, day=agreement.said_on)

    def _earlier(self, agreement: str) -> Iterator[str]:
        """How it was worded before, each text once, the last first."""
        revisions, seen = self._journal.revisions, set[str]()
        for version in revisions.versions(agreement):
            if not version.deleted:
                before = merged_agreement(decode(revisions.get(version.rev).payload, Agreement), self._merged)
                for text in _words_of(before):
                    if text not in seen:
                        seen.add(text)
                        yield text

    def review(self, review: Review) -> Findable:
        """Return a review, with everything that stands on its page."""
        texts: list[str] = []

        def note(text: str) -> str:
            texts.append(text)
            return text

        review.in_words(note)
        return self.made(FoundKind.REVIEW, review.id, [(Where.TEXT, text) for text in texts], day=review.last)

    def made(
        self,
        kind: FoundKind,
        uid: str,
        parts: Iterable[tuple[Where, str]],
        *,
        person: str | None = None,
        day: dt.date | None = None,
    ) -> Findable:
        """Return what is found by some texts of the journal, as they are read."""
        passages = tuple(Passage(where, _on_one_line(shown(text, self.names))) for where, text in parts if text.strip())
        return Findable(kind=kind, id=uid, passages=passages, person=person, day=day)

    def name(self, person: str) -> str:
        """Return how somebody is called."""
        return self.names.get(person, UNKNOWN_PERSON)


def _names(people: Iterable[Person], merged: Mapping[str, str]) -> dict[str, str]:
    names = {person.id: person.alias for person in people}
    return names | {person: names[end] for person, end in merged.items() if end in names}


def _lines(meeting: OneOnOne) -> Iterator[str]:
    """The lines of a page as it was held; of one that is to be, those in the leader's own words."""
    if meeting.state is MeetingState.HELD and meeting.page is not None:
        for block in meeting.page.blocks:
            yield from (line.text for line in block.shown)
    for choice in meeting.blocks:
        yield from (line.text for line in choice.lines if line.text is not None)


def _words_of(agreement: Agreement) -> tuple[str, ...]:
    words = (agreement.what, agreement.how, agreement.measure, agreement.consequence)
    return tuple(text for text in words if text.strip())


def _on_one_line(text: str) -> str:
    """A phrase is found across the end of a line, as the index of entries finds it."""
    return " ".join(text.split())


def _chapters(guide: Iterable[ChapterText]) -> Iterator[Findable]:
    for page in guide:
        passages = tuple(Passage(Where.CHAPTER, _on_one_line(REFERENCE.sub("", text))) for text in page.texts())
        yield Findable(kind=FoundKind.GUIDE, id=page.chapter.value, passages=passages)


def _topics(pages: Iterable[HelpText]) -> Iterator[Findable]:
    for page in pages:
        passages = tuple(Passage(Where.CHAPTER, _on_one_line(text)) for text in page.texts())
        yield Findable(kind=FoundKind.HELP, id=page.topic.value, passages=passages)
