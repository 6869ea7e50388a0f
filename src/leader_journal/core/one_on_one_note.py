"""What is written down in the two minutes after a one-on-one, as it stands in the form; texts as typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

OF_NOTES = "afterwards:"
"""Begins the names of the places where the draft of a note is kept; behind it stands with whom."""


class OneOnOneNote(Struct, frozen=True, kw_only=True):
    """The note. `promised` holds one promise a line, each may end with its day ("... by Friday").

    `next_day` and `next_time` are when the two meet again, None where nothing is settled. `said` are the lines to bring
    up that were said (ids); what is not among them is carried over.
    """

    held_on: dt.date
    said: tuple[str, ...] = ()
    brought: str = ""
    promised: str = ""
    thanked: str = ""
    asked_first: bool | None = None
    they_spoke_more: bool | None = None
    closing_line: str = ""
    next_day: dt.date | None = None
    next_time: dt.time | None = None

    def in_words(self, change: Callable[[str], str]) -> OneOnOneNote:
        """Return the note with every text changed: references as they are edited, or stored."""
        return replace(
            self,
            brought=change(self.brought),
            promised=change(self.promised),
            thanked=change(self.thanked),
            closing_line=change(self.closing_line),
        )

    @property
    def promises(self) -> tuple[str, ...]:
        """The lines that hold a promise."""
        return tuple(line.strip() for line in self.promised.splitlines() if line.strip())
