"""Chart 6 in words: the days of twelve months. Gaps are not spoken of, and nothing is counted in a row."""

from __future__ import annotations

import datetime as dt
from functools import partial

from leader_journal.charts.shared.words import day_name, no_match, nothing_yet, only_what_was_written
from leader_journal.charts.year.finding import DayReactions, ToldMore, YearFinding
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.core.terms import Kind, Quality
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year, month_name, month_year, weekday_name
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import quality_label
from leader_journal.wording.numbers import number_range
from leader_journal.wording.table import Table


def describe_year(finding: YearFinding) -> FindingText:
    title, subtitle = _heading(finding)
    note = " ".join((only_what_was_written(), *map(told_more_sentence, finding.told_more)))
    return FindingText(title, subtitle, note, _in_words(finding), partial(_table, finding))


def told_more_sentence(told: ToldMore) -> str:
    """Return that more mistakes or doubts were told: nothing to be sorry for."""
    many = told.since
    assert told.months.first is not None
    assert told.months.last is not None
    said = {
        Kind.MISTAKE: ngettext(
            "Mistakes: {since} from {first} to {last}, {before} in the three months before.",
            "Mistakes: {since} from {first} to {last}, {before} in the three months before.",
            many,
        ),
        Kind.DOUBT: ngettext(
            "Doubts: {since} from {first} to {last}, {before} in the three months before.",
            "Doubts: {since} from {first} to {last}, {before} in the three months before.",
            many,
        ),
    }[told.kind].format(
        since=many,
        before=told.before,
        first=month_name(told.months.first),
        last=month_year(told.months.last),
    )
    more = _("More can mean that it is easier to tell you, or that you wrote more of it down.")
    if told.certainty is Certainty.POSSIBLE:
        more = _("Perhaps more; it may be chance. {more}").format(more=more)
    return f"{said} {more}"


def day_sentence(day: DayTally) -> str:
    """Return what one cell holds: "24 November 2026: 3 entries. Reactions: 2 constructive, 1 mixed, 0 closing."."""
    said = ngettext("{day}: {count} entry.", "{day}: {count} entries.", day.entries).format(
        day=day_month_year(day.day), count=counted(day.entries)
    )
    if not day.rated:
        return said
    reactions = _("Reactions: {shown} constructive, {partly} mixed, {missed} closing.").format(
        shown=counted(day.shown), partly=counted(day.partly), missed=counted(day.missed)
    )
    return f"{said} {reactions}"


def step_words(finding: YearFinding, step: int) -> str:
    """Return how many entries a step stands for: "1", "2–3", "4 or more"."""
    begins = (1, *finding.steps)
    if step == len(begins) - 1:
        return _("{count} or more").format(count=counted(begins[step]))
    return number_range(begins[step], begins[step + 1] - 1)


def reactions_words(reactions: DayReactions) -> str:
    """Return what the cell of a day says about its reactions."""
    return {
        DayReactions.CONSTRUCTIVE: _("only constructive reactions"),
        DayReactions.BOTH: _("some of each"),
        DayReactions.NOT_CONSTRUCTIVE: _("only mixed or closing ones"),
        DayReactions.NOT_RATED: _("no reaction rated"),
    }[reactions]


def _heading(finding: YearFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()[0], _("The year shows the days that have entries.")
        case Evidence.NO_MATCH:
            if finding.filter.narrows:
                return no_match(filtered=True)
            return _("No entries in the last twelve months"), _("The year shows the days that have entries.")
        case _:
            return _title(finding), _subtitle(finding)


def _title(finding: YearFinding) -> str:
    days = len(finding.days)
    entries = finding.counts.entries
    return ngettext(
        "{entries} on {days} day of the last twelve months", "{entries} on {days} days of the last twelve months", days
    ).format(entries=ngettext("{count} entry", "{count} entries", entries).format(count=counted(entries)), days=days)


def _subtitle(finding: YearFinding) -> str:
    if finding.view is DayView.ENTRIES:
        return _("Each cell is one day; the more entries, the fuller. A gap is just a gap.")
    return _("Each cell is one day and shows how its reactions went. A gap is just a gap.")


def _in_words(finding: YearFinding) -> str:
    if not finding.days:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    assert finding.period.first is not None
    assert finding.period.last is not None
    built = _("One cell for each day, {first} to {last}.").format(
        first=day_month_year(finding.period.first), last=day_month_year(finding.period.last)
    )
    most = max(day.entries for day in finding.days)
    busiest = ngettext("At most {count} entry on one day.", "At most {count} entries on one day.", most)
    head = f"{_title(finding)}. {busiest.format(count=counted(most))}"
    told = map(told_more_sentence, finding.told_more)
    return "\n".join((f"{built} {head}", _weekdays(finding), _reactions(finding), *told))


def _weekdays(finding: YearFinding) -> str:
    counts = [0] * 7
    names = {day.day.weekday(): weekday_name(day.day) for day in finding.days}
    for day in finding.days:
        counts[day.day.weekday()] += day.entries
    listed = ", ".join(
        _("{weekday} {count}").format(weekday=names[at], count=counted(count))
        for at, count in enumerate(counts)
        if count
    )
    return _("By weekday: {listed}.").format(listed=listed)


def _reactions(finding: YearFinding) -> str:
    counts = finding.counts
    if not counts.rated:
        return _("No reaction is rated in them.")
    return _("Reactions: {shown} constructive, {partly} mixed, {missed} closing.").format(
        shown=counted(counts.shown), partly=counted(counts.partly), missed=counted(counts.missed)
    )


def _table(finding: YearFinding) -> Table:
    headers = (
        pgettext("table", "Day"),
        pgettext("table", "Entries"),
        quality_label(Quality.CONSTRUCTIVE),
        quality_label(Quality.MIXED),
        quality_label(Quality.CLOSING),
    )
    return Table(
        headers,
        tuple(
            (day_month_year(day.day), *map(str, (day.entries, day.shown, day.partly, day.missed)))
            for day in finding.days
        ),
    )


def step_label(step: str) -> str:
    """Return what a cell of this step stands for, in the key of chart 6: "2–3 a day"."""
    return _("{count} a day").format(count=step)


def day_entries(day: dt.date, entries: int) -> str:
    """Return "Tue 24 Nov: 3 entries"."""
    said = ngettext("{day}: {count} entry", "{day}: {count} entries", entries)
    return said.format(day=day_name(day), count=counted(entries))
