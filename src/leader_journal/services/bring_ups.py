"""What to bring up with somebody: caught in a line, waiting for the next one-on-one, said or turned into more."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.bring_ups import BringUp, BringUpState, one_line
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import LineTooLong, NobodyNamed, NoWords
from leader_journal.core.mentions import mentioned
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry, Promise
from leader_journal.core.terms import RaisedHow
from leader_journal.wording.when.due import find_due

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.one_on_ones import OneOnOne
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

LONGEST_LINE = 4_000
"""Letters of one line: about a page of A4."""


class BringUpsView(Struct, frozen=True):
    """The lines for one person, or for all: those that wait, oldest first, and the others, latest first."""

    waiting: tuple[BringUp, ...]
    done: tuple[BringUp, ...]


class BringUpService:
    """What pages and the command line do with lines to bring up."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    def get(self, bring_up: str) -> BringUp:
        """Return one. Raises KeyError."""
        return self._journal.bring_ups.get(bring_up)

    def view(self, person: str | None = None) -> BringUpsView:
        """Return the lines for one person, or for all."""
        book = self._journal.bring_ups
        chosen = book.all() if person is None else book.of_person(person)
        done = sorted((one for one in chosen if not one.waiting), key=lambda one: (one.said_on or one.noted, one.id))
        return BringUpsView(tuple(one for one in chosen if one.waiting), tuple(reversed(done)))

    def to_tick(self, meeting: OneOnOne) -> tuple[BringUp, ...]:
        """Return the lines that the note of a meeting asks about: those that wait, and those it ticked off before."""
        return tuple(
            one for one in self._journal.bring_ups.of_person(meeting.person) if one.waiting or one.said_in == meeting.id
        )

    def add(self, typed: str, person: str | None = None) -> Changes:
        """Note a line. Without `person` it is for the first whom its text names.

        Raises NoWords, LineTooLong, and NobodyNamed where nobody is.
        """
        with self._writes.change() as writer:
            self._put(writer, typed, person)
        return writer.changes

    def save(self, bring_up: BringUp, typed: str, person: str | None) -> Changes:
        """Save a line with other words, or for somebody else. Raises what `add` raises."""
        with self._writes.change() as writer:
            text = self.stored(writer, typed)
            writer.put(replace(bring_up, text=text, person=_whom(text, person)))
        return writer.changes

    def said(self, bring_up: BringUp) -> Changes:
        """Note that it was said today."""
        return self._write(
            replace(bring_up, state=BringUpState.SAID, said_on=self._clock.now().date(), said_in=None, became=None)
        )

    def wait_again(self, bring_up: BringUp) -> Changes:
        """Let it wait again."""
        return self._write(replace(bring_up, state=BringUpState.WAITING, said_on=None, said_in=None, became=None))

    def remove(self, bring_up: BringUp) -> Changes:
        """Take a line out that need not be said; undo brings it back."""
        with self._writes.change() as writer:
            writer.delete(RecordKind.BRING_UP, bring_up.id)
        return writer.changes

    def become_promise(self, bring_up: BringUp) -> Changes:
        """Make a promise of it, to the same person, by the day that its words name; the line waits no longer."""
        now = self._as_saved(bring_up)
        if now is None or not now.waiting:
            return NOTHING
        today = self._clock.now().date()
        found = find_due(self._people.shown(now.text), today)
        promise = Promise(
            id=self._journal.ids.new(),
            text=now.text,
            made=today,
            to=now.person,
            entry=now.entry,
            due=found.due if found is not None else None,
        )
        with self._writes.change() as writer:
            writer.put(promise)
            writer.put(replace(now, state=BringUpState.TURNED, became=promise.id))
        return writer.changes

    def become_entry(self, bring_up: BringUp) -> tuple[str, Changes]:
        """Make an entry of it, of now and to be deepened; return its id. The line waits no longer. Raises KeyError.

        The thought was the leader's: the person has not been heard with it, and need not be thanked for it.
        """
        line, now = self.get(bring_up.id), self._clock.now()
        entry = Entry(
            id=self._journal.ids.new(),
            happened=now,
            written=now,
            facts=line.text,
            people=tuple(dict.fromkeys((line.person, *mentioned(line.text)))),
            raised_how=RaisedHow.I_NOTICED,
            deepen_later=True,
        )
        with self._writes.change() as writer:
            writer.put(entry)
            writer.put(replace(line, state=BringUpState.TURNED, became=entry.id))
        return entry.id, writer.changes

    def stored(self, writer: Writer, typed: str) -> str:
        """Return a line as it is kept. Raises NoWords, LineTooLong."""
        line = one_line(typed)
        if not line:
            raise NoWords
        if len(line) > LONGEST_LINE:
            raise LineTooLong(LONGEST_LINE)
        return self._people.store_with_new(writer, line)

    def _put(self, writer: Writer, typed: str, person: str | None) -> None:
        text = self.stored(writer, typed)
        today = self._clock.now().date()
        writer.put(BringUp(id=self._journal.ids.new(), person=_whom(text, person), text=text, noted=today))

    def _as_saved(self, bring_up: BringUp) -> BringUp | None:
        try:
            return self.get(bring_up.id)
        except KeyError:
            return None

    def _write(self, bring_up: BringUp) -> Changes:
        with self._writes.change() as writer:
            writer.put(bring_up)
        return writer.changes


def ticked(bring_up: BringUp, said: Collection[str], meeting: OneOnOne) -> BringUp:
    """Return a line as the note of a meeting leaves it: said there, or carried over to the next."""
    if bring_up.id in said:
        if bring_up.said_in == meeting.id:
            return replace(bring_up, said_on=meeting.held_on)
        return replace(bring_up, state=BringUpState.SAID, said_on=meeting.held_on, said_in=meeting.id)
    return replace(bring_up, state=BringUpState.WAITING, said_on=None, said_in=None)


def _whom(text: str, person: str | None) -> str:
    whom = person or next(iter(mentioned(text)), None)
    if whom is None:
        raise NobodyNamed
    return whom
