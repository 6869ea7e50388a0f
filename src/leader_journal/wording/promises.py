"""Promises in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import due_words, short_day

if TYPE_CHECKING:
    from leader_journal.insight.counts import Rate


def promise_count(count: int) -> str:
    """Return "2 promises", or nothing for none."""
    return ngettext("{count} promise", "{count} promises", count).format(count=counted(count)) if count else ""


def promise_words(promise: Promise, today: dt.date | None) -> str:
    """Return how a promise stands: "was due Thursday", "tomorrow", "kept Tue 3 Nov"; nothing without a day.

    `today` is None for what leaves the app: nobody knows when it is read, and "tomorrow" would be wrong then.
    """
    if promise.state is PromiseState.OPEN:
        return due_words(promise.due, today) if promise.due is not None else ""
    day = short_day(promise.closed_on or promise.made, today)
    if promise.state is PromiseState.LET_GO:
        return _("let go {day}").format(day=day)
    return (_("kept later, {day}") if promise.kept_late else _("kept {day}")).format(day=day)


def closed_words(kept: int, kept_late: int, let_go: int) -> str:
    """Return what became of promises: "7 kept, 1 let go"."""
    parts = (
        (kept, ngettext("{count} kept", "{count} kept", kept)),
        (kept_late, ngettext("{count} kept later", "{count} kept later", kept_late)),
        (let_go, ngettext("{count} let go", "{count} let go", let_go)),
    )
    return ", ".join(words.format(count=counted(count)) for count, words in parts if count)


def on_time_sentence(rate: Rate | None) -> str:
    """Return how many of the promises that were due were kept by their day; nothing while none was."""
    if rate is None:
        return ""
    return ngettext(
        "Kept by its day: {kept} of {due} promise that was due.",
        "Kept by their day: {kept} of {due} promises that were due.",
        rate.rated,
    ).format(kept=rate.shown, due=rate.rated)
