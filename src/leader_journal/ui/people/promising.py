"""What is done with a promise wherever it can be ticked."""

from __future__ import annotations

from functools import partial

from leader_journal.core.records import Promise
from leader_journal.ui.context import UiContext
from leader_journal.wording.catalogue import _


def tick_promise(context: UiContext, promise: Promise, kept: bool) -> None:
    """Keep a promise, or open it again."""
    promises = context.services.promises
    if kept:
        context.run(partial(promises.keep, promise), _("Promise kept"))
    else:
        context.run(partial(promises.reopen, promise), _("Promise open again"))
