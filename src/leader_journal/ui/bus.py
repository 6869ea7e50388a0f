"""Tells every page what changed, so that each refreshes what it shows and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from leader_journal.core.changes import Changes


class Bus(QObject):
    """One announcement for every write."""

    changed = Signal(object, object)
    """Changes, and the widget that made them (or None): it has shown them already and may skip itself."""

    def announce(self, changes: Changes, initiator: QObject | None = None) -> None:
        """Announce a write; one that changed nothing is not announced."""
        if changes:
            self.changed.emit(changes, initiator)
