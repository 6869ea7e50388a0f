"""Closed loops in words: was the person told what became of what they raised?"""

from __future__ import annotations

from leader_journal.wording.catalogue import _, ngettext, pgettext


class LoopWords:
    """Told or not: the sentences of closed loops."""

    def unrated(self) -> tuple[str, str]:
        return (
            _("Not noted yet whether you told them what became of it"),
            _("When you deepen an entry, you can note whether you have told them."),
        )

    def title(self, done: int, total: int) -> str:
        return ngettext(
            "You told them what became of it in {done} of {total} entry",
            "You told them what became of it in {done} of {total} entries",
            total,
        ).format(done=done, total=total)

    def title_so_far(self, done: int, total: int) -> str:
        return ngettext(
            "You told them what became of it in {done} of {total} entry so far",
            "You told them what became of it in {done} of {total} entries so far",
            total,
        ).format(done=done, total=total)

    def within(self, days: int) -> str:
        if days == 0:
            return _("At least half of these heard it the same day.")
        return ngettext(
            "At least half of these heard it within {count} day.",
            "At least half of these heard it within {count} days.",
            days,
        ).format(count=days)

    def waiting(self, count: int) -> str:
        return ngettext("{count} entry is still open.", "{count} entries are still open.", count).format(count=count)

    def note(self) -> str:
        return _("Only entries with something to tell are counted. The open ones stand oldest first.")

    def done_after(self, days: int | None) -> str:
        if days is None:
            return pgettext("loop", "told")
        if days == 0:
            return pgettext("loop", "told the same day")
        return ngettext("told after {count} day", "told after {count} days", days).format(count=days)

    def open_for(self, days: int) -> str:
        return ngettext("not told yet, {count} day ago", "not told yet, {count} days ago", days).format(count=days)

    def done(self) -> str:
        return pgettext("loop", "Told")

    def open(self) -> str:
        return pgettext("loop", "Not told yet")

    def days_heading(self) -> str:
        return _("Days until you told them")


LOOPS = LoopWords()
