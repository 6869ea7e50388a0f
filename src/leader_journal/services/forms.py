"""Small forms over the window: what is typed there and not saved yet is kept when the journal is locked meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.services.drafts import clear_draft
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal


class FormDrafts:
    """Keeps the texts of a form. `form` names it and what it is about ("plan:<id>")."""

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


def _slot(form: str) -> str:
    return f"form:{form}"
