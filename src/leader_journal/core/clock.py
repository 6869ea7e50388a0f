"""Time comes in from outside, so that tests can hold it still."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time of the user's wall."""

    def now(self) -> dt.datetime:
        """Return this moment, aware, with the local offset."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now().astimezone()  # noqa: TID251 - the one place where time enters


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: dt.datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._moment = moment

    def now(self) -> dt.datetime:
        return self._moment

    def advance(self, step: dt.timedelta) -> None:
        """Move on (or back, as a clock that was set wrong does)."""
        self._moment += step
