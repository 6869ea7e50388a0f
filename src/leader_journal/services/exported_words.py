"""How words leave: with names or letters, and after what was decided about the sentences that name somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from msgspec import Struct

from leader_journal.core.as_if_read import Decision, text_as_decided
from leader_journal.core.exports import ExportRequest
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import reference
from leader_journal.core.sheets import Sheet
from leader_journal.services.paper.service import PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal


class DecidedBefore(Struct, frozen=True):
    """What was decided, by the words of a sentence, and how many sentences that name somebody were not looked at."""

    by: Mapping[str, Decision]
    undecided: int

    def before(self, read: Callable[[str], str]) -> Callable[[str], str]:
        """Return how a text is read after what was decided about it."""
        return (lambda text: read(text_as_decided(text, self.by))) if self.by else read


class ExportedWords:
    """Of all that leaves; `page` is the name by which decisions about its sentences are kept."""

    def __init__(self, journal: Journal, people: PeopleService, paper: PaperService, page: str) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._page = page

    def words(self, texts: Iterable[str], request: ExportRequest) -> Callable[[str], str]:
        """Return how a text is read: with names, or with letters that are the same in all files."""
        if request.names:
            return self._people.shown
        return self.hiding(chain(texts, (reference(person.id) for person in self._people.all())), request)

    def hiding(self, texts: Iterable[str], request: ExportRequest) -> HiddenNames:
        """Letters in the order of these texts; with charts in that of the mirror, which always has letters."""
        return self._paper.hiding(self._page, texts, self._journal.people.by_first_entry() if request.charts else ())

    def decided(self, sheet: Sheet, request: ExportRequest) -> DecidedBefore:
        """Return what was decided about the sentences of entries that leave in another form than one page."""
        undecided = len(self._paper.undecided(self._page, sheet)) if request.names else 0
        return DecidedBefore(self._paper.decisions(self._page, sheet), undecided)

    def decided_apart(self, sheets: Iterable[Sheet], request: ExportRequest) -> DecidedBefore:
        """The same of sheets of which one is held at a time."""
        by, undecided, sentences = dict[str, Decision](), set[str](), self._paper.sentences(self._page)
        for sheet in sheets:
            by |= sentences.decisions(sheet)
            if request.names:
                undecided |= {one.text for one in sentences.undecided(sheet)}
        return DecidedBefore(by, len(undecided))
