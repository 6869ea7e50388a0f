"""What was told, as values: a claim, and what became of it. Their ledger is made in `insight.ledger`."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Direction


class Became(StrEnum):
    """What is told of a claim from a day on."""

    PERHAPS = "perhaps"
    CLEAR = "clear"
    WITHDRAWN = "withdrawn"
    """It was clear, and later entries did not bear it out."""
    FADED = "faded"
    """It was only perhaps, and is no longer told."""
    WORTH_A_LOOK = "worth_a_look"
    HELD_UP = "held_up"
    DID_NOT_SHOW = "did_not_show"
    LAPSED = "lapsed"
    """It held up, too long ago to be said of today."""

    @property
    def stands(self) -> bool:
        """Whether it is told now."""
        return self in _STANDING


_STANDING = frozenset({Became.PERHAPS, Became.CLEAR, Became.WORTH_A_LOOK, Became.HELD_UP})


class ClaimStep(Struct, frozen=True):
    """From a day on this is told; of an earlier round of a pattern the day is not known better than the next scan."""

    day: dt.date
    became: Became


class Claim(Struct, frozen=True):
    """Something that was told of one series, with its steps, the first telling first.

    A change has a month (`around`) and the counts on both sides of it when it was told first (`before` and `since`,
    shown of marked). A pattern has a `factor` and `level`, and no counts: those before its test got it flagged.
    """

    series: Series
    direction: Direction
    steps: tuple[ClaimStep, ...]
    around: dt.date | None = None
    before: tuple[int, int] = (0, 0)
    since: tuple[int, int] = (0, 0)
    factor: Factor | None = None
    level: str | None = None

    @property
    def told(self) -> dt.date:
        """The day on which it was told first."""
        return self.steps[0].day

    @property
    def now(self) -> ClaimStep:
        """What became of it."""
        return self.steps[-1]
