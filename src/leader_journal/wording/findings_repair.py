"""Repair in words: coming back to it after a sharp or closing reaction."""

from __future__ import annotations

from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.finding_states import only_what_was_written


class RepairWords:
    """Came back or not: the sentences of repair."""

    def unrated(self) -> tuple[str, str]:
        return _("No sharp or closing reaction to come back to"), only_what_was_written()

    def title(self, done: int, total: int) -> str:
        return ngettext(
            "You came back to it after {done} of {total} sharp or closing reaction",
            "You came back to it after {done} of {total} sharp or closing reactions",
            total,
        ).format(done=done, total=total)

    def title_so_far(self, done: int, total: int) -> str:
        return ngettext(
            "You came back to it after {done} of {total} sharp or closing reaction so far",
            "You came back to it after {done} of {total} sharp or closing reactions so far",
            total,
        ).format(done=done, total=total)

    def within(self, days: int) -> str:
        if days == 0:
            return _("At least half of these times you came back the same day.")
        return ngettext(
            "At least half of these times you came back within {count} day.",
            "At least half of these times you came back within {count} days.",
            days,
        ).format(count=days)

    def waiting(self, count: int) -> str:
        return ngettext("{count} reaction is still open.", "{count} reactions are still open.", count).format(
            count=count
        )

    def note(self) -> str:
        return _(
            "Counted are reactions in a sharp tone and those that closed without opening. "
            "The open ones stand oldest first."
        )

    def done_after(self, days: int | None) -> str:
        if not days:
            return pgettext("repair", "came back the same day")
        return ngettext("came back after {count} day", "came back after {count} days", days).format(count=days)

    def open_for(self, days: int) -> str:
        return ngettext("not come back to yet, {count} day ago", "not come back to yet, {count} days ago", days).format(
            count=days
        )

    def done(self) -> str:
        return pgettext("repair", "Came back to it")

    def open(self) -> str:
        return pgettext("repair", "Not yet")

    def days_heading(self) -> str:
        return _("Days until you came back to it")


REPAIR = RepairWords()
