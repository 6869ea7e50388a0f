"""The way out where a journal's place is gone, full or for reading only: everything goes on in a file elsewhere."""

from __future__ import annotations

from leader_journal.paths import as_journal
from leader_journal.services.journals import place_elsewhere
from leader_journal.ui.context import UiContext
from leader_journal.ui.messages import journals_pattern
from leader_journal.wording.catalogue import _


def save_elsewhere(context: UiContext) -> bool:
    """Ask where the journal may go on, and go on there; return whether it does. What fails is said."""
    journal = context.services.journal
    pattern = journals_pattern()
    chosen = context.messages.ask_save_file(_("Save somewhere else"), place_elsewhere(journal.path), pattern)
    if chosen is None:
        return False
    target = as_journal(chosen)
    if not context.attempt(lambda: journal.continue_at(target)):
        return False
    context.settings.add_recent(target)
    context.messages.tell(_("The journal continues in {name}. Nothing was lost.").format(name=target.name))
    return True
