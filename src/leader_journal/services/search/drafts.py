"""What was begun and not saved, as a search reads it: every draft that is kept, and the half-typed days in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.draft_slots import (
    AGREEMENT,
    OF_EDITS,
    OF_FORMS,
    OF_HALVES,
    OF_LINES,
    OF_PEOPLE,
    OF_REVIEWS,
    is_entry,
)
from leader_journal.core.found import Findable, FoundKind, Where
from leader_journal.core.one_on_one_note import OF_NOTES, OneOnOneNote
from leader_journal.core.records import Entry

if TYPE_CHECKING:
    from leader_journal.services.search.findables import Findables
    from leader_journal.storage.reader import JournalReader


def findable_drafts(findables: Findables, journal: JournalReader) -> Iterator[Findable]:
    """Yield every draft that is kept; the days that are half typed in one belong to it."""
    kept = journal.drafts()
    if not kept:
        return
    drafts = _Drafts(findables, journal)
    halves = {slot.removeprefix(OF_HALVES): kept[slot] for slot in kept if slot.startswith(OF_HALVES)}
    for slot, payload in kept.items():
        with suppress(Undecodable):  # of another version
            for found in drafts.of(slot, payload):
                half = drafts.half_typed(slot, halves.pop(slot, None))
                yield replace(found, passages=found.passages + half.passages)
    for slot, payload in halves.items():
        yield drafts.half_typed(slot, payload)


class _Drafts:
    """The drafts of a journal, by the slots that they are kept in."""

    def __init__(self, findables: Findables, journal: JournalReader) -> None:
        self._findables, self._journal = findables, journal

    def of(self, slot: str, payload: bytes) -> Iterator[Findable]:
        """Yield what is kept in a slot, where it holds words of the leader. Raises Undecodable."""
        if is_entry(slot):
            yield self._entry(slot, payload)
        elif slot.startswith(OF_NOTES):
            yield self._note(slot, payload)
        elif slot.startswith(OF_REVIEWS):
            yield self._review(slot, payload)
        elif slot.startswith(OF_EDITS):
            yield replace(self._findables.entry(decode(payload, Entry)), kind=FoundKind.DRAFT, id=slot)
        else:
            about, parts = _in_a_form(slot, payload)
            if parts:
                yield self._made(slot, parts, self._known(about))

    def half_typed(self, slot: str, payload: bytes | None) -> Findable:
        """Return the days that were half typed in a form, read as they stand: they are no days yet."""
        parts: tuple[str, ...] = ()
        if payload is not None:
            with suppress(Undecodable):
                parts = decode(payload, tuple[str, ...])
        return self._made(slot, parts[1::2], self._met(slot) if slot.startswith(OF_NOTES) else None)

    def _made(self, slot: str, parts: tuple[str, ...], person: str | None) -> Findable:
        return self._findables.of_texts(FoundKind.DRAFT, slot, [(Where.TEXT, text) for text in parts], person=person)

    def _known(self, person: str) -> str | None:
        return person if person in self._findables.names else None

    def _met(self, slot: str) -> str | None:
        """Return whose one-on-one a note is of; that of a meeting that was held is kept by the meeting."""
        about = slot.removeprefix(OF_NOTES)
        meetings = self._journal.one_on_ones.all() if self._known(about) is None else ()
        return next((meeting.person for meeting in meetings if meeting.id == about), self._known(about))

    def _entry(self, slot: str, payload: bytes) -> Findable:
        from leader_journal.services.entries.capture import Captured  # half of the app: few commands meet a draft

        captured = decode(payload, Captured)
        texts = (captured.facts, captured.promise, captured.bring_up, captured.new_agreement)
        parts = [
            *((Where.TEXT, text) for text in texts),
            *((Where.THEME, theme) for theme in captured.themes),
            *((Where.NAMES, name) for name in captured.people),
        ]
        moment = captured.happened or captured.begun
        day = moment.date() if moment is not None else None
        return self._findables.of_texts(FoundKind.DRAFT, slot, parts, day=day)

    def _note(self, slot: str, payload: bytes) -> Findable:
        note, texts = decode(payload, OneOnOneNote), list[str]()

        def keep(text: str) -> str:
            texts.append(text)
            return text

        note.in_words(keep)
        person = self._met(slot)
        named = () if person is None else ((Where.NAMES, self._findables.name(person)),)
        parts = [*((Where.TEXT, text) for text in (*texts, note.promised)), *named]
        return self._findables.of_texts(FoundKind.DRAFT, slot, parts, person=person, day=note.held_on)

    def _review(self, slot: str, payload: bytes) -> Findable:
        """What was written in an open review since it was saved: the rest is found as the review."""
        from leader_journal.services.reviews.service import ReviewDraft

        draft = decode(payload, ReviewDraft)
        saved, written = self._findables.review(draft.base), self._findables.review(draft.review)
        passages = tuple(one for one in written.passages if one not in saved.passages)
        return replace(written, kind=FoundKind.DRAFT, id=slot, passages=passages)


def _in_a_form(slot: str, payload: bytes) -> tuple[str, tuple[str, ...]]:
    """Return whom it is about and what stands in a form over the window, in a line, or in the notes on a person."""
    if slot.startswith(OF_FORMS):
        return slot.rpartition(":")[2], decode(payload, tuple[str, ...])
    if slot.startswith(OF_PEOPLE):
        return slot.removeprefix(OF_PEOPLE), (decode(payload, str),)
    if slot.startswith(OF_LINES):
        from leader_journal.services.one_on_ones.service import LineDraft

        return slot.removeprefix(OF_LINES), (decode(payload, LineDraft).typed,)
    if slot == AGREEMENT:
        from leader_journal.services.agreements import Written

        form = decode(payload, Written)
        return "", (form.what, form.how, form.measure, form.consequence, form.said_to)
    return "", ()
