"""Capture: what was typed in under thirty seconds becomes an entry, its people and its promise, as one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple, replace

from leader_journal.core.bring_ups import BringUp, one_line
from leader_journal.core.changes import Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import ASIDE, IN_WINDOW, ON_TODAY
from leader_journal.core.errors import NobodyNamed, NothingWritten
from leader_journal.core.mentions import mentioned, reference
from leader_journal.core.records import Agreement, Entry, Occasion, Promise, occasion_of
from leader_journal.core.terms import Reaction
from leader_journal.services.drafts import clear_draft

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.rows import KeptDraft
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer


IN_FRONT = frozenset({"kind", "facts", "reactions", "tone", "marks", "quality_overruled", "agreement", "deepen_later"})
"""What of an occasion is asked where everyone sees it; all else is folded under "More"."""


class Captured(Occasion, frozen=True, kw_only=True):
    """What stands in a capture form. Text is as typed (`@Alias`); people and agreements may be new.

    `happened` None means the moment of saving. `agreement` is the id of a known one, `new_agreement` the line of one
    that is said for the first time. `raised_by` is an alias among the people. `plan` is the plan that `plan_done`
    answers for, None unless it was answered. `bring_up` is a line to bring up with whom it is about.
    """

    promise: str = ""
    promise_due: dt.date | None = None
    agreement: str | None = None
    new_agreement: str = ""
    bring_up: str = ""
    happened: dt.datetime | None = None
    plan: str | None = None
    plan_done: bool | None = None
    begun: dt.datetime | None = None
    """When it began to be written: what is saved later than that happened then, unless `happened` says otherwise."""

    def __eq__(self, other: object) -> bool:
        """Whether they say the same, whenever either was begun."""
        return isinstance(other, Captured) and astuple(replace(self, begun=other.begun)) == astuple(other)

    __hash__ = None  # type: ignore[assignment] # what stands in a form is no key

    @property
    def wordless(self) -> bool:
        """Whether nothing was written yet, only chosen: it has no moment of its own until it says something."""
        return not self.words

    @property
    def words(self) -> str:
        """What was written first: what happened, else a promise, a line to bring up, an agreement."""
        written = (self.facts, self.promise, self.bring_up, self.new_agreement)
        return next((text for text in written if text.strip()), "")

    def in_words(self, change: Callable[[str], str], change_name: Callable[[str], str]) -> Captured:
        """Return it with every text changed, and every alias that stands alone."""
        return replace(
            self,
            facts=change(self.facts),
            people=tuple(map(change_name, self.people)),
            promise=change(self.promise),
            bring_up=change(self.bring_up),
            new_agreement=change(self.new_agreement),
            raised_by=None if self.raised_by is None else change_name(self.raised_by),
        )


EMPTY = Captured()


class EntryDraft(Struct, frozen=True):
    """An entry that was begun, and the slot that keeps it."""

    slot: str
    captured: Captured
    begun: dt.datetime


class ThrownAway(Struct, frozen=True):
    """A draft that was thrown away, as it was kept: what was written and what was half typed."""

    slot: str
    kept: bytes | None
    half: bytes | None


class CaptureService:
    """Saves captures, and keeps the draft of one in each place where one can be written."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    def save(self, captured: Captured, *, slot: str | None = None) -> Changes:
        """Save what was captured and clear the draft of its slot. `changes.ids[0]` is the entry's id.

        Raises NothingWritten without a line of what happened, and NobodyNamed where it is open with whom a line is to
        be brought up; nothing is lost then, nor when the disk is full: the draft goes in the change that saves the
        entry, whole with it.
        """
        if not captured.facts.strip():
            raise NothingWritten
        return self._save(captured, self._journal.ids.new(), self._clock.now(), slot)

    def save_as(self, entry: str, written: dt.datetime, captured: Captured) -> None:
        """Save what was captured elsewhere, under the id and with the moment that it has there."""
        self._save(replace(captured, happened=captured.happened or written), entry, written, None)

    def _save(self, captured: Captured, id_: str, written: dt.datetime, slot: str | None) -> Changes:
        with self._writes.change() as writer:
            entry = self._entry(writer, captured, id_, written)
            writer.put(entry)
            if captured.promise.strip():
                writer.put(self._promise(writer, captured, entry))
            if captured.bring_up.strip():
                writer.put(self._bring_up(writer, captured, entry))
            if slot is not None:
                writer.drop_draft(slot)
        others = tuple(changed for changed in writer.changes.ids if changed != entry.id)
        return Changes(writer.changes.topics, (entry.id, *others), writer.changes.change)

    def save_draft(self, slot: str, captured: Captured) -> None:
        """Keep what stands in the form; an empty form keeps nothing."""
        if captured == EMPTY:
            self._journal.drafts.clear(slot)
        else:
            ids = self._people.known_ids()
            kept = captured.in_words(self._people.stored, lambda name: reference(ids[name]) if name in ids else name)
            self._journal.drafts.save(slot, encode(kept))

    def draft(self, slot: str) -> Captured | None:
        """Return what was being written, or None."""
        draft = self._journal.drafts.load(slot)
        return None if draft is None else self._read(draft)

    def drafts(self) -> tuple[EntryDraft, ...]:
        """Return all entries that were begun and not saved, the newest first."""
        fixed = (self._journal.drafts.load(slot) for slot in (ON_TODAY, IN_WINDOW))
        found = []
        for kept in (*fixed, *self._journal.drafts.beginning_with(ASIDE)):
            captured = self._read(kept) if kept is not None else None
            if kept is not None and captured is not None:
                found.append(EntryDraft(kept.slot, captured, captured.happened or captured.begun or kept.saved_at))
        return tuple(sorted(found, key=lambda one: (one.begun, one.slot), reverse=True))

    def put_aside(self, slot: str) -> str | None:
        """Keep what is being written in a place in one of its own; return that, None where nothing is written."""
        captured = self.draft(slot)
        if captured is None or slot.startswith(ASIDE):
            return None
        aside = ASIDE + self._journal.ids.new()
        self.save_draft(aside, captured)
        drafts = self._journal.drafts
        if (half := drafts.load(drafts.beside(slot))) is not None:
            drafts.save(drafts.beside(aside), half.payload)
        clear_draft(self._journal, slot)
        return aside

    def throw_away(self, slot: str) -> ThrownAway:
        """Forget what was written in a place, and what was half typed there; return it for an undo."""
        drafts = self._journal.drafts
        kept, half = drafts.load(slot), drafts.load(drafts.beside(slot))
        drafts.clear(slot)
        return ThrownAway(slot, kept.payload if kept else None, half.payload if half else None)

    def bring_back(self, thrown: ThrownAway) -> None:
        """Keep it again: where it was, or in a place of its own where something else is written there meanwhile."""
        drafts, slot = self._journal.drafts, thrown.slot
        if any(drafts.load(one) for one in (slot, drafts.beside(slot))):
            slot = ASIDE + self._journal.ids.new()
        for place, payload in ((slot, thrown.kept), (drafts.beside(slot), thrown.half)):
            if payload is not None:
                drafts.save(place, payload)

    def _read(self, draft: KeptDraft) -> Captured | None:
        try:
            captured = decode(draft.payload, Captured).in_words(self._people.editable, self._people.shown)
        except Undecodable:
            return None
        return captured if captured.begun is not None else replace(captured, begun=draft.saved_at)

    def _entry(self, writer: Writer, captured: Captured, id_: str, now: dt.datetime) -> Entry:
        facts = self._people.store_with_new(writer, captured.facts.strip())
        chosen = [self._people.put_new(writer, alias).id for alias in captured.people if alias.strip()]
        people = tuple(dict.fromkeys((*mentioned(facts), *chosen)))
        raised_by = self._people.find(captured.raised_by) if captured.raised_by else None
        happened = captured.happened or captured.begun or now
        plan, plan_done = self._plan(captured, happened)
        said = replace(
            captured,
            facts=facts,
            people=people,
            raised_by=raised_by.id if raised_by is not None and raised_by.id in people else None,
            reactions=tuple(reaction for reaction in Reaction if reaction in captured.reactions),
            agreement=self._agreement(writer, captured, happened.date()),
            themes=_once_each(captured.themes),
        )
        return Entry(id=id_, happened=happened, written=now, plan=plan, plan_done=plan_done, **occasion_of(said))

    def _plan(self, captured: Captured, happened: dt.datetime) -> tuple[str | None, bool | None]:
        """Return the plan that was answered for, or else the one that this is an occasion for, not answered."""
        if captured.plan is not None and captured.plan_done is not None:
            return captured.plan, captured.plan_done
        plan = self._journal.plans.in_force()
        fits = plan is not None and plan.fits(captured.kind, captured.setting, happened.date())
        return plan.id if plan is not None and fits else None, None

    def _promise(self, writer: Writer, captured: Captured, entry: Entry) -> Promise:
        text = self._people.store_with_new(writer, captured.promise.strip())
        return Promise(
            id=self._journal.ids.new(),
            text=text,
            made=entry.happened.date(),
            to=entry.raised_by or next(iter((*entry.people, *mentioned(text))), None),
            entry=entry.id,
            due=captured.promise_due,
        )

    def _bring_up(self, writer: Writer, captured: Captured, entry: Entry) -> BringUp:
        text = self._people.store_with_new(writer, one_line(captured.bring_up))
        person = next(iter(mentioned(text)), None) or entry.raised_by or next(iter(entry.people), None)
        if person is None:
            raise NobodyNamed
        return BringUp(
            id=self._journal.ids.new(), person=person, text=text, noted=self._clock.now().date(), entry=entry.id
        )

    def _agreement(self, writer: Writer, captured: Captured, said_on: dt.date) -> str | None:
        if captured.agreement is not None:
            return captured.agreement
        if not captured.new_agreement.strip():
            return None
        what = self._people.store_with_new(writer, captured.new_agreement.strip())
        agreement = Agreement(id=self._journal.ids.new(), what=what, said_on=said_on)
        writer.put(agreement)
        return agreement.id


def _once_each(themes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(theme.strip() for theme in themes if theme.strip()))
