"""What leaves the app as a page: what was decided about its sentences, and names shown or hidden.

Decisions are kept with the page they were made for, so that a second print does not ask again: in a draft of the
journal, encrypted like everything else, by a digest of the sentence. They are let go after a while: a softened sentence
must not outlive for long what it was written about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from itertools import count

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.as_if_read import (
    Decision,
    NamedSentence,
    as_decided,
    left_words,
    own_texts_of,
    said_texts_of,
    sentences_to_look_at,
    written_small,
)
from leader_journal.core.clock import Clock
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.errors import FileError
from leader_journal.core.hidden_names import HiddenNames, known_names
from leader_journal.core.known_names import KnownNames
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.sheets import Sheet
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal
from leader_journal.wording.content_words import common_words, plain_words
from leader_journal.wording.term_words import term_words

_SLOT = "as_if_read"
_PER_STEP = 100
KEPT_FOR = dt.timedelta(days=60)
"""How long the decisions about a page are kept after the last one."""


class _Decided(Struct, frozen=True):
    """The decisions about one page, by digest of the sentence; words that are names, and words that are none."""

    on: dt.date
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


class PageSentences:
    """The sentences of a page, by what was decided about each."""

    def __init__(self, decided: Mapping[str, Decision], names: Callable[[], KnownNames]) -> None:
        self._by_digest = decided
        self._find_names = names

    @cached_property
    def _names(self) -> KnownNames:
        return self._find_names()

    def undecided(self, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Return those that name somebody and were not decided about yet, in reading order."""
        names = self._names
        return tuple(self._open(sentences_to_look_at(sheet, names.people_in, worth_it=names.may_stand_in)))

    def to_look_at(self, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Return those, and the ones that may name somebody who is not known, in reading order."""
        return tuple(self._open(self._all(sheet)))

    def decisions(self, sheet: Sheet) -> dict[str, Decision]:
        """Return what was decided, by the words of the sentence."""
        if not self._by_digest:
            return {}
        digests = ((one.text, _digest(one.text)) for one in self._all(sheet))
        return {text: self._by_digest[digest] for text, digest in digests if digest in self._by_digest}

    def decisions_of_all(self, sheets: Iterable[Sheet]) -> dict[str, Decision]:
        """Return the same of many sheets; none is made where nothing was decided about the page."""
        if not self._by_digest:
            return {}
        return {text: decision for sheet in sheets for text, decision in self.decisions(sheet).items()}

    def _open(self, found: Iterable[NamedSentence]) -> Iterable[NamedSentence]:
        return (one for one in found if _digest(one.text) not in self._by_digest) if self._by_digest else found

    def _all(self, sheet: Sheet) -> Iterator[NamedSentence]:
        """Sentences that name somebody, by reference or by a name that was typed without one, or that may."""
        ordinary = _ordinary_words()
        return sentences_to_look_at(sheet, self._names.people_in, lambda text: self._names.look_alikes(text, ordinary))


class PaperService:
    """Makes a page ready to leave. `page` names it for as long as it exists ("one_on_one:<id>", "entry:<id>")."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._people = people
        self._clock = clock
        self._pages: dict[str, _Decided] | None = None
        writes.after_erasing(self._read_anew)

    def undecided(self, page: str, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Return the sentences of a page that name somebody and were not decided about yet, in reading order."""
        return self.sentences(page).undecided(sheet)

    def sentences(self, page: str) -> PageSentences:
        """Return a look at the sentences of a page that is written a piece at a time.

        Whoever was ever called anything is looked up once for all pieces, and when it is asked for: that goes through
        the whole journal.
        """
        return PageSentences(self._decided(page).decisions, partial(known_names, self._journal.people))

    def doubtful(self, page: str, sheet: Sheet) -> tuple[NamedSentence, ...]:
        """Return the sentences that may name somebody who is not known, where nothing was decided about them yet."""
        return tuple(one for one in self.sentences(page).to_look_at(sheet) if one.look_alikes)

    def to_look_at(self, page: str, sheet: Sheet, progress: Progress) -> tuple[NamedSentence, ...]:
        """Return the sentences of a long page that name somebody or may, each once, as far as nothing was decided."""
        look = self.sentences(page)
        sure: dict[str, NamedSentence] = {}
        unsure: dict[str, NamedSentence] = {}
        for start in range(0, max(1, len(sheet.parts)), _PER_STEP):
            progress(start / max(1, len(sheet.parts)))
            some = replace(sheet, parts=sheet.parts[start : start + _PER_STEP])
            for one in look.to_look_at(some):
                (sure if one.people else unsure).setdefault(one.text, one)
        return (*sure.values(), *unsure.values())

    def left(
        self,
        page: str,
        sheet: Sheet,
        own: Iterable[str] = (),
        said: Iterable[str] = (),
        progress: Progress = no_progress,
    ) -> dict[str, str]:
        """Return what looks like a name and would be left where names are off, each with the sentence it stands in.

        Not what the leader said of it already: that it is a name, or none. `own` and `said` leave along with the sheet.
        """
        leaves = self.as_decided(page, sheet)
        return self.left_in(
            page, own=(*own_texts_of(leaves), *own), said=(*said_texts_of(leaves), *said), progress=progress
        )

    def left_in(
        self, page: str, *, own: Iterable[str] = (), said: Iterable[str] = (), progress: Progress = no_progress
    ) -> dict[str, str]:
        """Return the same of what leaves in another form than a sheet: a table, a figure, a calendar.

        `own` are texts of the leader's, in which the first word of a sentence may be a name as well; `said` are texts
        that the app makes, with such words in them.
        """
        decided, own, said = self._decided(page), tuple(own), tuple(said)
        names = known_names(self._journal.people, decided.names)
        ordinary, plain = _ordinary_words(), plain_words() | written_small(own)
        watched = _watched(len(own) + len(said), progress)
        found = left_words(map(watched, own), lambda text: names.look_alikes(text, ordinary, plain))
        found |= left_words(map(watched, said), lambda text: names.look_alikes(text, ordinary))
        return {word: sentence for word, sentence in found.items() if word not in decided.ordinary}

    def taken_for_names(self, page: str) -> tuple[str, ...]:
        """Return the words that are hidden on a page like the names of people."""
        return self._decided(page).names

    def sort_out(self, page: str, names: Iterable[str], ordinary: Iterable[str]) -> None:
        """Keep which of the words that look like names are names, and hidden where names are off, and which are not."""
        decided = self._decided(page)
        of_both = tuple(dict.fromkeys((*decided.names, *names)))
        self._keep_page(page, replace(decided, names=of_both, ordinary=(*decided.ordinary, *ordinary)))

    def decide(self, page: str, sentence: NamedSentence, decision: Decision) -> None:
        """Keep a decision. Where the disk has no room for it, it holds until the journal is closed."""
        decided = self._decided(page)
        decisions = {**decided.decisions, _digest(sentence.text): decision}
        self._keep_page(page, replace(decided, decisions=decisions))

    def decided(self, page: str) -> bool:
        """Whether something was decided about a page."""
        return page in self._kept_pages()

    def reconsider(self, page: str) -> None:
        """Forget what was decided about a page: every sentence is asked for again."""
        self._keep({name: kept for name, kept in self._kept_pages().items() if name != page})

    def ready(self, page: str, sheet: Sheet, *, names: bool = True) -> Sheet:
        """Return a page as it leaves: after what was decided about it, with names or with letters."""
        read = self._people.shown if names else self.hiding(page, sheet.texts())
        return self.as_decided(page, sheet).in_words(read)

    def hiding(self, page: str, texts: Iterable[str], order: Iterable[str] = ()) -> HiddenNames:
        """Return how a text of this page is read without names: with letters that are the same all over the page.

        `order` are the people whose letters come first, whatever the page begins with.
        """
        return HiddenNames.of(self._journal.people, texts, self.taken_for_names(page), order)

    def as_decided(self, page: str, sheet: Sheet) -> Sheet:
        """Return a page after what was decided about its sentences, people still as references."""
        return as_decided(sheet, self.decisions(page, sheet))

    def decisions(self, page: str, sheet: Sheet) -> dict[str, Decision]:
        """Return what was decided about the sentences of a sheet, which may leave in another form."""
        return self.sentences(page).decisions(sheet)

    def _decided(self, page: str) -> _Decided:
        return self._kept_pages().get(page) or _Decided(self._clock.now().date())

    def _keep_page(self, page: str, decided: _Decided) -> None:
        today = self._clock.now().date()
        pages = {name: kept for name, kept in self._kept_pages().items() if today - kept.on <= KEPT_FOR}
        self._keep({**pages, page: replace(decided, on=today)})

    def _keep(self, pages: dict[str, _Decided]) -> None:
        self._pages = pages
        with suppress(FileError):
            self._journal.drafts.save(_SLOT, encode(pages))

    def _kept_pages(self) -> dict[str, _Decided]:
        if self._pages is None:
            self._pages = self._load()
        return self._pages

    def _read_anew(self) -> None:
        """Among the words that are taken for names may be one of somebody who was forgotten."""
        self._pages = None

    def _load(self) -> dict[str, _Decided]:
        draft = self._journal.drafts.load(_SLOT)
        if draft is None:
            return {}
        with suppress(Undecodable):
            return decode(draft.payload, dict[str, _Decided])
        return {}


def _watched(total: int, progress: Progress) -> Callable[[str], str]:
    """Return what hands texts on and tells how many of them it did."""
    number = count()

    def text(words: str) -> str:
        if (done := next(number)) % _PER_STEP == 0:
            progress(done / total)
        return words

    return text


def _digest(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()


def _ordinary_words() -> frozenset[str]:
    return common_words() | term_words()
