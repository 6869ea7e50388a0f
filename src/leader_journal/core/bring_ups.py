"""A line to bring up: caught at any moment, it waits on the page of the next one-on-one until it was said."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from msgspec import Struct

SOURCE = "bring_up:"
"""How a line of a page says that it stands on one of these."""


_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def one_line(typed: str) -> str:
    """Return what was typed on one line, letter by letter: a no-break space stays one."""
    return " ".join(filter(None, (line.strip() for line in _BREAKS.split(typed))))


class BringUpState(StrEnum):
    """Waiting rolls over from meeting to meeting; said and turned (into a promise or an entry) are the ends."""

    WAITING = "waiting"
    SAID = "said"
    TURNED = "turned"


class BringUp(Struct, frozen=True, kw_only=True):
    """A line for one person; the text holds people as references.

    `entry` is the occasion on which it was caught. `said_in` is the one-on-one in whose note it was ticked off, None
    where it was said elsewhere. `became` is the promise or the entry that it turned into.
    """

    id: str
    person: str
    text: str
    noted: dt.date
    entry: str | None = None
    state: BringUpState = BringUpState.WAITING
    said_on: dt.date | None = None
    said_in: str | None = None
    became: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether it is still to be said."""
        return self.state is BringUpState.WAITING

    @property
    def source(self) -> str:
        """What a line of a page says that it stands on this one."""
        return f"{SOURCE}{self.id}"
