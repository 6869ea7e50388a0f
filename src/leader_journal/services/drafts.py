"""Drafts of what was saved meanwhile."""

from __future__ import annotations

from contextlib import suppress

from leader_journal.core.errors import FileError
from leader_journal.storage.journal import Journal


def clear_draft(journal: Journal, slot: str) -> None:
    """Clear the draft of what is on disk now. Where that fails, the draft stays, and nobody is told.

    The save itself went well; a failure here would read as if it had not, and the text would be saved twice.
    """
    with suppress(FileError):
        journal.drafts.clear(slot)
