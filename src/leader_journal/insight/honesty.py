"""How often these statistics are wrong, and how long they take to be right: what was measured on made-up journals.

`python -m benchmarks.honesty` measures it, the readme and docs/findings.md give it as a table, and the help of a chart
says it in a sentence: all three from here, and a test holds the measurement against it.
"""

from __future__ import annotations

from dataclasses import dataclass

YEARS = 3
"""How long a made-up journal is kept."""

BEFORE, SINCE = 0.35, 0.65
"""The change of which it is told how long it takes to be seen: from about a third to about two thirds."""

SMALL_BEFORE, SMALL_SINCE = 0.50, 0.65
"""A small one."""

LOW, ELSEWHERE = 0.25, 0.60
"""The pattern of which it is told how long it takes to hold up: a kind of a quarter of all entries, and the rest."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Journals of one pace. Percentages are of journals in three years; months are those until half have heard.

    Of entries that go together within a week the correlation is .1.
    """

    a_week: int
    false_clear: int
    """Nothing changes: told of a clear change in any of the four series."""
    false_clear_together: int
    """The same, where entries of one week go together."""
    false_held_up: int
    """Nothing goes with anything: told of a pattern that held up."""
    false_held_up_asked: int
    """The same, of one question that is asked alone."""
    months_to_perhaps: int
    """A third becomes two thirds: told of it, if only as possible."""
    months_to_clear: int
    """... and as clear."""
    clear_in_a_year: int
    """... of 100 within a year."""
    small_clear_in_a_year: int
    """A half becomes two thirds: told of it as clear, of 100 within a year."""
    months_to_held_up: int
    """A real pattern: told that it held up."""
    held_up: int
    """... of 100 in three years."""


MEASURED = (
    Measured(3, 7, 16, 4, 4, 4, 6, 82, 14, 20, 79),
    Measured(5, 3, 14, 5, 4, 3, 4, 98, 26, 13, 96),
    Measured(8, 3, 15, 4, 4, 2, 3, 100, 52, 8, 99),
)
"""Three paces, 400 journals a figure."""


HIGHLIGHTED_BY_CHANCE = 36
"""Of 100 patterns that are worth a look, where one is real: so many are chance (5 entries a week)."""


@dataclass(frozen=True, slots=True)
class OfTheSample:
    """The sample journal with its marks dealt out anew; percentages of the times it was done."""

    clear: int
    """Told of a clear change in any of the four series."""
    held_up: int
    """Told of a pattern that held up."""
    change_seen: int
    """With a change from a third to two thirds in its middle: told of it as clear by its end."""


SAMPLE = OfTheSample(5, 2, 44)
