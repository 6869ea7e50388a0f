"""What a search can find in a journal: its records as they are read, everybody by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.found import Findable, FoundKind, Passage, Where
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_agreement
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.records import Agreement, Entry, Person

if TYPE_CHECKING:
    from leader_journal.core.plans import Plan
    from leader_journal.core.reviews import Review
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.reader import JournalReader


class Findables:
    """The records of a journal as they are read: everybody by name, also those who were merged into another."""

    def __init__(self, journal: Journal | JournalReader) -> None:
        self._journal = journal
        self._merged = to_the_end(journal.people.merged())
        self.names = _names(journal.people.all(), self._merged)

    def all_but_entries(self) -> Iterator[Findable]:
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
        return self.of_texts(FoundKind.ENTRY, entry.id, parts, day=entry.day)

    def _person(self, person: Person) -> Findable:
        parts = [(Where.NAMES, " · ".join(filter(None, (person.alias, person.real_name)))), (Where.NOTES, person.notes)]
        return self.of_texts(FoundKind.PERSON, person.id, parts, person=person.id)

    def _of_person(self, kind: FoundKind, uid: str, person: str | None, day: dt.date, text: str) -> Findable:
        parts = [(Where.TEXT, text)]
        if person is not None:
            parts.append((Where.NAMES, self.name(person)))
        return self.of_texts(kind, uid, parts, person=person, day=day)

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
        return self.of_texts(FoundKind.ONE_ON_ONE, meeting.id, parts, person=meeting.person, day=day)

    def _plan(self, plan: Plan) -> Findable:
        from leader_journal.wording.plans import plan_readings  # a search without a plan starts without it

        said = [(Where.TEXT, text) for text in plan_readings(plan)]
        return self.of_texts(FoundKind.PLAN, plan.id, said, day=plan.made)

    def _agreement(self, agreement: Agreement) -> Findable:
        said = _words_of(agreement)
        heard = ", ".join((*map(self.name, agreement.said_to), agreement.said_to_others))
        parts = [
            *((Where.TEXT, text) for text in said),
            (Where.NAMES, heard),
            *((Where.EARLIER, text) for text in self._earlier(agreement.id) if text not in said),
        ]
        return self.of_texts(FoundKind.AGREEMENT, agreement.id, parts, day=agreement.said_on)

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
        return self.of_texts(FoundKind.REVIEW, review.id, [(Where.TEXT, text) for text in texts], day=review.last)

    def of_texts(
        self,
        kind: FoundKind,
        uid: str,
        parts: Iterable[tuple[Where, str]],
        *,
        person: str | None = None,
        day: dt.date | None = None,
    ) -> Findable:
        """Return what is found by some texts of the journal, as they are read."""
        passages = tuple(Passage(where, on_one_line(shown(text, self.names))) for where, text in parts if text.strip())
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


def on_one_line(text: str) -> str:
    """A phrase is found across the end of a line, as the index of entries finds it."""
    return " ".join(text.split())
