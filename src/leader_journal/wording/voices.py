"""What was not heard, in sentences: for a chart, a one-on-one and a review. Each says that it may be the writing."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.terms import Kind
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year, month_name, month_year


def may_not_have_written() -> str:
    """Return what stands behind all that was not heard."""
    return _("It may just mean that I did not write it down.")


def none_since(kind: Kind, last: dt.date | None, today: dt.date) -> str:
    """Return "No ideas noted since August.", a month of another year with its year, or that there are none yet."""
    if last is None:
        return {
            Kind.MISTAKE: _("No mistakes noted yet."),
            Kind.DISAGREEMENT: _("No disagreements noted yet."),
            Kind.DOUBT: _("No doubts noted yet."),
            Kind.QUESTION: _("No questions noted yet."),
            Kind.IDEA: _("No ideas noted yet."),
            Kind.BREACH: _("No breaches noted yet."),
        }[kind]
    sentence = {
        Kind.MISTAKE: _("No mistakes noted since {month}."),
        Kind.DISAGREEMENT: _("No disagreements noted since {month}."),
        Kind.DOUBT: _("No doubts noted since {month}."),
        Kind.QUESTION: _("No questions noted since {month}."),
        Kind.IDEA: _("No ideas noted since {month}."),
        Kind.BREACH: _("No breaches noted since {month}."),
    }[kind]
    return sentence.format(month=month_name(last) if (today - last).days < 330 else month_year(last))


def last_heard(name: str, last: dt.date | None) -> str:
    """Return when somebody was heard last: "Last heard from Maria on 3 August 2026."."""
    if last is None:
        return _("Not heard from {name} yet.").format(name=name)
    return _("Last heard from {name} on {day}.").format(name=name, day=day_month_year(last))


def only_wrong(name: str, mistakes: int, breaches: int) -> str:
    """Return that only what went wrong is written of somebody."""
    if breaches:
        return _("You have only noted mistakes and breaches about {name}, {count} in six months.").format(
            name=name, count=counted(mistakes + breaches)
        )
    return _("You have only noted mistakes about {name}, {count} in six months.").format(
        name=name, count=counted(mistakes)
    )


def wrong_count(mistakes: int, breaches: int) -> str:
    """Return "6 mistakes", or "5 mistakes, 1 breach"."""
    parts = [ngettext("{count} mistake", "{count} mistakes", mistakes).format(count=counted(mistakes))]
    if breaches:
        parts.append(ngettext("{count} breach", "{count} breaches", breaches).format(count=counted(breaches)))
    return ", ".join(parts)


def last_day(last: dt.date | None) -> str:
    """Return what stands at the end of a row: "last 3 August 2026"."""
    if last is None:
        return pgettext("heard", "not yet")
    return _("last {day}").format(day=day_month_year(last))
