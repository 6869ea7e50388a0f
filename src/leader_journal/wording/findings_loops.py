"""Closed loops in words: was the person told what became of what they raised?"""

from __future__ import annotations

from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.follow_ups import FollowUpWords


def _unrated() -> tuple[str, str]:
    return (
        _("Not noted yet whether you told them what became of it"),
        _("When you deepen an entry, you can note whether you have told them."),
    )


def _title(done: int, total: int) -> str:
    return ngettext(
        "You told them what became of it in {done} of {total} entry",
        "You told them what became of it in {done} of {total} entries",
        total,
    ).format(done=done, total=total)


def _title_so_far(done: int, total: int) -> str:
    return ngettext(
        "You told them what became of it in {done} of {total} entry so far",
        "You told them what became of it in {done} of {total} entries so far",
        total,
    ).format(done=done, total=total)


def _within(days: int) -> str:
    if days == 0:
        return _("At least half of these heard it the same day.")
    return ngettext(
        "At least half of these heard it within {count} day.",
        "At least half of these heard it within {count} days.",
        days,
    ).format(count=days)


def _waiting(count: int) -> str:
    return ngettext("{count} entry is still open.", "{count} entries are still open.", count).format(count=count)


def _note() -> str:
    return _("Only entries with something to tell are counted. The open ones stand oldest first.")


def _done_after(days: int | None) -> str:
    if days is None:
        return pgettext("loop", "told")
    if days == 0:
        return pgettext("loop", "told the same day")
    return ngettext("told after {count} day", "told after {count} days", days).format(count=days)


def _open_for(days: int) -> str:
    return ngettext("not told yet, {count} day ago", "not told yet, {count} days ago", days).format(count=days)


def _done() -> str:
    return pgettext("loop", "Told")


def _open() -> str:
    return pgettext("loop", "Not told yet")


def _days_heading() -> str:
    return _("Days until you told them")


LOOPS = FollowUpWords(
    unrated=_unrated,
    title=_title,
    title_so_far=_title_so_far,
    within=_within,
    waiting=_waiting,
    note=_note,
    done=_done,
    open=_open,
    days_heading=_days_heading,
    done_after=_done_after,
    open_for=_open_for,
)
