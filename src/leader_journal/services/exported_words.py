"""How words leave: with names or letters, and after what was decided about the sentences that name somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from leader_journal.core.as_if_read import Decision, as_decided, text_as_decided
from leader_journal.core.exports import ExportRequest
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import reference, shown
from leader_journal.core.sheets import Sheet, SheetPart
from leader_journal.core.text_reading import OneByOne, TextReading, sheet_as_read
from leader_journal.services.paper.service import PageSentences, PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal


class LeavingSheets:
    """Makes sheets ready to leave, one after the other: none of them is held."""

    def __init__(self, read: TextReading, sentences: PageSentences, *, counted: bool) -> None:
        """`read` says how a stored text leaves, people by name or by letter.

        `counted` says whether sentences that were not looked at are of interest: with letters they name nobody.
        """
        self.read = read
        self.counted = counted
        self._sentences = sentences
        self._undecided = set[str]()

    @property
    def undecided(self) -> int:
        """How many sentences of what was looked at until now name somebody, and nothing was decided about them."""
        return len(self._undecided)

    def ready(self, sheet: Sheet) -> Sheet:
        """Return a sheet as it leaves."""
        self.look_at(sheet)
        decisions = self._sentences.decisions(sheet)
        if decisions and isinstance(self.read, HiddenNames):
            self.read.meet(sheet.texts())  # a sentence that is left out gives a letter as well
        return sheet_as_read(as_decided(sheet, decisions), self.read)

    def ready_parts(self, sheet: Sheet) -> Iterator[SheetPart | None]:
        """Yield each part of a sheet as it leaves; None where what was decided leaves nothing of it."""
        self.look_at(sheet)
        decisions = self._sentences.decisions(sheet)
        left = [as_decided(Sheet(title="", parts=(part,)), decisions).parts for part in sheet.parts]
        read = iter(sheet_as_read(Sheet(title="", parts=tuple(chain.from_iterable(left))), self.read).parts)
        yield from (next(read) if parts else None for parts in left)

    def look_at(self, sheet: Sheet) -> None:
        """Count the sentences of a sheet, which may leave in another form."""
        if self.counted:
            self._undecided.update(one.text for one in self._sentences.undecided(sheet))

    def reading(self, sheets: Iterable[Sheet]) -> TextReading:
        """Return how a text leaves that stands in no sheet: after what was decided about the sentences of all."""
        decisions = self._sentences.decisions_of_all(sheets)
        return _AsDecided(decisions, self.read) if decisions else self.read


class _AsDecided:
    """Reads what was decided in place of a text."""

    def __init__(self, decisions: Mapping[str, Decision], read: TextReading) -> None:
        self._decisions = decisions
        self._read = read

    def __call__(self, text: str) -> str:
        return self._read(text_as_decided(text, self._decisions))

    def all(self, texts: Iterable[str]) -> Iterable[str]:
        return self._read.all(text_as_decided(text, self._decisions) for text in texts)


class ExportedWords:
    """Of all that leaves; `page` is the name by which decisions about its sentences are kept."""

    def __init__(self, journal: Journal, people: PeopleService, paper: PaperService, page: str) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._page = page

    def words(self, texts: Iterable[str], request: ExportRequest) -> TextReading:
        """Return how a text is read: with names, or with letters that are the same in all files."""
        if request.names:
            return self._named()
        return self.hiding(chain(texts, (reference(person.id) for person in self._people.all())), request)

    def hiding(self, texts: Iterable[str], request: ExportRequest) -> HiddenNames:
        """Letters in the order of these texts; with charts in that of the mirror, which always has letters."""
        return self._paper.hiding(self._page, texts, self._journal.people.by_first_entry() if request.charts else ())

    def on_one_page(self, request: ExportRequest) -> LeavingSheets:
        """Return how the sheets of one long page leave: letters in the order in which it is read."""
        return self._leaving(self._named() if request.names else self.hiding((), request), request)

    def in_files(self, texts: Iterable[str], request: ExportRequest) -> LeavingSheets:
        """Return how sheets leave that are no page, or many: letters as `words` gives them."""
        return self._leaving(self.words(texts, request), request)

    def _named(self) -> TextReading:
        """Return how a text is read with the names that people have now."""
        return OneByOne(partial(shown, alias_of=self._people.aliases()))

    def _leaving(self, read: TextReading, request: ExportRequest) -> LeavingSheets:
        return LeavingSheets(read, self._paper.sentences(self._page), counted=request.names)
