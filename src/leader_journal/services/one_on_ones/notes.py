"""The two minutes after a one-on-one: the note writes promises, thanks, the closing line and the next date back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.core.changes import Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.one_on_one_lines import composed, middle_of
from leader_journal.core.one_on_one_note import OF_NOTES, OneOnOneNote
from leader_journal.core.one_on_ones import Block, MeetingPage, MeetingState, OneOnOne, PageLine
from leader_journal.core.records import Promise
from leader_journal.services.bring_ups import BringUpService, ticked
from leader_journal.services.one_on_ones.page import OneOnOnePages, as_saved
from leader_journal.services.one_on_ones.service import next_day
from leader_journal.wording.one_on_ones.page import said_note
from leader_journal.wording.when.due import find_due

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer


class OneOnOneNotes:
    """Notes how a meeting went. The whole note is one change, and undone as one."""

    def __init__(
        self,
        journal: Journal,
        writes: Writes,
        people: PeopleService,
        bring_ups: BringUpService,
        pages: OneOnOnePages,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._bring_ups = bring_ups
        self._pages = pages
        self._clock = clock
        self._noted: dict[str, tuple[OneOnOne, OneOnOneNote]] = {}
        """By person: the last note, should it be undone; as it is stored, for people may be renamed meanwhile."""
        writes.after_erasing(self._noted.clear)

    def blank(self, meeting: OneOnOne) -> OneOnOneNote:
        """Return the form of a meeting: what was written already, or the day and the next date by rhythm."""
        today, editable = self._clock.now().date(), self._people.editable
        if meeting.state is MeetingState.HELD and meeting.held_on is not None:
            return OneOnOneNote(
                held_on=meeting.held_on,
                said=tuple(one.id for one in self._bring_ups.to_tick(meeting) if not one.waiting),
                brought=editable(meeting.brought),
                thanked=editable(meeting.thanked),
                asked_first=meeting.asked_first,
                they_spoke_more=meeting.they_spoke_more,
                closing_line=editable(meeting.closing_line),
            )
        held_on = today if meeting.day is None else min(meeting.day, today)
        following = self._other_open(meeting)
        if following is not None and following.day is not None:
            return OneOnOneNote(held_on=held_on, next_day=following.day, next_time=following.time)
        next_day = self.next_by_rhythm(meeting, held_on)
        return OneOnOneNote(
            held_on=held_on, next_day=next_day, next_time=meeting.time if next_day is not None else None
        )

    def next_by_rhythm(self, meeting: OneOnOne, held_on: dt.date) -> dt.date | None:
        """Return when the two meet again by their rhythm, or None without one."""
        person = self._journal.people.get(meeting.person)
        return next_day(person, replace(meeting, held_on=held_on), self._clock.now().date())

    def note(self, meeting: OneOnOne, note: OneOnOneNote) -> Changes:
        """Note that a meeting was held, and what came of it; noted again, only what is new is added.

        `changes.ids` begins with the meeting. The page stays from now on as it stands today.
        """
        meeting = as_saved(self._journal, meeting)
        asked = self._bring_ups.to_tick(meeting)
        as_held = meeting if note.held_on == meeting.day else replace(meeting, day=note.held_on, time=None)
        page = _with_said(_as_it_stands(self._pages.page(as_held)), {one.source: one.id in note.said for one in asked})
        noted = note.in_words(self._people.stored)  # whoever is new in it is gone where it is undone
        with self._writes.change() as writer:
            made = [self._promise(writer, line, meeting.person, note.held_on) for line in note.promises]
            held = replace(
                meeting,
                state=MeetingState.HELD,
                held_on=note.held_on,
                day=meeting.day or note.held_on,
                page=page,
                blocks=(),
                brought=self._stored(writer, note.brought),
                thanked=self._stored(writer, note.thanked),
                closing_line=self._stored(writer, note.closing_line),
                asked_first=note.asked_first,
                they_spoke_more=note.they_spoke_more,
                promises=(*meeting.promises, *(promise.id for promise in made)),
            )
            writer.put(held)
            for promise in made:
                writer.put(promise)
            for bring_up in asked:
                writer.put(ticked(bring_up, note.said, held))
            if note.next_day is not None:
                writer.put(self._following(held, note.next_day, note.next_time))
            for slot in self.slots(meeting):
                writer.drop_draft(slot)
        if meeting.state is MeetingState.PLANNED:
            self._noted[meeting.person] = (held, noted)
        others = tuple(changed for changed in writer.changes.ids if changed != meeting.id)
        return Changes(writer.changes.topics, (meeting.id, *others), writer.changes.change)

    def keep_draft(self, meeting: OneOnOne, note: OneOnOneNote) -> None:
        """Keep a note that is being written; makes no version."""
        self._journal.drafts.save(self.slots(meeting)[0], encode(note.in_words(self._people.stored)))

    def draft(self, meeting: OneOnOne) -> OneOnOneNote | None:
        """Return a note that was not finished, or whose saving was undone; or None."""
        for slot in self.slots(meeting):
            draft = self._journal.drafts.load(slot)
            if draft is not None:
                with suppress(Undecodable):
                    kept = decode(draft.payload, OneOnOneNote).in_words(self._people.editable)
                    return None if self._done_again(meeting, kept) else kept
        return self._undone(meeting)

    def drop_draft(self, meeting: OneOnOne) -> None:
        if meeting.state is MeetingState.PLANNED:
            for one in self._people.known_as(meeting.person):
                self._noted.pop(one, None)
        for slot in self.slots(meeting):
            self._journal.drafts.clear(slot)

    def _done_again(self, meeting: OneOnOne, kept: OneOnOneNote) -> bool:
        """Whether a note was undone, kept as a draft, and done again: the next meeting does not begin with it."""
        notes = [note for _held, note in self._noted_with(meeting)]
        return kept in notes and self._undone(meeting) is None

    def _undone(self, meeting: OneOnOne) -> OneOnOneNote | None:
        """Return the note of a meeting to be that was saved in this session, and whose saving was undone."""
        if meeting.state is not MeetingState.PLANNED:
            return None
        return next((note for held, note in self._noted_with(meeting) if not self._is_held(held)), None)

    def _is_held(self, meeting: OneOnOne) -> bool:
        return as_saved(self._journal, replace(meeting, state=MeetingState.PLANNED)).state is MeetingState.HELD

    def _noted_with(self, meeting: OneOnOne) -> Iterator[tuple[OneOnOne, OneOnOneNote]]:
        """Yield what was noted in this session with the person of a meeting, and with whoever was merged into them."""
        if self._noted:
            for one in self._people.known_as(meeting.person):
                if one in self._noted:
                    held, note = self._noted[one]
                    yield held, note.in_words(self._people.editable)

    def _promise(self, writer: Writer, typed: str, person: str, made: dt.date) -> Promise:
        found = find_due(typed, self._clock.now().date())
        return Promise(
            id=self._journal.ids.new(),
            text=self._stored(writer, typed),
            made=made,
            to=person,
            due=found.due if found is not None else None,
        )

    def _following(self, held: OneOnOne, day: dt.date, time: dt.time | None) -> OneOnOne:
        """The next meeting with the person: the one that is planned or prepared already, or a new one like this."""
        found = self._other_open(held)
        if found is None:
            found = OneOnOne(
                id=self._journal.ids.new(),
                person=held.person,
                created=self._clock.now(),
                minutes=held.minutes,
                place=held.place,
            )
        return replace(found, day=day, time=time)

    def _other_open(self, meeting: OneOnOne) -> OneOnOne | None:
        return next((one for one in self._journal.one_on_ones.open(meeting.person) if one.id != meeting.id), None)

    def slots(self, meeting: OneOnOne) -> tuple[str, ...]:
        """Where the draft of a note may lie. A meeting that was never saved has another id every time it is prepared:
        its person names the draft.
        """
        about = (meeting.id,) if meeting.state is MeetingState.HELD else self._people.known_as(meeting.person)
        return tuple(f"{OF_NOTES}{one}" for one in about)

    def _stored(self, writer: Writer, typed: str) -> str:
        return self._people.store_with_new(writer, typed.strip())


def _as_it_stands(page: MeetingPage) -> MeetingPage:
    """The page without what was left out: from now on it is read, and no more edited."""
    return replace(page, blocks=tuple(replace(block, lines=block.shown) for block in page.blocks if block.shown))


def _with_said(page: MeetingPage, said: Mapping[str, bool]) -> MeetingPage:
    """The page on which each line to bring up tells whether it was said."""

    def told(line: PageLine) -> PageLine:
        if line.source is None or line.source not in said:
            return line
        return composed(line.source, middle_of(line), note=said_note(said=said[line.source]))

    return replace(
        page,
        blocks=tuple(
            replace(block, lines=tuple(map(told, block.lines))) if block.block is Block.BRING_UP else block
            for block in page.blocks
        ),
    )
