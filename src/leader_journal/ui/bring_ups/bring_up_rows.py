"""Rows of lines to bring up."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.bring_ups import BringUp, BringUpState
from leader_journal.ui.bring_ups.bring_up_acts import BringUpActs
from leader_journal.ui.bring_ups.bring_up_dialog import BringUpDialog
from leader_journal.ui.context import UiContext
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.bring_ups import bring_up_words
from leader_journal.wording.catalogue import _


class BringUpRows:
    """Makes rows that tick, reopen and open lines. `owner` is the page that they stand on."""

    def __init__(self, context: UiContext, owner: QWidget) -> None:
        self._context = context
        self._owner = owner
        self._acts = BringUpActs(context)

    def row(self, bring_up: BringUp) -> Row:
        """Return the row of one line: ticked when it was said, with a way back when it turned into something."""
        context, turned = self._context, bring_up.state is BringUpState.TURNED
        row = Row(
            context.theme,
            context.services.people.shown(bring_up.text),
            bring_up_words(bring_up, context.clock.now().date()),
            checkbox=not turned,
            action=_("Let it wait again") if turned else "",
        )
        if row.check is not None:
            row.check.setChecked(bring_up.state is BringUpState.SAID)
        row.ticked.connect(partial(self._acts.tick, bring_up))
        row.acted.connect(partial(self._acts.tick, bring_up, said=False))
        row.opened.connect(partial(self._edit, bring_up))
        return row

    def add(self, person: str | None) -> None:
        """Open a new line for somebody."""
        BringUpDialog(self._context, None, person, self._owner.window()).open()

    def _edit(self, bring_up: BringUp) -> None:
        BringUpDialog(self._context, bring_up, bring_up.person, self._owner.window()).open()
