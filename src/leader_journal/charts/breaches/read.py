"""Reads breaches, and how each agreement was said before them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from leader_journal.charts.breaches.build import BreachesSeen, build_breaches
from leader_journal.charts.breaches.finding import BreachesFinding, breaches_among
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.breaches import Saying
from leader_journal.core.codec import decode
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_agreement
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement


def read_breaches(source: ChartSource, request: ChartRequest, today: dt.date) -> BreachesFinding:
    return find_breaches(source, request.filter, request.period, today)


def find_breaches(source: ChartSource, chosen: EntryFilter, period: Period, today: dt.date) -> BreachesFinding:
    """Return the breaches of a period by their boxes, of the entries that a filter leaves."""
    breaches = source.entries.breaches(breaches_among(chosen).within(period))
    named = {one.agreement for one in breaches if one.agreement is not None}
    return build_breaches(
        BreachesSeen(
            breaches=breaches,
            sayings=_sayings(source, named),
            count=len(breaches),
            any_history=bool(breaches) or source.entries.count(EVERYTHING) > 0,
            period=period,
            filter=chosen,
            today=today,
        )
    )


def _sayings(source: ChartSource, agreements: Iterable[str]) -> Mapping[str, list[Saying]]:
    into = to_the_end(source.people.merged())
    return {agreement: list(_versions_of(source, agreement, into)) for agreement in agreements}


def _versions_of(source: ChartSource, agreement: str, into: Mapping[str, str]) -> Iterable[Saying]:
    """Yield how an agreement was said, by the last version of each day: the others of a day were being written.

    An agreement that was said again keeps only the last day in its present version, but it was said before that too.
    """
    last_of_day = {version.saved_at.date(): version for version in reversed(source.revisions.versions(agreement))}
    for version in last_of_day.values():
        said = merged_agreement(decode(source.revisions.get(version.rev).payload, Agreement), into)
        if said.spoken and not version.deleted:
            yield Saying(
                said_on=said.said_on, said_to=frozenset(said.said_to), to_others=bool(said.said_to_others.strip())
            )
