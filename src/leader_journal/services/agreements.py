"""Agreements: what holds, what has to be said again, what ended, and the frames that are still owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import AGREEMENT
from leader_journal.core.errors import NoWords
from leader_journal.core.filters import EntryFilter
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_agreement
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import AgreementState, Kind

if TYPE_CHECKING:
    from leader_journal.core.changes import Changes
    from leader_journal.core.clock import Clock
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer


class AgreementLine(Struct, frozen=True):
    """An agreement, how many entries are about it, and how many breaches there were since it was said."""

    agreement: Agreement
    entries: int
    broken: int


class AgreementsView(Struct, frozen=True):
    """What the page shows, the last written first.

    `owed` counts the breaches without an agreement that was stated before: of thousands a page reads ten.
    """

    in_force: tuple[AgreementLine, ...]
    say_again: tuple[AgreementLine, ...]
    ended: tuple[AgreementLine, ...]
    owed: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not (self.in_force or self.say_again or self.ended or self.owed)


class Written(Struct, frozen=True, kw_only=True):
    """What stands in the form of an agreement; texts as typed.

    `said_to` is one line: people by alias and whoever else, with commas between them. `entry` is the breach that the
    agreement is written for.
    """

    id: str
    what: str = ""
    how: str = ""
    measure: str = ""
    consequence: str = ""
    spoken: bool = True
    said_to: str = ""
    said_on: dt.date | None = None
    state: AgreementState = AgreementState.IN_FORCE
    say_by: dt.date | None = None
    entry: str | None = None

    def in_words(self, change: Callable[[str], str]) -> Written:
        """Return it with every text changed, but for the line of people."""
        return replace(
            self,
            what=change(self.what),
            how=change(self.how),
            measure=change(self.measure),
            consequence=change(self.consequence),
        )


class Wording(Struct, frozen=True):
    """What an agreement said until it was changed, and when that was written."""

    written: dt.date
    agreement: Agreement


class AgreementService:
    """What the page of agreements does."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    def all(self) -> tuple[Agreement, ...]:
        """Return all agreements, with WHAT as it is read; the others return them as they are stored."""
        shown = self._people.shown
        return tuple(replace(agreement, what=shown(agreement.what)) for agreement in self._journal.agreements.all())

    def to_pick(self) -> tuple[Agreement, ...]:
        """Return those an entry can be about: all that have not ended."""
        return tuple(agreement for agreement in self.all() if agreement.state is not AgreementState.ENDED)

    def view(self) -> AgreementsView:
        """Return all agreements by their state, and the frames that are owed."""
        book = self._journal.agreements
        agreements = book.all()
        times = book.times({agreement.id: agreement.said_on for agreement in agreements})
        lines = [AgreementLine(one, *times.get(one.id, (0, 0))) for one in reversed(agreements)]
        return AgreementsView(
            _in_state(lines, AgreementState.IN_FORCE),
            _in_state(lines, AgreementState.SAY_AGAIN),
            _in_state(lines, AgreementState.ENDED),
            book.frames_owed(),
        )

    def frames(self, first: int, count: int) -> tuple[Entry, ...]:
        """Return the breaches for which a frame is owed, the latest first: as many as are shown, from one on."""
        return self._journal.agreements.frames(first, count)

    def get(self, agreement: str) -> Agreement:
        """Return one agreement. Raises KeyError."""
        return self._journal.agreements.get(agreement)

    def wordings(self, agreement: str) -> tuple[Wording, ...]:
        """Return how it was worded before, the last first; the wording of now is not among them."""
        revisions, into = self._journal.revisions, to_the_end(self._journal.people.merged())
        found: list[Wording] = []
        for version in reversed(revisions.versions(agreement)):
            if version.deleted:
                continue
            said = merged_agreement(decode(revisions.get(version.rev).payload, Agreement), into)
            if not found or _words(found[-1].agreement) != _words(said):
                found.append(Wording(version.saved_at.date(), said))
        return tuple(reversed(found[:-1]))

    # the form

    def blank(self, entry: str | None = None) -> Written:
        """Return the form of a new agreement; for a breach where there was none.

        It is not said yet: whether it was is the leader's to say, since a later breach counts as expected by it.
        """
        return Written(id=self._journal.ids.new(), spoken=False, entry=entry)

    def written(self, agreement: Agreement) -> Written:
        """Return the form of an agreement as it stands."""
        editable = self._people.editable
        said_to = [*map(self._people.alias_of, agreement.said_to), editable(agreement.said_to_others)]
        return Written(
            id=agreement.id,
            what=editable(agreement.what),
            how=editable(agreement.how),
            measure=editable(agreement.measure),
            consequence=editable(agreement.consequence),
            spoken=agreement.spoken,
            said_to=", ".join(part for part in said_to if part),
            said_on=agreement.said_on,
            state=agreement.state,
            say_by=agreement.say_by,
        )

    def save(self, form: Written) -> Changes:
        """Save what stands in a form, and link the breach that it was written for. Raises NoWords without a WHAT."""
        if not form.what.strip():
            raise NoWords
        with self._writes.change() as writer:
            typed = (form.what, form.how, form.measure, form.consequence, form.said_to)
            what, how, measure, consequence, said_to = (
                self._people.store_with_new(writer, text.strip()) for text in typed
            )
            people, others = self._who(self._people.editable(said_to))
            agreement = Agreement(
                id=form.id,
                what=what,
                how=how,
                measure=measure,
                consequence=consequence,
                spoken=form.spoken,
                said_to=people,
                said_to_others=others,
                said_on=form.said_on,
                state=form.state,
                say_by=form.say_by,
            )
            waits = agreement.standing is AgreementState.SAY_AGAIN
            writer.put(replace(agreement, state=agreement.standing, say_by=form.say_by if waits else None))
            if form.entry is not None:
                writer.put(replace(self._journal.entries.get(form.entry), agreement=form.id))
            writer.drop_draft(AGREEMENT)
        return writer.changes

    def put_to_say(self, writer: Writer, what: str, to: str, by: dt.date | None) -> Agreement:
        """Note inside a change what is still to be said: to whom, in one line as in the form, and by which day."""
        what, to = (self._people.store_with_new(writer, text.strip()) for text in (what, to))
        people, others = self._who(self._people.editable(to))
        agreement = Agreement(
            id=self._journal.ids.new(),
            what=what,
            spoken=False,
            said_to=people,
            said_to_others=others,
            state=AgreementState.SAY_AGAIN,
            say_by=by,
        )
        writer.put(agreement)
        return agreement

    def set_state(self, agreement: Agreement, state: AgreementState) -> Changes:
        """Note that it holds, has to be said again, or ended; what nobody was told holds by being said, today."""
        if state is AgreementState.IN_FORCE and not agreement.told:
            return self.said_again(agreement)
        return self._put(replace(agreement, state=state))

    def said_again(self, agreement: Agreement) -> Changes:
        """Note that it was said again today: it holds from now on, aloud."""
        today = self._clock.now().date()
        return self._put(replace(agreement, state=AgreementState.IN_FORCE, said_on=today, spoken=True, say_by=None))

    def keep_draft(self, form: Written) -> None:
        """Keep what is being written; makes no version."""
        kept = replace(form.in_words(self._people.stored), said_to=self._people.stored_list(form.said_to))
        self._journal.drafts.save(AGREEMENT, encode(kept))

    def draft(self) -> Written | None:
        """Return what was being written, or None."""
        draft = self._journal.drafts.load(AGREEMENT)
        if draft is None:
            return None
        try:
            form = decode(draft.payload, Written)
            return replace(form.in_words(self._people.editable), said_to=self._people.shown(form.said_to))
        except Undecodable:
            return None

    def drop_draft(self) -> None:
        self._journal.drafts.clear(AGREEMENT)

    def _who(self, line: str) -> tuple[tuple[str, ...], str]:
        """Return the people whom a line names, and the rest of it."""
        people: dict[str, None] = {}
        others: list[str] = []
        for part in filter(None, (part.strip() for part in line.split(","))):
            person = self._people.find(part.removeprefix("@"))
            if person is not None:
                people[person.id] = None
            else:
                others.append(self._people.stored(part))
        return tuple(people), ", ".join(others)

    def _put(self, agreement: Agreement) -> Changes:
        with self._writes.change() as writer:
            writer.put(agreement)
        return writer.changes


def breaches_of(agreement: Agreement) -> EntryFilter:
    """Return the filter of the breaches since an agreement was said; of one without a day, all."""
    period = Period(agreement.said_on) if agreement.said_on is not None else ALWAYS
    return EntryFilter(kinds=frozenset({Kind.BREACH}), agreements=frozenset({agreement.id}), period=period)


def _in_state(lines: Iterable[AgreementLine], state: AgreementState) -> tuple[AgreementLine, ...]:
    return tuple(line for line in lines if line.agreement.standing is state)


def _words(agreement: Agreement) -> tuple[str, str, str, str]:
    return agreement.what, agreement.how, agreement.measure, agreement.consequence
