"""What is kept beside the records: what is being written and not saved yet, and where the leader was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import OF_FORMS
from leader_journal.core.errors import FileError

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.services.people.service import PeopleService
    from leader_journal.storage.journal import Journal

_LAST_PLACE, _OFTEN_CHOSEN = "last place", "often chosen"


def clear_draft(journal: Journal, slot: str) -> None:
    """Clear the draft of what is on disk now. Where that fails, the draft stays, and nobody is told.

    The save itself went well; a failure here would read as if it had not, and the text would be saved twice.
    """
    with suppress(FileError):
        journal.drafts.clear(slot)


class FormDrafts:
    """Keeps the texts of a small form over the window. `form` names it and what it is about ("plan:<id>")."""

    def __init__(self, journal: Journal, people: PeopleService) -> None:
        self._journal = journal
        self._people = people

    def keep(self, form: str, typed: Sequence[str]) -> None:
        """Keep what stands in the fields of a form, in their order; makes no version."""
        self._journal.drafts.save(_slot(form), encode(tuple(map(self._people.stored, typed))))

    def kept(self, form: str) -> tuple[str, ...] | None:
        """Return what was kept, as it is edited, or None."""
        draft = self._journal.drafts.load(_slot(form))
        if draft is not None:
            with suppress(Undecodable):
                return tuple(map(self._people.editable, decode(draft.payload, tuple[str, ...])))
        return None

    def drop(self, form: str) -> None:
        """Forget what was kept, now that it is saved or given up."""
        clear_draft(self._journal, _slot(form))

    def keep_half(self, slot: str, words: Mapping[str, str]) -> None:
        """Keep what is half typed beside the draft of a slot, by the part of the form; nothing keeps nothing."""
        if words == self.half(slot):
            return
        if words:
            parts = tuple(text for part, typed in words.items() for text in (part, self._people.stored(typed)))
            self._journal.drafts.save(self._journal.drafts.beside(slot), encode(parts))
        else:
            self._journal.drafts.clear(self._journal.drafts.beside(slot))

    def half(self, slot: str) -> Mapping[str, str]:
        """Return what was half typed beside the draft of a slot."""
        kept = self._journal.drafts.load(self._journal.drafts.beside(slot))
        if kept is not None:
            with suppress(Undecodable):
                parts = decode(kept.payload, tuple[str, ...])
                return dict(zip(parts[::2], map(self._people.editable, parts[1::2]), strict=True))
        return {}


class LastPlace:
    """Where the leader was, as the interface writes it: encrypted like the rest, for a place may name somebody.

    Of this day only, since a new day begins anew (docs/decisions/0018).
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def keep(self, place: bytes) -> None:
        """Keep where the leader is; without room on the disk nothing is lost by not keeping it."""
        with suppress(FileError):
            self._journal.drafts.save(_LAST_PLACE, place)

    def of_today(self) -> bytes | None:
        """Return what was kept today, or None."""
        draft = self._journal.drafts.load(_LAST_PLACE)
        return draft.payload if draft is not None and draft.saved_at.date() == self._clock.now().date() else None


class OftenChosen:
    """What was chosen how often in the palette, as the interface writes it; encrypted, for it may name somebody."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def keep(self, counts: bytes) -> None:
        """Keep it; without room on the disk nothing is lost by not keeping it."""
        with suppress(FileError):
            self._journal.drafts.save(_OFTEN_CHOSEN, counts)

    def kept(self) -> bytes | None:
        """Return what was kept last, or None."""
        draft = self._journal.drafts.load(_OFTEN_CHOSEN)
        return draft.payload if draft is not None else None


def _slot(form: str) -> str:
    return f"{OF_FORMS}{form}"
