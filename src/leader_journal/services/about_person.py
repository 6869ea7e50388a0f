"""Everything that names one person, as a page: the person by name, everybody else as a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.hidden_names import HiddenNames, known_names
from leader_journal.core.known_names import KnownNames
from leader_journal.core.mentions import REFERENCE, mentioned, reference, shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import Sheet
from leader_journal.services.entries_apart import EntriesApart
from leader_journal.services.paper.service import PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal
from leader_journal.wording import exports as words


class AboutPerson:
    """Makes such pages. `page` is the name by which it is kept which words are names."""

    def __init__(self, journal: Journal, people: PeopleService, paper: PaperService, page: str) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._page = page

    def sheet(self, person: str, *, exact: bool) -> Sheet:
        """Return entries, promises, agreements and one-on-ones that name somebody, people as references.

        Somebody is named by a reference, and by a name that was typed where nobody else can be meant.
        """
        known, title = self._people.known_as(person), words.about_title(reference(person))
        names, everybody = frozenset(known), known_names(self._journal.people)

        def named(*texts: str) -> bool:
            return any(names.intersection((*mentioned(text), *everybody.certainly_in(text))) for text in texts)

        listed = {one.id for known_id in known for one in self._journal.people.entries_naming(known_id)}
        entries, made = list[Entry](), dict[str, Sequence[Promise]]()
        for some, promises_of in EntriesApart(self._journal, EVERYTHING).some():
            for one in some:
                lines = words.entry_lines(one, promises_of[one.id])
                if one.id in listed or named(*(line.text for line in lines)):
                    entries.append(one)
                    made[one.id] = promises_of[one.id]
        entries.sort(key=lambda one: (one.happened, one.id))
        found = frozenset(one.id for one in entries)
        promises = [
            one
            for one in self._journal.promises.all()
            if (one.to in names or named(one.text)) and one.entry not in found
        ]
        agreements = [
            one for one in self._journal.agreements.all() if names.intersection(one.said_to) or named(*one.texts)
        ]
        meetings = [
            one
            for one in self._journal.one_on_ones.all()
            if one.person in names or named(one.brought, one.thanked, one.closing_line)
        ]
        bring_ups = [one for one in self._journal.bring_ups.all() if one.person in names or named(one.text)]
        return words.person_sheet(
            title, entries, promises, agreements, meetings, bring_ups, made.__getitem__, exact=exact
        )

    def all_but(self, person: str, sheet: Sheet) -> Callable[[str], str]:
        """Return how a text of this page is read: everybody as letters but the person whom it is about."""
        known = set(self._people.known_as(person))
        own = {one: self._people.alias_of(one) for one in known}
        others = [one for one in self._people.all() if one.id not in known]
        former, earlier = (
            [one for one in found if one.id not in known]
            for found in (self._journal.people.former(), self._journal.people.earlier())
        )
        merged = to_the_end(self._journal.people.merged())
        names = KnownNames(others, merged, former, earlier, also=self._paper.taken_for_names(self._page))
        hidden = HiddenNames(names, map(_without(known), sheet.texts()))

        def read(text: str) -> str:
            # letters first, around the places of the person, which no pattern of names can reach
            pieces = _around(text, known)
            return "".join(shown(piece, own) if mine else hidden(piece) for piece, mine in pieces)

        return read


def _without(people: set[str]) -> Callable[[str], str]:
    return lambda text: "".join(piece for piece, mine in _around(text, people) if not mine)


def _around(text: str, people: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, and whether each is a reference to one of these people."""
    start = 0
    for match in REFERENCE.finditer(text):
        if match.group(1) in people:
            yield text[start : match.start()], False
            yield match.group(), True
            start = match.end()
    yield text[start:], False
