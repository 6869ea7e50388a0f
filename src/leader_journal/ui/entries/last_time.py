"""The last time this happened: looked for in the background, shown like a look back, nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.look_back import LookBackView
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import day_and_kind


class LastTimeView(LookBackView):
    """Hidden until something was found."""

    found = Signal(bool)
    """A search has ended: whether something is shown now."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._job = f"last_time.{id(self)}"
        self.destroyed.connect(partial(context.jobs.cancel, self._job))
        self.say_by(self._say)
        self.hide()

    def look(self, work: Callable[[], EntryRow | None]) -> None:
        """Look anew; what is shown stays until something else is found, or nothing."""
        self._context.jobs.start(self._job, work, self._show_found)

    def clear(self) -> None:
        """Show nothing, and look no further."""
        self._context.jobs.cancel(self._job)
        self._row = None
        self.hide()

    def _show_found(self, row: EntryRow | None) -> None:
        self._row = row
        self._say()
        self.setVisible(row is not None)
        self.found.emit(row is not None)

    def _say(self) -> None:
        if self._row is not None:
            meta = day_and_kind(self._row, self._context.clock.now().date())
            self.show_row(_("Last time this happened"), self._row, meta)
