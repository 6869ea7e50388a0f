"""How often these statistics are wrong, and how long they take to be right: what was measured on made-up journals.

`python -m benchmarks.honesty` measures it, the readme and docs/findings.md give it as a table, and the help of a chart
says it in a sentence: all three from here, and a test holds the measurement against it.
"""

from __future__ import annotations

from msgspec import Struct

YEARS = 3
"""How long a made-up journal is kept."""

BEFORE, SINCE = 0.35, 0.65
"""The change of which it is told how long it takes to be seen: from about a third to about two thirds."""

SMALL_BEFORE, SMALL_SINCE = 0.50, 0.65
"""A small one."""

LOW, ELSEWHERE = 0.25, 0.60
"""The pattern of which it is told how long it takes to hold up: a kind of a quarter of all entries, and the rest."""


class Measured(Struct, frozen=True):
    """Journals of one pace. Percentages are of journals in three years; months are those until half have heard.

    The names are those of benchmarks/honesty.json, which has every figure with its standard error.
    """

    a_week: int
    false_clear: int
    """Nothing changes: told of a clear change in any of the four series."""
    false_clear_together: int
    """The same, where entries of one week go together (correlation .1)."""
    false_held_up: int
    """Nothing goes with anything: told of a pattern that held up."""
    false_held_up_asked: int
    """The same, of one question that is asked alone."""
    months_to_perhaps: int
    """A third becomes two thirds: told of it, if only as possible."""
    months_to_clear: int
    """... and as clear."""
    months_to_held_up: int
    """A real pattern: told that it held up."""


MEASURED = (
    Measured(3, 1, 2, 3, 3, 6, 7, 20),
    Measured(5, 2, 2, 2, 3, 3, 4, 15),
    Measured(8, 2, 3, 5, 2, 3, 3, 11),
)
"""Three paces."""

HIGHLIGHTED_BY_CHANCE = 61
"""Of 100 patterns that are worth a look, where one is real: so many are chance (5 entries a week)."""
