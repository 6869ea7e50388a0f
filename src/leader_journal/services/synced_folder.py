"""A live journal in a folder that a program keeps alike on several machines: noticed, and moved out of it."""

from __future__ import annotations

from pathlib import Path

from leader_journal.core.backups import BackupReason
from leader_journal.core.clock import Clock
from leader_journal.services.backups import new_backup_path
from leader_journal.storage.journal import Journal
from leader_journal.storage.snapshots import move_aside

_SYNCED_BY = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_SYNCED_NAMES = ("Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive", "iCloud Drive", "Mobile Documents")


def synced_by(journal: Path, shared: Path | None = None) -> str:
    """Return what carries the folder that a journal lies in, or nothing: such a program copies an open file broken.

    `shared` is the folder that is carried anyway, by whichever program.
    """
    if shared is not None and shared in journal.parents:
        return str(shared)
    for folder in journal.absolute().parents:
        for mark, program in _SYNCED_BY:
            if (folder / mark).exists():
                return program
        for name in _SYNCED_NAMES:
            if folder.name == name or folder.name.startswith((f"{name} ", f"{name}-")):
                return name
    return ""


def move_out(journal: Journal, target: Path, clock: Clock) -> Path:
    """Let the journal go on outside of the folder; what lies there is set aside among its backups. Returns where.

    Raises what `Journal.continue_at` raises: the journal stays where it was then.
    """
    before = journal.path
    journal.continue_at(target)
    aside = new_backup_path(target, clock.now(), BackupReason.SET_ASIDE)
    move_aside(before, aside)
    return aside
