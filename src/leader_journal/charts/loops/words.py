"""Closed loops and repair in words: one shape, and the sentences that each of the two brings."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from leader_journal.charts.loops.finding import Bin, FollowUp, FollowUpsFinding, LoopsFinding, RepairFinding
from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_PERCENT
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import number_range
from leader_journal.wording.rate_sentences import share_sentence
from leader_journal.wording.table import Table


class FollowUpWords(Protocol):
    """The sentences of one chart, said in the language of the moment."""

    def unrated(self) -> tuple[str, str]:
        """Return title and subtitle where nothing asked for it."""
        ...

    def title(self, done: int, total: int) -> str:
        """Return that so many were done, of how many."""
        ...

    def title_so_far(self, done: int, total: int) -> str:
        """Return the same while it is early."""
        ...

    def within(self, days: int) -> str:
        """Return that half is done after so many days, those that are open counted in."""
        ...

    def waiting(self, count: int) -> str:
        """Return that so many are open."""
        ...

    def note(self) -> str:
        """Return what is counted."""
        ...

    def done(self) -> str:
        """Return the name of the row of those done."""
        ...

    def open(self) -> str:
        """Return the name of the row of those that are open."""
        ...

    def unanswered(self) -> str:
        """Return the name of the row of those of which nothing is said."""
        ...

    def not_counted(self, count: int) -> str:
        """Return that of so many nothing is said, and that they are not counted."""
        ...

    def days_heading(self) -> str:
        """Return what stands over the days that it took."""
        ...

    def done_after(self, days: int | None) -> str:
        """Return what a mark says of an entry that is done, within a sentence."""
        ...

    def open_for(self, days: int) -> str:
        """Return what a mark says of an entry that is open, within a sentence."""
        ...


def describe_loops(finding: LoopsFinding) -> FindingText:
    return _described(finding, LOOPS)


def describe_repair(finding: RepairFinding) -> FindingText:
    return _described(finding, REPAIR)


def _described(finding: FollowUpsFinding, words: FollowUpWords) -> FindingText:
    title, subtitle = _heading(finding, words)
    counted = finding.evidence.rank >= Evidence.FEW.rank
    note = words.note() if counted else only_what_was_written()
    in_words = _in_words(finding, title, subtitle) if counted else f"{title}. {subtitle}"
    return FindingText(title, subtitle, note, in_words, partial(_table, finding, words))


def bin_name(span: Bin) -> str:
    """Return "0", "2–3" or "31+": a number of days."""
    if span.last is None:
        return pgettext("numbers", "{first}+").format(first=span.first)
    return number_range(span.first, span.last)


def bin_cell(span: Bin, count: int) -> str:
    """Return what a bar of days says: "2–3 days: 12 entries"."""
    days = ngettext("{count} day", "{count} days", span.first).format(count=bin_name(span))
    entries = ngettext("{count} entry", "{count} entries", count).format(count=counted(count))
    return _("{days}: {entries}").format(days=days, entries=entries)


def what_of(one: FollowUp, words: FollowUpWords) -> str:
    """Return what one mark says of its entry, within a sentence."""
    return words.done_after(one.days) if one.done else words.open_for(one.days or 0)


def _heading(finding: FollowUpsFinding, words: FollowUpWords) -> tuple[str, str]:
    if finding.rate is None:
        return heading_without_numbers(finding, words.unrated()) or words.unrated()
    title = words.title if finding.rate.tellable else words.title_so_far
    return (
        title(finding.rate.shown, finding.rate.rated),
        " ".join((share_sentence(finding.rate), *_numbers(finding, words))),
    )


def _numbers(finding: FollowUpsFinding, words: FollowUpWords) -> list[str]:
    said = []
    if finding.median_days is not None and finding.dated >= MIN_PERCENT:
        said.append(words.within(finding.median_days))
    if finding.open:
        said.append(words.waiting(len(finding.open)))
    if finding.unanswered:
        said.append(words.not_counted(len(finding.unanswered)))
    return said


def _in_words(finding: FollowUpsFinding, title: str, subtitle: str) -> str:
    said = [_("A mark is one entry; many become one bar."), f"{title}.", subtitle]
    if finding.open:
        said.append(_("The oldest open one is from {day}.").format(day=day_month_year(finding.open[0].day)))
    return " ".join(said)


def _table(finding: FollowUpsFinding, words: FollowUpWords) -> Table:
    headers = (pgettext("table", "Day"), pgettext("table", "What"), pgettext("table", "Days"))
    entries = sorted((*finding.done, *finding.open), key=lambda one: (one.day, one.id))
    return Table(
        headers,
        tuple(
            (
                day_month_year(one.day),
                words.done() if one.done else words.open(),
                "" if one.days is None else str(one.days),
            )
            for one in entries
        ),
    )


class LoopWords:
    """Told or not: the sentences of closed loops."""

    def unrated(self) -> tuple[str, str]:
        return (
            _("No entry says yet whether you told them what became of it"),
            _("When you deepen an entry, you can note whether you have told them."),
        )

    def title(self, done: int, total: int) -> str:
        return ngettext(
            "You told them what became of it in {done} of {total} entry",
            "You told them what became of it in {done} of {total} entries",
            total,
        ).format(done=counted(done), total=counted(total))

    def title_so_far(self, done: int, total: int) -> str:
        return ngettext(
            "You told them what became of it in {done} of {total} entry so far",
            "You told them what became of it in {done} of {total} entries so far",
            total,
        ).format(done=counted(done), total=counted(total))

    def within(self, days: int) -> str:
        if days == 0:
            return _("Half hear it the same day, counting those still waiting.")
        return ngettext(
            "Half hear it within {count} day, counting those still waiting.",
            "Half hear it within {count} days, counting those still waiting.",
            days,
        ).format(count=counted(days))

    def waiting(self, count: int) -> str:
        return ngettext("{count} entry is still open.", "{count} entries are still open.", count).format(
            count=counted(count)
        )

    def note(self) -> str:
        return _(
            "What you told them counts, and so does what is still open: noted as not told yet, or "
            "postponed with no word since. What happened today does not count against you yet."
        )

    def done_after(self, days: int | None) -> str:
        if days is None:
            return pgettext("loop", "told")
        if days == 0:
            return pgettext("loop", "told the same day")
        return ngettext("told after {count} day", "told after {count} days", days).format(count=counted(days))

    def open_for(self, days: int) -> str:
        return ngettext("not told yet, after {count} day", "not told yet, after {count} days", days).format(
            count=counted(days)
        )

    def done(self) -> str:
        return pgettext("loop", "Told")

    def open(self) -> str:
        return pgettext("loop", "Not told yet")

    def unanswered(self) -> str:
        return pgettext("loop", "Not noted")

    def not_counted(self, count: int) -> str:
        return ngettext(
            "{count} entry says nothing about it, and is not counted.",
            "{count} entries say nothing about it, and are not counted.",
            count,
        ).format(count=counted(count))

    def days_heading(self) -> str:
        return _("Days until you told them")


LOOPS = LoopWords()


class RepairWords:
    """Came back or not: the sentences of repair."""

    def unrated(self) -> tuple[str, str]:
        return (
            _("No entry says yet whether you came back to a sharp or closing reaction"),
            _("When you deepen an entry, you can note that you came back, or that there is nothing to come back to."),
        )

    def title(self, done: int, total: int) -> str:
        return ngettext(
            "You came back to it after {done} of {total} sharp or closing reaction",
            "You came back to it after {done} of {total} sharp or closing reactions",
            total,
        ).format(done=counted(done), total=counted(total))

    def title_so_far(self, done: int, total: int) -> str:
        return ngettext(
            "You came back to it after {done} of {total} sharp or closing reaction so far",
            "You came back to it after {done} of {total} sharp or closing reactions so far",
            total,
        ).format(done=counted(done), total=counted(total))

    def within(self, days: int) -> str:
        if days == 0:
            return _("Half the time you come back the same day, counting those still waiting.")
        return ngettext(
            "Half the time you come back within {count} day, counting those still waiting.",
            "Half the time you come back within {count} days, counting those still waiting.",
            days,
        ).format(count=counted(days))

    def waiting(self, count: int) -> str:
        return ngettext("{count} reaction is still open.", "{count} reactions are still open.", count).format(
            count=counted(count)
        )

    def note(self) -> str:
        return _(
            "Sharp and closing reactions count once you have noted that you came back, or that you have "
            "not yet. What happened today does not count against you yet."
        )

    def done_after(self, days: int | None) -> str:
        if not days:
            return pgettext("repair", "came back the same day")
        return ngettext("came back after {count} day", "came back after {count} days", days).format(count=counted(days))

    def open_for(self, days: int) -> str:
        return ngettext(
            "not come back to yet, after {count} day", "not come back to yet, after {count} days", days
        ).format(count=counted(days))

    def done(self) -> str:
        return pgettext("repair", "Came back to it")

    def open(self) -> str:
        return pgettext("repair", "Not yet")

    def unanswered(self) -> str:
        return pgettext("repair", "Not noted")

    def not_counted(self, count: int) -> str:
        return ngettext(
            "Nothing is noted about {count} more, which is not counted.",
            "Nothing is noted about {count} more, which are not counted.",
            count,
        ).format(count=counted(count))

    def days_heading(self) -> str:
        return _("Days until you came back to it")


REPAIR = RepairWords()
