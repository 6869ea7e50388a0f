"""How entries went with the others, and what became of them: the narrow part of an entry that most charts look at.

Neither text nor person is in it. Storage keeps it in columns, so that charts of 100,000 entries open none of them.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto

from msgspec import Struct

from leader_journal.core.terms import CameWithMore, Kind, KnownFor, Loop, Outcome, Quality, Repair, Tone


class Noted(Enum):
    """What an entry may say of how it went: a chart looks at those that say something of its own."""

    LOOP = auto()
    """That it was told back, is to be, or needs not be."""
    HARD = auto()
    """That the reaction was sharp or closing."""
    OUTCOME = auto()
    KNOWN_FOR = auto()
    CAME_WITH_MORE = auto()
    SHARED_OWN = auto()


class NarrowEntry(Struct, frozen=True, kw_only=True, gc=False):
    """What one entry says about how it went, and what became of it; `day` is the local day on which it happened."""

    id: str
    day: dt.date
    kind: Kind | None = None
    tone: Tone | None = None
    quality: Quality = Quality.NOT_RATED
    thanked: bool = False
    outcome: Outcome | None = None
    known_for: KnownFor | None = None
    shared_own: bool = False
    loop: Loop | None = None
    told_on: dt.date | None = None
    came_back_on: dt.date | None = None
    repair: Repair | None = None
    came_with_more: CameWithMore | None = None


class ThemedEntry(Struct, frozen=True):
    """One theme of one entry."""

    theme: str
    id: str
    day: dt.date
