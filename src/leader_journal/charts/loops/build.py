"""From dealings to closed loops and repair."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.loops.finding import FollowUp, LoopsFinding, RepairFinding
from leader_journal.charts.shared.build import Dealt
from leader_journal.core.dealings import Dealing
from leader_journal.core.terms import Loop, Quality, Tone
from leader_journal.insight.wilson import rate


def build_loops(seen: Dealt) -> LoopsFinding:
    """Return the closed-loop rate: told, of those with something to tell."""
    asked = [one for one in seen.dealings if one.loop in (Loop.TOLD, Loop.NOT_YET)]
    done = tuple(_follow_up(one, one.loop is Loop.TOLD, one.told_on, seen.today) for one in asked)
    told = tuple(one for one in done if one.done)
    return LoopsFinding(
        **seen.head(len(asked)),
        done=told,
        open=tuple(one for one in done if not one.done),
        rate=rate(len(told), len(asked)) if asked else None,
        nothing_to_tell=sum(one.loop is Loop.NOTHING_TO_TELL for one in seen.dealings),
    )


def build_repair(seen: Dealt) -> RepairFinding:
    """Return the repair of sharp or closing reactions: came back, of all of them."""
    hard = [one for one in seen.dealings if one.tone is Tone.SHARP or one.quality is Quality.CLOSING]
    each = tuple(_follow_up(one, one.came_back_on is not None, one.came_back_on, seen.today) for one in hard)
    done = tuple(one for one in each if one.done)
    return RepairFinding(
        **seen.head(len(hard)),
        done=done,
        open=tuple(one for one in each if not one.done),
        rate=rate(len(done), len(each)) if each else None,
    )


def _follow_up(one: Dealing, done: bool, on: dt.date | None, today: dt.date) -> FollowUp:
    """Return one follow-up; a day before the entry's own counts as the same day."""
    until = on if done else today
    return FollowUp(one.id, one.day, done, None if until is None else max((until - one.day).days, 0))
