"""What can be done with a line to bring up, wherever it stands: said, a promise, an entry, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import EditEntry
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.errors import sentence


class BringUpActs:
    """Each is one write with Undo."""

    def __init__(self, context: UiContext) -> None:
        self._context = context

    def of(self, bring_up: BringUp, after: Callable[[], None]) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the words of what can be done with a line, and what does it; `after` follows what went well."""
        book = self._context.services.bring_ups
        if not bring_up.waiting:
            wait = partial(self._run, partial(book.wait_again, bring_up), _("It is waiting again"), after)
            return ((_("Let it wait again"), wait), self._remove(bring_up, after))
        promise = partial(self._run, partial(book.become_promise, bring_up), _("Made it a promise"), after)
        return (
            (_("Make it a promise"), promise),
            (_("Make it an entry"), partial(self._become_entry, bring_up, after)),
            self._remove(bring_up, after),
        )

    def tick(self, bring_up: BringUp, said: bool) -> None:
        """Note that a line was said, or let it wait again."""
        book = self._context.services.bring_ups
        if said:
            self._context.run(partial(book.said, bring_up), pgettext("line to bring up", "Noted as said"))
        else:
            self._context.run(partial(book.wait_again, bring_up), _("It is waiting again"))

    def _remove(self, bring_up: BringUp, after: Callable[[], None]) -> tuple[str, Callable[[], None]]:
        remove = partial(self._context.services.bring_ups.remove, bring_up)
        return _("Remove"), partial(self._run, remove, _("Line removed"), after)

    def _run(self, write: Callable[[], Changes], said: str, after: Callable[[], None]) -> None:
        if self._context.run(write, said):
            after()

    def _become_entry(self, bring_up: BringUp, after: Callable[[], None]) -> None:
        try:
            entry, changes = self._context.services.bring_ups.become_entry(bring_up)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._context.saved(changes, _("Made it an entry"))
        after()
        self._context.go(EditEntry(entry))
