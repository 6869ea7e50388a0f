"""What was done afterwards, in words: the shape that closed loops and repair share. Each brings its own sentences."""

from __future__ import annotations

from typing import Protocol

from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings_others import Bin, FollowUp, FollowUpsFinding
from leader_journal.insight.thresholds import MIN_PERCENT
from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_states import only_what_was_written
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import number_range
from leader_journal.wording.others_shared import heading_without_numbers
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
        """Return that at least half of those done took so many days at most."""
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

    def days_heading(self) -> str:
        """Return what stands over the days that it took."""
        ...

    def done_after(self, days: int | None) -> str:
        """Return what a mark says of an entry that is done, within a sentence."""
        ...

    def open_for(self, days: int) -> str:
        """Return what a mark says of an entry that is open, within a sentence."""
        ...


def describe_follow_ups(finding: FollowUpsFinding, words: FollowUpWords) -> FindingText:
    """Put a finding into these words."""
    title, subtitle = _heading(finding, words)
    counted = finding.evidence.rank >= Evidence.FEW.rank
    note = words.note() if counted else only_what_was_written()
    in_words = _in_words(finding, title, subtitle) if counted else f"{title}. {subtitle}"
    return FindingText(title, subtitle, note, in_words, _table(finding, words))


def bin_name(span: Bin) -> str:
    """Return "0", "2–3" or "31+": a number of days."""
    if span.last is None:
        return pgettext("numbers", "{first}+").format(first=span.first)
    return number_range(span.first, span.last)


def bin_cell(span: Bin, count: int) -> str:
    """Return what a bar of days says: "2–3 days: 12 entries"."""
    return ngettext("{days} days: {count} entry", "{days} days: {count} entries", count).format(
        days=bin_name(span), count=count
    )


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
    return said


def _in_words(finding: FollowUpsFinding, title: str, subtitle: str) -> str:
    said = [_("One mark for each entry."), f"{title}.", subtitle]
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
