"""The last time this happened: looked for in the background, shown like a look back, nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from leader_journal.core.clock import Clock
from leader_journal.core.rows import EntryRow
from leader_journal.ui.entries.look_back import LookBackView
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import day_and_kind


class LastTimeView(LookBackView):
    """Hidden until something was found. `name` is what its job is called, in one place or another."""

    found = Signal(bool)
    """A search has ended: whether something is shown now."""

    def __init__(self, theme: Theme, shown: Callable[[str], str], jobs: Jobs, name: str, clock: Clock) -> None:
        super().__init__(theme, shown)
        self._jobs = jobs
        self._name = f"{name}.{id(self)}"
        self._clock = clock
        self.destroyed.connect(partial(jobs.cancel, self._name))
        self.hide()

    def look(self, work: Callable[[], EntryRow | None]) -> None:
        """Look anew; what is shown stays until something else is found, or nothing."""
        self._jobs.start(self._name, work, self._show_found)

    def clear(self) -> None:
        """Show nothing, and look no further."""
        self._jobs.cancel(self._name)
        self._row = None
        self.hide()

    def retranslate(self) -> None:
        super().retranslate()
        if self._row is not None:
            self._say(self._row)

    def _show_found(self, row: EntryRow | None) -> None:
        if row is None:
            self._row = None
        else:
            self._say(row)
        self.setVisible(row is not None)
        self.found.emit(row is not None)

    def _say(self, row: EntryRow) -> None:
        self.show_row(_("Last time this happened"), row, day_and_kind(row, self._clock.now().date()))
