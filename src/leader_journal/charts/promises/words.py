"""Chart 7 in words: what is owed to one person and what came up with them; and the promises to everybody.

Of a person there is no rate, no average, and nothing that compares them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from leader_journal.charts.promises.finding import Agreed, OwedFinding, PersonFinding, PromiseBar, PromisesOverview
from leader_journal.charts.shared.words import kind_row, no_match, nothing_yet, only_what_was_written, rated_as
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Mark, PromiseState
from leader_journal.insight.counts import Evidence
from leader_journal.insight.promises import Keeping
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year, named_day
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.promises import on_time_sentence
from leader_journal.wording.table import Table


def describe_person(finding: PersonFinding) -> FindingText:
    title, subtitle = _person_title(finding), _person_subtitle(finding)
    words = "\n".join((f"{title}. {subtitle}", *_kinds(finding), *_each_promise(finding)))
    return FindingText(title, subtitle, person_note(), words, partial(_table, finding, marks=finding.marks))


def describe_promises(finding: PromisesOverview) -> FindingText:
    if not finding.promises and not finding.agreements:
        title, subtitle = _no_promises(finding)
        return FindingText(title, subtitle, only_what_was_written(), f"{title}. {subtitle}", partial(_table, finding))
    title, subtitle = _owed(finding), _overview_subtitle(finding)
    words = "\n".join((f"{title}. {subtitle}", *_each_promise(finding)))
    return FindingText(title, subtitle, _overview_note(), words, partial(_table, finding))


def agreed_label(agreed: Agreed) -> str:
    """Return what stands at a dashed line: "agreed: say it the same day"."""
    return _("agreed: {what}").format(what=agreed.text)


def agreed_sentence(agreed: Agreed) -> str:
    """Return what a dashed line says."""
    return _("{day}, agreed: {what}").format(day=day_month_year(agreed.day), what=_ended(agreed.text))


def promise_label(bar: PromiseBar, today: dt.date) -> str:
    """Return what stands at a bar: "Share the draft early · was due 6 days ago"."""
    return _("{promise} · {stands}").format(promise=_promised(bar), stands=stands_words(bar, today))


def promise_sentence(bar: PromiseBar, today: dt.date) -> str:
    """Return what a bar says: "Promised 7 November 2026: Share the draft early. Was due 6 days ago."."""
    return _("Promised {day}: {promise} {stands}.").format(
        day=day_month_year(bar.made), promise=_ended(_promised(bar)), stands=capital(stands_words(bar, today))
    )


def stands_words(bar: PromiseBar, today: dt.date) -> str:
    """Return how a promise stands: "kept", "kept later", "was due 6 days ago", "due 2 December"."""
    if bar.state is PromiseState.LET_GO:
        return pgettext("promise", "let go")
    if bar.state is PromiseState.KEPT:
        return pgettext("promise", "kept later") if bar.keeping is Keeping.LATE else pgettext("promise", "kept")
    if bar.due is None:
        return pgettext("promise", "without a day")
    if bar.keeping is Keeping.OVERDUE:
        days = (today - bar.due).days
        return ngettext("was due {count} day ago", "was due {count} days ago", days).format(count=counted(days))
    day = named_day(bar.due, today)
    return _("due {day}").format(day=day)


def more_label(count: int) -> str:
    """Return what stands for entries that have no room: "+1,700 more"."""
    return ngettext("+{count} more", "+{count} more", count).format(count=counted(count))


def more_sentence(count: int) -> str:
    return ngettext("{count} earlier entry is not drawn.", "{count} earlier entries are not drawn.", count).format(
        count=counted(count)
    )


def promises_head() -> str:
    """Return what stands over the bars."""
    return _("Promises")


def agreements_head() -> str:
    """Return what stands over the dashed lines where there is nothing else."""
    return _("Agreements")


def person_note() -> str:
    """Return what the marks mean, and what is not done here."""
    return _(
        "Filled: constructive. Half: mixed. Ring: closing. Dot: not rated. "
        "Only what you wrote down; nothing here compares people."
    )


def _person_title(finding: PersonFinding) -> str:
    return _("{name}: {owed}").format(name=finding.someone.name, owed=_lowered(_owed(finding)))


def _owed(finding: OwedFinding) -> str:
    owed, late = len(finding.open), len(finding.overdue)
    if not owed:
        return _("No promise is open")
    if not late:
        return ngettext("{count} promise is open", "{count} promises are open", owed).format(count=counted(owed))
    return ngettext(
        "{count} promise is open; past its day: {late}", "{count} promises are open; past their day: {late}", owed
    ).format(count=counted(owed), late=counted(late))


def _person_subtitle(finding: PersonFinding) -> str:
    if finding.entries == 0:
        return _no_entries(finding)
    first = finding.marks[0].day if finding.marks and not finding.more else finding.period.first
    assert first is not None
    return ngettext("{count} entry since {day}.", "{count} entries since {day}.", finding.entries).format(
        count=counted(finding.entries), day=day_month_year(first)
    )


def _no_entries(finding: PersonFinding) -> str:
    """The chart shows twelve months at most, whatever was chosen: it says which."""
    first, last = finding.period.first, finding.period.last
    if finding.filter.narrows or first is None:
        return _("No entries match.")
    if last is not None and last < finding.today:
        return _("No entries in this period.")
    return _("No entries since {day}.").format(day=day_month_year(first))


def _kinds(finding: PersonFinding) -> list[str]:
    said = []
    for kind in finding.rows:
        marks = finding.row(kind)
        if marks:
            counts = ", ".join(
                _("{rating} {count}").format(rating=rated_as(rating).lower(), count=counted(count))
                for rating in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.UNMARKED)
                if (count := sum(mark.rating is rating for mark in marks))
            )
            said.append(_("{kind}: {counts}.").format(kind=kind_row(kind), counts=counts))
    if finding.more:
        said.append(more_sentence(finding.more))
    return said


def _each_promise(finding: OwedFinding) -> list[str]:
    return [promise_sentence(bar, finding.today) for bar in finding.promises]


def _no_promises(finding: PromisesOverview) -> tuple[str, str]:
    if finding.evidence is Evidence.NONE:
        return nothing_yet()[0], _("What you promise in an entry is shown here on its day.")
    if finding.filter.narrows:
        return no_match(filtered=True)
    nothing_ever, in_period = _("No promises and no agreements yet"), _("No promises and no agreements in this period")
    return nothing_ever if finding.nothing_ever else in_period, _(
        "What you promise in an entry is shown here on its day."
    )


def _overview_subtitle(finding: PromisesOverview) -> str:
    if finding.on_time is None:
        return (
            _("No promise has been due yet.")
            if finding.promises
            else _("Agreements are shown on the day they were said aloud.")
        )
    said = on_time_sentence(finding.on_time)
    if not finding.on_time.tellable:
        return said
    rate = finding.on_time
    return _("{kept} That is {share} (likely {range}).").format(
        kept=said, share=percent(rate.share), range=percent_range(rate.low, rate.high)
    )


def _overview_note() -> str:
    return _(
        "A bar runs from the day you promised until the day you kept it, or until today; the tick is the day it "
        "was due, and what lies after it came later. Dashed: an agreement, on the day it was said aloud."
    )


def _table(finding: OwedFinding, marks: Iterable[KindedEntry] = ()) -> Table:
    headers = (
        pgettext("table", "Day"),
        pgettext("table", "What"),
        pgettext("table", "How"),
        pgettext("table", "In words"),
    )
    rows = [
        *((mark.day, kind_row(mark.kind), rated_as(mark.rating), "") for mark in marks),
        *((one.day, pgettext("table", "Agreement"), "", one.text) for one in finding.agreements),
        *(
            (one.made, pgettext("table", "Promise"), capital(stands_words(one, finding.today)), _promised(one))
            for one in finding.promises
        ),
    ]
    return Table(
        headers,
        tuple((day_month_year(day), what, how, text) for day, what, how, text in sorted(rows, key=lambda row: row[0])),
    )


def _promised(bar: PromiseBar) -> str:
    return _("{name}: {promise}").format(name=bar.to, promise=bar.text) if bar.to else bar.text


def _ended(text: str) -> str:
    """A sentence of the leader's keeps its end."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
