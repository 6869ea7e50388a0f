"""One-on-ones: prepared in one click, planned by the rhythm of the two, held, and followed up in two minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.bring_ups import SOURCE
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import OF_LINES
from leader_journal.core.errors import LineTooLong
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.one_on_one_lines import (
    NOTE_SIGN,
    added,
    all_back,
    chosen,
    left_out,
    moved,
    rewritten,
    with_choice,
)
from leader_journal.core.one_on_ones import Block, MeetingPage, MeetingState, OneOnOne, PageBlock, PageLine
from leader_journal.services.drafts import clear_draft
from leader_journal.services.one_on_ones.page import OneOnOnePages, as_saved
from leader_journal.wording.one_on_ones.words import meeting_sheet

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.records import Person
    from leader_journal.core.sheets import Sheet
    from leader_journal.services.bring_ups import BringUpService
    from leader_journal.services.one_on_ones.questions import QuestionPicker
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

COMING_DAYS = 14
"""A planned meeting shows up on Today so long before; one that passed without a note waits as long."""

LONGEST_LINE = 4_000
"""Letters of one line: about a page of A4."""

BY_RHYTHM_SHOWN = 2
"""Meetings that are due by rhythm alone, on Today."""


class Meetings(Struct, frozen=True):
    """The meetings with one person: the next (planned or only prepared), when rhythm proposes one, and those held."""

    next: OneOnOne | None
    proposed: dt.date | None
    held: tuple[OneOnOne, ...]


class Coming(Struct, frozen=True):
    """A meeting that waits on Today: planned, passed without a note, or (`planned` None) due by rhythm."""

    person: str
    day: dt.date
    time: dt.time | None
    planned: OneOnOne | None

    def passed(self, today: dt.date) -> bool:
        """Whether its day is over, and nothing was noted."""
        return self.planned is not None and self.day < today


class LineDraft(Struct, frozen=True, kw_only=True):
    """A line that is being written on a page: which it was, whether it is a new one, and what stands there."""

    block: Block
    source: str | None
    place: int
    new: bool
    typed: str


class OneOnOneService:
    """What pages and the command line do with one-on-ones."""

    def __init__(
        self,
        journal: Journal,
        writes: Writes,
        people: PeopleService,
        bring_ups: BringUpService,
        pages: OneOnOnePages,
        questions: QuestionPicker,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._bring_ups = bring_ups
        self._pages = pages
        self._questions = questions
        self._clock = clock

    # reading

    def get(self, meeting: str) -> OneOnOne:
        """Return one meeting. Raises KeyError."""
        return self._journal.one_on_ones.get(meeting)

    def prepare(self, person: str) -> OneOnOne:
        """Return the meeting to prepare: the next one, or a new one that is written with its first change.

        Somebody who was merged into another is that other. Raises KeyError for somebody who is not known.
        """
        person = to_the_end(self._journal.people.merged()).get(person, person)
        self._journal.people.get(person)
        found = self._journal.one_on_ones.open(person)
        if found:
            return found[0]
        last = self._journal.one_on_ones.last_held(person)
        meeting = OneOnOne(id=self._journal.ids.new(), person=person, created=self._clock.now())
        return meeting if last is None else replace(meeting, minutes=last.minutes, place=last.place)

    def on_day(self, person: str, day: dt.date) -> OneOnOne:
        """Return the meeting of a day: one that was held or is planned then, else the next one, moved to that day."""
        known = (*self._journal.one_on_ones.held(person), *self._journal.one_on_ones.open(person))
        found = (one for one in known if day in (one.held_on, one.day))
        return next(found, None) or replace(self.prepare(person), day=day)

    def page(self, meeting: OneOnOne) -> MeetingPage:
        """Return the page of a meeting; its texts hold people as references."""
        return self._pages.page(meeting)

    def sheet(self, meeting: OneOnOne, *, everything: bool = False) -> Sheet:
        """Return the page as it is printed: the blocks that are switched on, or all; people as references."""
        made = [promise for promise in self._journal.promises.all() if promise.id in meeting.promises]
        return meeting_sheet(meeting, self.page(meeting), made, everything=everything)

    def meetings(self, person: Person) -> Meetings:
        found = self._journal.one_on_ones.open(person.id)
        held = self._journal.one_on_ones.held(person.id)
        following = found[0] if found else None
        settled = following is not None and following.day is not None
        today = self._clock.now().date()
        return Meetings(following, None if settled else next_day(person, held[0] if held else None, today), held)

    def proposed_meeting(self, person: Person) -> OneOnOne:
        """Return the next meeting as it would be planned: where it has no day yet, on the one that rhythm proposes."""
        meeting = self.prepare(person.id)
        if meeting.day is not None:
            return meeting
        last = self._journal.one_on_ones.last_held(person.id)
        return replace(
            meeting,
            day=next_day(person, last, self._clock.now().date()),
            time=last.time if last is not None else None,
        )

    def all(self) -> tuple[OneOnOne, ...]:
        """Return all meetings: those to come, the next first, then those held or cancelled, the last first."""
        to_come = self._journal.one_on_ones.open()
        past = [one for one in self._journal.one_on_ones.all() if one.state is not MeetingState.PLANNED]
        past.sort(key=lambda one: (one.held_on or one.day or dt.date.min, one.id), reverse=True)
        return (*to_come, *past)

    def coming_up(self) -> tuple[Coming, ...]:
        """Return what waits: passed without a note, the meetings of the next day that has one, and due by rhythm."""
        today = self._clock.now().date()
        active = {person.id: person for person in self._journal.people.all() if person.active}
        to_come = [one for one in self._journal.one_on_ones.open() if one.person in active]
        planned = [Coming(one.person, one.day, one.time, one) for one in to_come if one.day is not None]
        near = dt.timedelta(days=COMING_DAYS)
        passed = [one for one in planned if today - near <= one.day < today]
        ahead = [one for one in planned if today <= one.day <= today + near]
        of_the_day = [one for one in ahead if one.day == ahead[0].day]
        settled = {one.person for one in planned}
        return (*passed, *of_the_day, *self._by_rhythm(today, [p for p in active.values() if p.id not in settled]))

    def last_time(self, coming_up: Iterable[Coming]) -> OneOnOne | None:
        """Return the meeting to look back on: the last one with whom I meet next, else the last of all; or None."""
        following = next((one for one in coming_up if one.planned is not None), None)
        last = self._journal.one_on_ones.last_held(following.person) if following is not None else None
        return last if last is not None and last.closing_line else self._journal.one_on_ones.last_of_all()

    # the page, line by line. `block` is the block as it is shown; each is one change

    def rewrite(self, meeting: OneOnOne, block: PageBlock, place: int, typed: str) -> Changes:
        """Give a line other words; without any it is left out. Raises LineTooLong."""
        line = block.lines[place]
        if typed.strip() and line.source is not None and line.source.startswith(SOURCE):
            waiting = self._bring_ups.get(line.source.removeprefix(SOURCE))
            ending = f"{NOTE_SIGN}{self._people.editable(line.note)}"
            words = typed.strip().removesuffix(ending) if line.note else typed
            return self._bring_ups.save(waiting, words, waiting.person)
        return self._change_lines(
            meeting, block, lambda writer: rewritten(block.lines, place, self._stored(writer, typed))
        )

    def add_line(self, meeting: OneOnOne, block: PageBlock, place: int, typed: str) -> Changes:
        """Add a line of the leader's own; one to bring up waits until it was said, as if it was caught elsewhere.

        Raises LineTooLong.
        """
        if block.block is Block.BRING_UP:
            return self._bring_ups.add(typed, meeting.person) if typed.strip() else NOTHING
        return self._change_lines(meeting, block, lambda writer: added(block.lines, place, self._stored(writer, typed)))

    def leave_out(self, meeting: OneOnOne, block: PageBlock, place: int) -> Changes:
        return self._change_lines(meeting, block, lambda _writer: left_out(block.lines, place))

    def bring_back(self, meeting: OneOnOne, block: PageBlock) -> Changes:
        """Bring back what was left out of a block."""
        return self._change_lines(meeting, block, lambda _writer: all_back(block.lines))

    def move(self, meeting: OneOnOne, block: PageBlock, place: int, step: int) -> Changes:
        """Move a line up (-1) or down (1)."""
        return self._change_lines(meeting, block, lambda _writer: moved(block.lines, place, step))

    def as_offered(self, meeting: OneOnOne, block: PageBlock, place: int) -> Changes:
        """Give an edited line the app's words back."""
        lines = [replace(line, edited=line.edited and at != place) for at, line in enumerate(block.lines)]
        return self._change_lines(meeting, block, lambda _writer: lines)

    def other_question(self, meeting: OneOnOne, block: PageBlock, place: int) -> Changes:
        """Put another question where one stands; where there is no other, nothing changes."""
        keys = [line.source.removeprefix("prompt:") for line in block.lines if line.source is not None]
        other = self._questions.another(meeting, keys)
        if other is None:
            return NOTHING
        line = PageLine(source=f"prompt:{other.key}", text=other.question, edited=True)
        lines = (*block.lines[:place], line, *left_out(block.lines[place : place + 1], 0), *block.lines[place + 1 :])
        return self._change_lines(meeting, block, lambda _writer: lines)

    def switch_print(self, meeting: OneOnOne, block: PageBlock, *, printed: bool) -> Changes:
        """Put a block on the paper, or keep it off."""
        now = as_saved(self._journal, meeting)
        return self._put(with_choice(now, replace(now.choice(block.block), printed=printed)))

    def unfold(self, meeting: OneOnOne, block: PageBlock) -> Changes:
        """Show all lines of a block, on paper too."""
        now = as_saved(self._journal, meeting)
        return self._put(with_choice(now, replace(now.choice(block.block), unfolded=True)))

    # when and where

    def plan(
        self, meeting: OneOnOne, day: dt.date, time: dt.time | None = None, *, minutes: int = 45, place: str = ""
    ) -> Changes:
        """Give a meeting its day, hour, length and place, or move it."""
        with self._writes.change() as writer:
            stored = self._stored(writer, place)
            writer.put(
                replace(
                    as_saved(self._journal, meeting),
                    day=day,
                    time=time,
                    minutes=minutes,
                    place=stored,
                    state=MeetingState.PLANNED,
                )
            )
        return writer.changes

    def cancel(self, meeting: OneOnOne) -> Changes:
        """Note that a meeting will not take place; what was prepared stays with it."""
        return self._put(replace(as_saved(self._journal, meeting), state=MeetingState.CANCELLED))

    # drafts: a line that is being written; the note has its own in `OneOnOneNotes`

    def keep_line(self, person: str, draft: LineDraft) -> None:
        """Keep a line that is being written; makes no version."""
        kept = replace(draft, typed=self._people.stored(draft.typed))
        self._journal.drafts.save(_slot(person), encode(kept))

    def line_draft(self, person: str) -> LineDraft | None:
        """Return the line that was being written when the app was ended, or None."""
        for known_as in self._people.known_as(person):
            draft = self._journal.drafts.load(_slot(known_as))
            if draft is not None:
                with suppress(Undecodable):
                    kept = decode(draft.payload, LineDraft)
                    return replace(kept, typed=self._people.editable(kept.typed))
        return None

    def drop_line(self, person: str) -> None:
        """Forget it, now that it is written or given up."""
        for known_as in self._people.known_as(person):
            clear_draft(self._journal, _slot(known_as))

    def _change_lines(
        self,
        meeting: OneOnOne,
        block: PageBlock,
        change: Callable[[Writer], tuple[PageLine, ...] | list[PageLine]],
    ) -> Changes:
        now = as_saved(self._journal, meeting)
        with self._writes.change() as writer:
            lines = tuple(change(writer))
            if lines != block.lines:
                writer.put(with_choice(now, chosen(now.choice(block.block), lines)))
        return writer.changes

    def _stored(self, writer: Writer, typed: str) -> str:
        if len(typed) > LONGEST_LINE:
            raise LineTooLong(LONGEST_LINE)
        return self._people.store_with_new(writer, typed.strip())

    def _put(self, meeting: OneOnOne) -> Changes:
        with self._writes.change() as writer:
            writer.put(meeting)
        return writer.changes

    def _by_rhythm(self, today: dt.date, people: list[Person]) -> list[Coming]:
        """Who is due by rhythm and has no meeting planned, the longest due first."""
        found = []
        for person in people:
            if person.cadence_weeks is not None:
                day = proposed_day(person, self._journal.one_on_ones.last_held(person.id))
                if day is not None and day <= today:
                    found.append(Coming(person.id, day, None, None))
        return sorted(found, key=lambda one: one.day)[:BY_RHYTHM_SHOWN]


def page_name(meeting: OneOnOne) -> str:
    """Return what names the page of a meeting for `PaperService`: one that is to be has its person's until it is held.

    A meeting that was never saved has another id every time it is prepared.
    """
    return f"one_on_one:{meeting.id if meeting.state is MeetingState.HELD else meeting.person}"


def proposed_day(person: Person, last: OneOnOne | None) -> dt.date | None:
    """Return when the two would meet by their rhythm: so many weeks after the last one; None without either."""
    if person.cadence_weeks is None or last is None or last.held_on is None:
        return None
    return _in_their_rhythm(last, last.held_on) + dt.timedelta(weeks=person.cadence_weeks)


def next_day(person: Person, last: OneOnOne | None, today: dt.date) -> dt.date | None:
    """Return the day to propose: by their rhythm, and not before today; None without a rhythm or a meeting."""
    day = proposed_day(person, last)
    if day is None or day >= today:
        return day
    weeks = -((day - today).days // 7)
    return day + dt.timedelta(weeks=weeks)


def _in_their_rhythm(last: OneOnOne, held_on: dt.date) -> dt.date:
    """The day from which to count: the weekday that was planned, in the week in which they met.

    A meeting that was planned for a weekday and held on a Saturday does not make the next one a Saturday; one without
    a plan, held on a weekend, does.
    """
    if last.day is None:
        return held_on
    away = (last.day - held_on).days
    return held_on + dt.timedelta(days=(away + 3) % 7 - 3)


def _slot(person: str) -> str:
    return f"{OF_LINES}{person}"
