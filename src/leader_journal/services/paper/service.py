"""What leaves the app as a page: what was decided about its sentences, and names shown or hidden.

Decisions are kept with the page they were made for, so that a second print does not ask again: in a draft of the
journal, encrypted like everything else, by a digest of the sentence. They are let go after a while: a softened sentence
must not outlive for long what it was written about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from leader_journal.core.as_if_read import Decision, NamedSentence, as_decided, named_sentences
from leader_journal.core.clock import Clock
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.errors import FileError
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import mentioned
from leader_journal.core.merging import to_the_end
from leader_journal.core.names import NameFinder
from leader_journal.core.sheets import Sheet
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal

_SLOT = "as_if_read"
KEPT_FOR = dt.timedelta(days=60)
"""How long the decisions about a page are kept after the last one."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """The decisions about one page, by digest of the sentence."""

    on: dt.date
    decisions: Mapping[str, Decision]


class PaperService:
    """Makes a page ready to leave. `page` names it for as long as it exists ("one_on_one:<id>", "entry:<id>")."""

    def __init__(self, journal: Journal, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._people = people
        self._clock = clock
        self._pages: dict[str, _Decided] | None = None

    def undecided(self, page: str, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Return the sentences of a page that name somebody and were not decided about yet, in reading order."""
        decided = self._decided(page)
        return tuple(sentence for sentence in self._named(sheet) if _digest(sentence.text) not in decided)

    def decide(self, page: str, sentence: NamedSentence, decision: Decision) -> None:
        """Keep a decision. Where the disk has no room for it, it holds until the journal is closed."""
        today = self._clock.now().date()
        pages = {name: kept for name, kept in self._kept_pages().items() if today - kept.on <= KEPT_FOR}
        pages[page] = _Decided(today, {**self._decided(page), _digest(sentence.text): decision})
        self._keep(pages)

    def decided(self, page: str) -> bool:
        """Whether something was decided about a page."""
        return bool(self._decided(page))

    def reconsider(self, page: str) -> None:
        """Forget what was decided about a page: every sentence is asked for again."""
        self._keep({name: kept for name, kept in self._kept_pages().items() if name != page})

    def ready(self, page: str, sheet: Sheet, *, names: bool = True) -> Sheet:
        """Return a page as it leaves: after what was decided about it, with names or with letters."""
        decided = self._decided(page)
        by_words = {
            sentence.text: decided[digest]
            for sentence in self._named(sheet)
            if (digest := _digest(sentence.text)) in decided
        }
        return as_decided(sheet, by_words).in_words(self.words(sheet, names=names))

    def words(self, sheet: Sheet, *, names: bool = True) -> Callable[[str], str]:
        """Return how a text of this page is read: with names, or with letters that are the same all over the page."""
        if names:
            return self._people.shown
        known, merged = self._journal.people, to_the_end(self._journal.people.merged())
        return HiddenNames(self._people.all(), merged, sheet.texts(), known.former())

    def _named(self, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Sentences that name somebody by reference, or by a name that was typed without one.

        A single letter is no such name: the alias I would be found in every line.
        """
        now = self._people.all()
        taken = {name for person in now for name in (person.alias, person.real_name)}
        before = (person for person in self._journal.people.former() if person.alias not in taken)
        finder = NameFinder(person for person in (*now, *before) if len(person.alias) > 1)
        into = to_the_end(self._journal.people.merged())

        def people_in(text: str) -> tuple[str, ...]:
            named = (*mentioned(text), *(name.person.id for name in finder.find(text)))
            return tuple(dict.fromkeys(into.get(person, person) for person in named))

        return named_sentences(sheet, people_in)

    def _decided(self, page: str) -> Mapping[str, Decision]:
        kept = self._kept_pages().get(page)
        return kept.decisions if kept is not None else {}

    def _keep(self, pages: dict[str, _Decided]) -> None:
        self._pages = pages
        with suppress(FileError):
            self._journal.drafts.save(_SLOT, encode(pages))

    def _kept_pages(self) -> dict[str, _Decided]:
        if self._pages is None:
            self._pages = self._load()
        return self._pages

    def _load(self) -> dict[str, _Decided]:
        draft = self._journal.drafts.load(_SLOT)
        if draft is None:
            return {}
        with suppress(Undecodable):
            return decode(draft.payload, dict[str, _Decided])
        return {}


def _digest(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()
