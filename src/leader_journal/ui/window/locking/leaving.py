"""The way out of an open journal, behind the cover: kept in place, elsewhere, or sealed; closed in any case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.clock import Clock
from leader_journal.services.journals import go_on_elsewhere, keep_sealing_key
from leader_journal.services.unsaved import Unsaved, seal_unsaved
from leader_journal.settings import SettingsStore
from leader_journal.ui.window.careful import carefully, log_bug
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal
    from leader_journal.ui.window.workspace.workspace import Workspace


class Left(Struct, frozen=True):
    """Where the journal lies now, what the lock screen says about it, and what waits in memory."""

    path: Path
    said: str
    unsaved: Unsaved
    draft: bool = False
    """Whether an entry was begun and is kept, so that something may be said of it."""

    @property
    def settled(self) -> bool:
        """Whether nothing waits in memory: the process may end."""
        return self.unsaved.nothing_waits


def leave(workspace: Workspace, clock: Clock, settings: SettingsStore) -> Left:
    """Keep and close. Raises nothing."""
    path = workspace.path
    carefully(lambda: keep_sealing_key(workspace.services.journal))  # a new passphrase has brought a new salt
    try:
        draft = workspace.shut()
    except Exception as error:  # noqa: BLE001 - locking always locks
        log_bug(error)
        return _leave_unsaved(workspace, clock, settings)
    return Left(path, "", Unsaved(path), draft)


def take_in(left: Left, journal: Journal, clock: Clock) -> None:
    """Bring what waits in memory into the journal, which is open again. Raises DiskFull and the like."""
    left.unsaved.bring_in(journal, clock)


def sealed_beside() -> str:
    """Return what the lock screen says where the words are in a sealed file."""
    return _(
        "Locked. What you wrote last could not be saved in the journal. It is kept sealed in a file, "
        "and will be back when you unlock."
    )


def _leave_unsaved(workspace: Workspace, clock: Clock, settings: SettingsStore) -> Left:
    journal = workspace.services.journal
    if journal.is_deleted:  # closing it would lose every word of it
        moved = carefully(lambda: settings.add_recent(go_on_elsewhere(journal)))
        if moved and carefully(workspace.shut):
            return Left(journal.path, _went_elsewhere(), Unsaved(journal.path))
    path, unsaved = journal.path, Unsaved(journal.path)
    try:
        rest, words = workspace.writers.unsaved()
        unsaved = seal_unsaved(journal, rest, words, clock)
    except Exception as error:  # noqa: BLE001 - then the words that were kept as they were typed are all there is
        log_bug(error)
    something = not unsaved.nothing_waits
    workspace.end()
    if unsaved.write():
        return Left(path, sealed_beside() if something else "", unsaved)
    return Left(path, _in_memory(), unsaved)


def _went_elsewhere() -> str:
    return _("Nothing could be saved where the journal was. All of it, with your last words, is here now.")


def _in_memory() -> str:
    return _(
        "Locked. What you wrote last cannot be written anywhere, so it waits in this app’s memory, "
        "sealed. Make room on the disk and leave the computer on; the app tries again every few "
        "seconds."
    )
