"""How hard a passphrase is to guess, in four steps, for somebody who has the file and many computers."""

from __future__ import annotations

from enum import IntEnum

GUESSED_BELOW = 6.0
"""Powers of ten of guesses. Below the first million: top lists, repeated signs, a word and a year."""
_WEAK_BELOW, _FAIR_BELOW = 10.0, 13.0
"""A key costs a third of a second and 128 MiB; ten thousand guesses a second are many computers. So: days, years."""


class Strength(IntEnum):
    """From what is refused to what holds."""

    GUESSED = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength_of(guesses_log10: float) -> Strength:
    """Return the step of a number of guesses, given as its power of ten."""
    if guesses_log10 < GUESSED_BELOW:
        return Strength.GUESSED
    if guesses_log10 < _WEAK_BELOW:
        return Strength.WEAK
    return Strength.FAIR if guesses_log10 < _FAIR_BELOW else Strength.STRONG
