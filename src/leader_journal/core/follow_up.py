"""What an entry still asks for: the one place that says what is open, and what is answered.

Whoever asks whether something is open (a list, a column, a chart, a page) asks here.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from leader_journal.core.terms import Loop, Outcome, Quality, Repair, Tone


class FollowedUp(Protocol):
    """The part of an entry that says what became of it."""

    @property
    def tone(self) -> Tone | None: ...
    @property
    def quality(self) -> Quality: ...
    @property
    def outcome(self) -> Outcome | None: ...
    @property
    def loop(self) -> Loop | None: ...
    @property
    def came_back_on(self) -> dt.date | None: ...
    @property
    def repair(self) -> Repair | None: ...


def loop_open(entry: FollowedUp) -> bool:
    """Whether the person is still to be told: noted so, or postponed with no word since."""
    return entry.loop is Loop.NOT_YET or (entry.loop is None and entry.outcome is Outcome.POSTPONED)


def hard(entry: FollowedUp) -> bool:
    """Whether the reaction was sharp or closing: something that may be worth coming back to."""
    return entry.tone is Tone.SHARP or entry.quality is Quality.CLOSING


def came_back(entry: FollowedUp) -> bool:
    """Whether the leader came back to it."""
    return entry.came_back_on is not None


def repair_answered(entry: FollowedUp) -> bool:
    """Whether it is known that the leader came back, or did not yet: silence says neither."""
    return came_back(entry) or entry.repair is Repair.NOT_YET


def unrepaired(entry: FollowedUp) -> bool:
    """Whether it may still be worth coming back to: hard, not come back to, and not said that there is nothing to."""
    return hard(entry) and not came_back(entry) and entry.repair is not Repair.NOTHING
