"""What may be said of a pattern: of one level against the rest, or of one person against the others."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What may be said of a row."""

    TOO_FEW = "too_few"
    NO_DIFFERENCE = "no_clear_difference"
    WORTH_A_LOOK = "worth_a_look"
    HELD_UP = "held_up"
    DID_NOT_SHOW = "did_not_show"
    LAPSED = "lapsed"
    """Held up once, too long ago to be said of today; it can be found anew."""
    NOT_IN_PERIOD = "not_in_period"
    """Worth a look or held up once, but the counts of the period do not show it."""


STANDS_OUT = frozenset({Standing.WORTH_A_LOOK, Standing.HELD_UP})
