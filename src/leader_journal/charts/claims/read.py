"""Reads what the app has said: the months and the quarters of a journal, replayed."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.claims.build import build_claims
from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.read import Source, history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.tallies import Factor, in_level
from leader_journal.insight.replay import replay
from leader_journal.insight.scans import TOGETHER


def read_claims(source: Source, request: ChartRequest, today: dt.date) -> ClaimsFinding:
    """Return the ledger. What is scanned is what chart 4 scans, people too if they are switched on."""
    so_far = request.filter.within(Period(None, request.period.last or today))
    tallies = history(source, request.filter, request.period, today)
    people = {person.id for person in source.people.all()} if source.settings.current().by_person else set()
    levels = [
        tally
        for factor in (*TOGETHER, *((Factor.PERSON,) if people else ()))
        for tally in source.entries.level_tallies(factor, so_far)
        if factor is not Factor.PERSON or tally.level in people
    ]
    until = min(last_shown(request.period, today) + dt.timedelta(days=1), today)
    played = replay(
        levels, tallies, lambda factor, level: source.entries.tallies(in_level(so_far, factor, level)), until
    )
    return build_claims(tallies, played.flags, request.period, request.filter, today)
