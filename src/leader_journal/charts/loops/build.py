"""From entries to closed loops and repair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from operator import attrgetter

from leader_journal.charts.loops.finding import FollowUp, LoopsFinding, RepairFinding
from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.core.follow_up import came_back, hard, loop_open, repair_answered, unrepaired
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.terms import Loop, Repair
from leader_journal.insight.wilson import rate


def build_loops(seen: EntriesSeen) -> LoopsFinding:
    """Return the closed-loop rate: told, of those told and those that are open by the rule of the journal."""
    told = _each(seen, [one for one in seen.entries if one.loop is Loop.TOLD], attrgetter("told_on"))
    still_open = _each(seen, [one for one in seen.entries if loop_open(one)])
    counted = len(told) + _waiting(still_open, seen.today)
    return LoopsFinding(
        **seen.head(counted),
        done=told,
        open=still_open,
        rate=rate(len(told), counted) if counted else None,
        nothing_to_tell=sum(one.loop is Loop.NOTHING_TO_TELL for one in seen.entries),
    )


def build_repair(seen: EntriesSeen) -> RepairFinding:
    """Return the repair of sharp or closing reactions: came back, of those of which it is said whether."""
    reactions = [one for one in seen.entries if hard(one)]
    done = _each(seen, [one for one in reactions if came_back(one)], attrgetter("came_back_on"))
    not_yet = _each(seen, [one for one in reactions if unrepaired(one) and repair_answered(one)])
    counted = len(done) + _waiting(not_yet, seen.today)
    return RepairFinding(
        **seen.head(counted),
        done=done,
        open=not_yet,
        unanswered=_each(seen, [one for one in reactions if unrepaired(one) and not repair_answered(one)]),
        rate=rate(len(done), counted) if counted else None,
        nothing_to_come_back_to=sum(one.repair is Repair.NOTHING for one in reactions),
    )


def _each(
    seen: EntriesSeen, entries: Sequence[NarrowEntry], on: Callable[[NarrowEntry], dt.date | None] | None = None
) -> tuple[FollowUp, ...]:
    """Return what was done (`on` gives its day, where it has one), or what is open; oldest first."""
    return tuple(_follow_up(one, seen.today if on is None else on(one), done=on is not None) for one in entries)


def _waiting(still_open: Sequence[FollowUp], today: dt.date) -> int:
    """Count what is open; what happened today has had no time yet."""
    return sum(one.day < today for one in still_open)


def _follow_up(one: NarrowEntry, until: dt.date | None, *, done: bool) -> FollowUp:
    """Return one follow-up; a day before the entry's own counts as the same day."""
    return FollowUp(one.id, one.day, done, None if until is None else max((until - one.day).days, 0))
