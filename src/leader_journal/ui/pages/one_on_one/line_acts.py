"""What can be done with what a line stands on: keep the promise, note it as told, come back to it, open the entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.one_on_ones import Block, PageLine
from leader_journal.core.terms import AgreementState
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import ShowEntry
from leader_journal.wording.catalogue import _

_OF_ENTRIES = ("entry", "thank", "share")


class LineActs:
    """Adds to the menu of a line. What was settled leaves the page by itself; each act is undone like any other."""

    def __init__(self, context: UiContext) -> None:
        self._context = context

    def fill(self, menu: QMenu, block: Block, line: PageLine) -> None:
        """Add what fits a line of a block."""
        kind, _colon, uid = (line.source or "").partition(":")
        if kind == "promise":
            self._add(menu, _("Kept"), partial(self._keep, uid), _("Promise kept"))
        elif kind == "agreement":
            self._add(menu, _("Said aloud today"), partial(self._say_again, uid), _("Said aloud today, and in force"))
        elif kind in _OF_ENTRIES:
            debts = self._context.services.debts
            if block is Block.OWE:
                self._add(menu, _("Told today"), partial(debts.told, uid), _("Noted as told"))
            elif block is Block.COME_BACK:
                came_back = partial(debts.came_back, uid)
                self._add(menu, _("Came back to it today"), came_back, _("Noted: came back to it"))
                nothing = partial(debts.nothing_to_come_back_to, uid)
                self._add(menu, _("Nothing to come back to"), nothing, _("Noted: nothing to come back to"))
            menu.addAction(_("Open the entry"), partial(self._context.go, ShowEntry(uid)))

    def _add(self, menu: QMenu, words: str, write: Callable[[], Changes], said: str) -> None:
        menu.addAction(words, partial(self._context.run, write, said))

    def _keep(self, uid: str) -> Changes:
        promises = self._context.services.promises
        held = next((promise for promise in promises.open() if promise.id == uid), None)
        return promises.keep(held) if held is not None else NOTHING

    def _say_again(self, uid: str) -> Changes:
        book = self._context.services.agreements
        agreement = book.get(uid)
        return book.said_again(agreement) if agreement.state is not AgreementState.ENDED else NOTHING
