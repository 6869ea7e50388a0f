"""An experiment in words: when it is looked at, what the looks said, and that nothing is concluded in between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.change_words import size_sentence
from leader_journal.wording.dates import named_day

if TYPE_CHECKING:
    from leader_journal.insight.experiment import ExperimentLook, Tried


def experiment_words(tried: Tried, today: dt.date) -> str:
    """Return how an experiment stands: what its looks said, the counts since, and when it is looked at next."""
    return " ".join((*(look_sentence(look, today) for look in tried.looks), *_coming(tried, today)))


def planned_words(tried: Tried, today: dt.date) -> str:
    """Return what is planned as one begins: "I shall look on 28 February; by then about 35 entries."."""
    if tried.next_look is None:
        return ""
    return ngettext(
        "I will look on {day}; by then there should be about {count} marked entry like these.",
        "I will look on {day}; by then there should be about {count} marked entries like these.",
        tried.expected,
    ).format(day=named_day(tried.next_look, today), count=counted(tried.expected))


def look_sentence(look: ExperimentLook, today: dt.date) -> str:
    """Return what one look said, whatever came out: its counts, and how large the difference probably is."""
    words = {
        "day": named_day(look.day, today),
        "since": look.since.shown,
        "since_all": look.since.rated,
        "before": look.before.shown,
        "before_all": look.before.rated,
    }
    said = _verdict(look).format(**words)
    return said if look.size is None else f"{said} {size_sentence(look.size)}"


def _verdict(look: ExperimentLook) -> str:
    return {
        "more": _(
            "Looked at on {day}: more often since the plan began, {since} of {since_all} marked entries against "
            "{before} of {before_all} before."
        ),
        "less": _(
            "Looked at on {day}: less often since the plan began, {since} of {since_all} marked entries against "
            "{before} of {before_all} before."
        ),
        "no_clear_difference": _(
            "Looked at on {day}: no clear difference, {since} of {since_all} marked entries since the plan began "
            "against {before} of {before_all} before."
        ),
        "too_few": _(
            "Looked at on {day}: too few to tell, {since} of {since_all} marked entries since the plan began "
            "against {before} of {before_all} before."
        ),
    }[look.verdict.value]


def _coming(tried: Tried, today: dt.date) -> tuple[str, ...]:
    """Return the counts of now, without a verdict, and the next day of looking; nothing once all is looked at."""
    if tried.next_look is None:
        return ()
    if not tried.since.rated:
        return (planned_words(tried, today),)
    counts = ngettext(
        "So far {since} of {since_all} marked entry, {before} of {before_all} in the year before.",
        "So far {since} of {since_all} marked entries, {before} of {before_all} in the year before.",
        tried.since.rated,
    ).format(
        since=tried.since.shown,
        since_all=tried.since.rated,
        before=tried.before.shown,
        before_all=tried.before.rated,
    )
    until = ngettext(
        "Nothing will be concluded before {day}; by then there should be about {count} entry.",
        "Nothing will be concluded before {day}; by then there should be about {count} entries.",
        tried.expected,
    ).format(day=named_day(tried.next_look, today), count=counted(tried.expected))
    return counts, until
