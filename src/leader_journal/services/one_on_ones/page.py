"""The page that prepares a one-on-one, made from the journal since the last one.

Nothing is read that is not shown: the latest entries with the person, and what waits, each by an index and with a
limit. It takes as long for two thousand entries as for twenty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.mentions import mentioned
from leader_journal.core.names import NameFinder
from leader_journal.core.one_on_one_lines import arranged
from leader_journal.core.one_on_ones import KEPT_OFF_PAPER, Block, MeetingPage, OneOnOne, PageBlock, PageLine
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Entry, Promise
from leader_journal.core.terms import AgreementState, Kind, Loop, Reaction
from leader_journal.services.one_on_ones.questions import QuestionPicker
from leader_journal.services.voices import VoicesService
from leader_journal.storage.journal import Journal
from leader_journal.wording.one_on_ones import page as words

T = TypeVar("T")

FIRST_LOOK_DAYS = 60
"""How far the first page with somebody looks back."""

LATEST, RAISED_SHOWN, LOOPS_SHOWN, COME_BACK_SHOWN, NOT_HEARD_SHOWN = 60, 8, 5, 3, 3
"""Entries that are read, and lines that a page has room for."""

OWED_SHOWN, AGREEMENTS_SHOWN = 10, 6
"""Promises and agreements that a page has room for; the rest is said in one line."""

_YEAR = dt.timedelta(days=365)
"""What is older than this is not come back to, and not shared, by the app's own proposal."""

_POSTPONED = dt.timedelta(days=120)
"""What was postponed, and never noted as open, is not asked for after so long."""


class _ReadForPage(Struct, frozen=True):
    """What was read for one page. `since` are the latest entries with the person since `first_day`, newest first."""

    meeting: OneOnOne
    before: OneOnOne | None
    today: dt.date
    first_day: dt.date
    since: tuple[Entry, ...]

    @property
    def raised(self) -> tuple[Entry, ...]:
        """What the person came with since, but for what stood on the page of the last meeting already."""
        told = _sources(self.before, Block.RAISED)
        return tuple(
            entry for entry in self.since if entry.came_from(self.meeting.person) and f"entry:{entry.id}" not in told
        )

    def fitting(self, block: Block, all_of_it: Sequence[T], room: int) -> tuple[Sequence[T], int]:
        """Return what of a block is shown, and how many more there are: none once the leader unfolded it.

        One more takes no more room than the line that would stand for it.
        """
        if self.meeting.choice(block).unfolded or len(all_of_it) <= room + 1:
            return all_of_it, 0
        return all_of_it[:room], len(all_of_it) - room

    def between_us(self, entry: Entry) -> bool:
        """Whether an entry is between the leader and this person, and not what somebody else came with."""
        return entry.raised_by in (None, self.meeting.person)


class OneOnOnePages:
    """Makes pages. They hold people as references; nothing is written here."""

    def __init__(self, journal: Journal, voices: VoicesService, questions: QuestionPicker, clock: Clock) -> None:
        self._journal = journal
        self._voices = voices
        self._questions = questions
        self._clock = clock

    def page(self, meeting: OneOnOne) -> MeetingPage:
        """Return the page of a meeting: of one that was held as it stood then, else as the journal makes it now."""
        if meeting.page is not None:
            return meeting.page
        seen = self._read(meeting)
        offered = self._offered(seen)
        return MeetingPage(
            last_held=seen.before.held_on if seen.before is not None else None,
            motto=seen.before.closing_line if seen.before is not None else "",
            blocks=tuple(_block(meeting, block, offered[block]) for block in Block),
        )

    def _read(self, meeting: OneOnOne) -> _ReadForPage:
        today = self._clock.now().date()
        held = (one for one in self._journal.one_on_ones.held(meeting.person, 2) if one.id != meeting.id)
        before = next(held, None)
        last = before.held_on if before is not None else None
        first_day = last if last is not None else today - dt.timedelta(days=FIRST_LOOK_DAYS)
        since = self._journal.entries.latest_with(meeting.person, first_day, LATEST)
        return _ReadForPage(meeting, before, today, first_day, since)

    def _offered(self, seen: _ReadForPage) -> dict[Block, tuple[PageLine, ...]]:
        voice = self._voices.of_person(seen.meeting.person)
        missed = [(one.kind, one.last) for one in voice.unheard]
        return {
            Block.BRING_UP: tuple(self._to_bring_up(seen)),
            Block.OWE: tuple(self._owe(seen)),
            Block.RAISED: tuple(self._raised(seen)),
            Block.REACTED: _reacted(seen),
            Block.THANK: _thank(seen),
            Block.COME_BACK: tuple(self._come_back(seen)),
            Block.AGREEMENTS: tuple(self._agreement_lines(seen)),
            Block.NOT_HEARD: tuple(_not_heard(missed, voice.last, seen)),
            Block.QUESTIONS: self._question_lines(seen.meeting, [kind for kind, _last in missed]),
            Block.SHARE: self._share(seen),
            Block.ROOM: words.room_lines(seen.meeting, seen.today),
        }

    def _to_bring_up(self, seen: _ReadForPage) -> Iterable[PageLine]:
        for bring_up in self._journal.bring_ups.of_person(seen.meeting.person):
            if bring_up.waiting:
                yield words.bring_up_line(bring_up, seen.today)

    def _owe(self, seen: _ReadForPage) -> Iterable[PageLine]:
        person = seen.meeting.person
        owed = [promise for promise in self._journal.promises.open() if promise.to == person]
        overdue_first = sorted(owed, key=lambda one: (not one.overdue(seen.today), one.due or dt.date.max, one.id))
        shown, more = seen.fitting(Block.OWE, overdue_first, OWED_SHOWN)
        for promise in shown:
            yield words.promise_line(promise, seen.today)
        if more:
            yield words.folded_line("promises", more)
        loops = self._journal.entries.loops_open(person, LATEST)
        told_by_them = [one for one in loops if one.came_from(person) and _still_asked(one, seen.today)]
        asked, more = seen.fitting(Block.OWE, told_by_them, LOOPS_SHOWN)
        for entry in asked:
            yield words.loop_line(entry, seen.today)
        if more:
            yield words.folded_line("loops", more)

    def _raised(self, seen: _ReadForPage) -> Iterable[PageLine]:
        shown, more = seen.fitting(Block.RAISED, seen.raised, RAISED_SHOWN)
        for entry in shown:
            yield words.raised_line(entry, self._promises_of(entry), seen.today)
        if len(seen.since) == LATEST:  # there may be more than was read
            everything = EntryFilter(people=frozenset({seen.meeting.person}), period=Period(seen.first_day, None))
            more = self._journal.entries.count(everything) - len(shown)
        if more > 0:
            yield words.more_line(more, seen.first_day, seen.today)

    def _promises_of(self, entry: Entry) -> Sequence[Promise]:
        return self._journal.promises.of_entry(entry.id)

    def _come_back(self, seen: _ReadForPage) -> Iterable[PageLine]:
        between_us = self._journal.entries.unrepaired(seen.meeting.person, seen.today - _YEAR, LATEST)
        shown, more = seen.fitting(Block.COME_BACK, between_us, COME_BACK_SHOWN)
        for entry in map(self._journal.entries.get, shown):
            yield words.come_back_line(entry, seen.today)
        if more:
            yield words.folded_line("come_back", more)

    def _question_lines(self, meeting: OneOnOne, not_heard: Sequence[Kind]) -> tuple[PageLine, ...]:
        marks = self._journal.entries.latest_marks_with(meeting.person, LATEST)
        return self._questions.lines(meeting, not_heard, marks)

    def _agreement_lines(self, seen: _ReadForPage) -> Iterable[PageLine]:
        shown, more = seen.fitting(Block.AGREEMENTS, self._agreements(seen), AGREEMENTS_SHOWN)
        yield from map(words.agreement_line, shown)
        if more:
            yield words.folded_line("agreements", more)

    def _agreements(self, seen: _ReadForPage) -> list[Agreement]:
        """Those that the person heard and that have not ended; to say again first, then broken since the last time."""
        person = seen.meeting.person
        broken = {one.agreement for one in seen.since if one.kind is Kind.BREACH}
        held = [
            agreement
            for agreement in self._journal.agreements.all()
            if person in agreement.said_to and agreement.state is not AgreementState.ENDED
        ]
        return sorted(held, key=lambda one: (one.standing is not AgreementState.SAY_AGAIN, one.id not in broken))

    def _share(self, seen: _ReadForPage) -> tuple[PageLine, ...]:
        """Something of the leader's own that names nobody else, with `@` or without, and that the person has not heard.

        Each person is offered another one, as long as there are enough: what everybody is told is nobody's.
        """
        person = seen.meeting.person
        own = [
            entry
            for entry in self._journal.entries.of_my_own(seen.today - _YEAR, LATEST)
            if not (entry.shared_own and person in entry.people) and set(mentioned(entry.facts)) <= {person}
        ]
        if not own:
            return ()
        everybody = self._journal.people.all()
        names = NameFinder((one for one in everybody if one.id != person), whoever=True)
        own = [entry for entry in own if not names.find(entry.facts)]
        if not own:
            return ()
        people = sorted(one.id for one in everybody if one.active or one.id == person)
        return (words.share_line(own[people.index(person) % len(own)], seen.today),)


def as_saved(journal: Journal, meeting: OneOnOne) -> OneOnOne:
    """Return a meeting as it was saved last; one that never was, or was taken back by Undo, as it is at hand."""
    try:
        return journal.one_on_ones.get(meeting.id)
    except KeyError:
        return meeting


def _block(meeting: OneOnOne, block: Block, offered: tuple[PageLine, ...]) -> PageBlock:
    choice = meeting.choice(block)
    printed = block not in KEPT_OFF_PAPER if choice.printed is None else choice.printed
    return PageBlock(block=block, lines=arranged(offered, choice), printed=printed)


def _reacted(seen: _ReadForPage) -> tuple[PageLine, ...]:
    between_us = filter(seen.between_us, seen.since)
    met = [entry for entry in between_us if entry.reactions or entry.tone is not None]
    return (words.reacted_line(met),) if met else ()


def _still_asked(entry: Entry, today: dt.date) -> bool:
    return entry.loop is Loop.NOT_YET or entry.day >= today - _POSTPONED


def _thank(seen: _ReadForPage) -> tuple[PageLine, ...]:
    """The latest thing that the person came with and was not thanked for yet, else the latest of all."""
    brought = [entry for entry in seen.raised if not entry.destructive]
    unthanked = (entry for entry in brought if Reaction.THANKED not in entry.reactions)
    chosen = next(unthanked, brought[0] if brought else None)
    return (words.thank_line(chosen, seen.today),) if chosen is not None else ()


def _not_heard(
    missed: Sequence[tuple[Kind, dt.date | None]], last: dt.date | None, seen: _ReadForPage
) -> Iterable[PageLine]:
    if last is None:
        yield words.nothing_heard_line()
    else:
        for kind, day in missed[:NOT_HEARD_SHOWN]:
            yield words.not_heard_line(kind, day, seen.today)
    if last is None or missed:
        yield words.caution_line()


def _sources(meeting: OneOnOne | None, block: Block) -> frozenset[str]:
    """What the lines of a block of a meeting that was held stood on."""
    if meeting is None or meeting.page is None:
        return frozenset()
    held = (one for one in meeting.page.blocks if one.block is block)
    return frozenset(line.source for one in held for line in one.lines if line.source is not None)
