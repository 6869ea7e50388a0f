"""Sentences on a change: what was before, what has been since, and how sure that is. Never why."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.periods import Period
from leader_journal.core.terms import Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Direction
from leader_journal.insight.findings import Change
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import month_name, month_year
from leader_journal.wording.numbers import decimal, percent


def around(change: Change, today: dt.date) -> str:
    """Return the month of a change; with its year where that is not obvious."""
    months_ago = (today.year - change.around.year) * 12 + today.month - change.around.month
    return month_name(change.around) if months_ago < 11 else month_year(change.around)


def change_title(series: Series, change: Change, today: dt.date) -> str:
    """Return a change as the title of a chart: "You ask more often than before, since about March"."""
    return _title_template(series, change).format(month=around(change, today))


def went_from(series: Series, change: Change) -> str:
    """Return the counts of a change: "Curious questions went from 64 of 182 entries (35%) to 98 of 159 (62%)."."""
    template = {
        Series.HUMILITY: _(
            "Humility went from {before} of {before_all} entries ({old}) to {since} of {since_all} ({new})."
        ),
        Series.QUESTIONS: _(
            "Curious questions went from {before} of {before_all} entries ({old}) to {since} of {since_all} ({new})."
        ),
        Series.ROOM: _("Room went from {before} of {before_all} entries ({old}) to {since} of {since_all} ({new})."),
        Series.CONSTRUCTIVE: _(
            "Constructive reactions went from {before} of {before_all} entries ({old}) "
            "to {since} of {since_all} ({new})."
        ),
    }[series]
    said = template.format(
        before=change.before.shown,
        before_all=change.before.rated,
        old=percent(change.before.share),
        since=change.since.shown,
        since_all=change.since.rated,
        new=percent(change.since.share),
    )
    if change.certainty is Certainty.CLEAR:
        return said
    return _("{sentence} Too early to be sure.").format(sentence=said)


def change_sentence(change: Change, today: dt.date, period: Period) -> str:
    """Return a change in the middle of a text: "More often since around March: 64 of 182 before, 98 of 159 since."."""
    words = {
        "month": around(change, today),
        "before": change.before.shown,
        "before_all": change.before.rated,
        "since": change.since.shown,
        "since_all": change.since.rated,
        "old": percent(change.before.share),
        "new": percent(change.since.share),
    }
    said = _sentence_template(change).format(**words)
    began = change.before_days.first
    if began is None or period.first is None or began >= period.first:
        return said
    reach = _("The entries before reach back to {month}, beyond what is shown.").format(month=month_year(began))
    return f"{said} {reach}"


def pace_sentence(change: Change) -> str:
    """Return the note that the leader also wrote at another pace since, or nothing."""
    if change.pace is None:
        return ""
    template = (
        _(
            "You also wrote more often since then ({since} a week against {before}), "
            "so part of this may be what you choose to write down."
        )
        if change.pace.direction is Direction.MORE
        else _(
            "You also wrote less often since then ({since} a week against {before}), "
            "so part of this may be what you choose to write down."
        )
    )
    return template.format(since=decimal(change.pace.since), before=decimal(change.pace.before))


def _sentence_template(change: Change) -> str:
    more = change.direction is Direction.MORE
    if change.certainty is Certainty.CLEAR:
        if more:
            return _("More often since around {month}: {before} of {before_all} before, {since} of {since_all} since.")
        return _("Less often since around {month}: {before} of {before_all} before, {since} of {since_all} since.")
    if more:
        return _("Perhaps more often since around {month}: {old} before, {new} since. Too early to be sure.")
    return _("Perhaps less often since around {month}: {old} before, {new} since. Too early to be sure.")


def _title_template(series: Series, change: Change) -> str:
    more = change.direction is Direction.MORE
    if change.certainty is Certainty.CLEAR:
        return _clearly_more(series) if more else _clearly_less(series)
    return _perhaps_more(series) if more else _perhaps_less(series)


def _clearly_more(series: Series) -> str:
    return {
        Series.HUMILITY: _("You show humility more often than before, since about {month}"),
        Series.QUESTIONS: _("You ask more often than before, since about {month}"),
        Series.ROOM: _("You leave room more often than before, since about {month}"),
        Series.CONSTRUCTIVE: _("You react constructively more often than before, since about {month}"),
    }[series]


def _clearly_less(series: Series) -> str:
    return {
        Series.HUMILITY: _("You show humility less often than before, since about {month}"),
        Series.QUESTIONS: _("You ask less often than before, since about {month}"),
        Series.ROOM: _("You leave room less often than before, since about {month}"),
        Series.CONSTRUCTIVE: _("You react constructively less often than before, since about {month}"),
    }[series]


def _perhaps_more(series: Series) -> str:
    return {
        Series.HUMILITY: _("Perhaps you show humility more often, since about {month}"),
        Series.QUESTIONS: _("Perhaps you ask more often, since about {month}"),
        Series.ROOM: _("Perhaps you leave room more often, since about {month}"),
        Series.CONSTRUCTIVE: _("Perhaps you react constructively more often, since about {month}"),
    }[series]


def _perhaps_less(series: Series) -> str:
    return {
        Series.HUMILITY: _("Perhaps you show humility less often, since about {month}"),
        Series.QUESTIONS: _("Perhaps you ask less often, since about {month}"),
        Series.ROOM: _("Perhaps you leave room less often, since about {month}"),
        Series.CONSTRUCTIVE: _("Perhaps you react constructively less often, since about {month}"),
    }[series]
