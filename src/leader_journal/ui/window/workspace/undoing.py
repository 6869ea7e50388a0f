"""A write is announced and said with Undo; undo and redo are writes of their own, and say what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.ui.actions import Act, ActionSpec, spec_of
from leader_journal.ui.bus import Bus
from leader_journal.ui.messages import Messages
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence


class Undoing:
    """Keeps the lines of both actions true."""

    def __init__(self, services: Services, bus: Bus, messages: Messages, actions: Mapping[ActionSpec, QAction]) -> None:
        self._services = services
        self._bus = bus
        self._messages = messages
        self._undo, self._redo = actions[spec_of(Act.UNDO)], actions[spec_of(Act.REDO)]

    def saved(self, changes: Changes, said: str, initiator: QObject | None = None) -> None:
        """Announce a write and show its sentence with Undo."""
        self._bus.announce(changes, initiator)
        if changes.change is not None and said:
            self._services.writes.name(changes.change, said)
        self.say_names()
        if changes and said:
            self._messages.tell(said, _("Undo"), self.undo)

    def undo(self) -> None:
        writes = self._services.writes
        name = writes.undo_name
        self._revert(writes.undo, _("Undone: {what}").format(what=name) if name else _("Undone"))

    def redo(self) -> None:
        writes = self._services.writes
        name = writes.redo_name
        self._revert(writes.redo, _("Redone: {what}").format(what=name) if name else _("Redone"))

    def say_names(self) -> None:
        """Let Undo and Redo say in their line what they are about."""
        undo, redo = self._services.writes.undo_name, self._services.writes.redo_name
        self._undo.setText(_("Undo: {what}").format(what=undo) if undo else _("Undo"))
        self._redo.setText(_("Redo: {what}").format(what=redo) if redo else _("Redo"))

    def _revert(self, revert: Callable[[], Changes], said: str) -> None:
        try:
            changes = revert()
        except UserError as error:
            self._messages.failed(sentence(error))
            return
        self.say_names()
        if changes:
            self._bus.announce(changes)
            self._messages.tell(said)
