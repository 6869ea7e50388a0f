"""How entries went with the others: the narrow part of an entry that most charts look at.

Neither text nor person is in it. The names of the fields are those of `core.records.Entry`, so that the codec reads a
narrow entry out of the payload of an entry and skips the rest.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.terms import (
    CameWithMore,
    Kind,
    KnownFor,
    Loop,
    Outcome,
    Quality,
    Reaction,
    Repair,
    Tone,
    quality_of,
)


class NarrowEntry(Struct, frozen=True, kw_only=True):
    """What one entry says about how it went, and what became of it."""

    id: str
    happened: dt.datetime
    kind: Kind | None = None
    reactions: tuple[Reaction, ...] = ()
    tone: Tone | None = None
    quality_overruled: Quality | None = None
    outcome: Outcome | None = None
    known_for: KnownFor | None = None
    themes: tuple[str, ...] = ()
    shared_own: bool = False
    loop: Loop | None = None
    told_on: dt.date | None = None
    came_back_on: dt.date | None = None
    repair: Repair | None = None
    came_with_more: CameWithMore | None = None

    @property
    def day(self) -> dt.date:
        """The local day on which it happened."""
        return self.happened.date()

    @property
    def quality(self) -> Quality:
        """The reaction's quality: overruled by the leader, or derived from chips and tone."""
        return self.quality_overruled or quality_of(self.reactions, self.tone)

    @property
    def thanked(self) -> bool:
        """Whether thanks were among the first reactions."""
        return Reaction.THANKED in self.reactions
