"""The words for days and months that people type, in English and Danish, whatever the language of the app.

All keys are folded (`core.folding.fold`) and without full stops.
"""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.core.folding import fold

_MONTHS = (
    "january jan januar",
    "february feb februar",
    "march mar marts",
    "april apr",
    "may maj",
    "june jun juni",
    "july jul juli",
    "august aug",
    "september sep sept",
    "october oct oktober okt",
    "november nov",
    "december dec",
)
_WEEKDAYS = (
    "monday mon mandag man",
    "tuesday tue tues tirsdag tir tirs",
    "wednesday wed onsdag ons",
    "thursday thu thur thurs torsdag tor tors",
    "friday fri fredag fre",
    "saturday sat lørdag lør",
    "sunday sun søndag søn",
)
_NUMBERS = (
    ("a an one en et én ét", 1),
    ("two to", 2),
    ("three tre", 3),
    ("four fire", 4),
    ("five fem", 5),
    ("six seks", 6),
    ("seven syv", 7),
    ("eight otte", 8),
    ("nine ni", 9),
    ("ten ti", 10),
    ("twelve tolv", 12),
)

MONTHS: Mapping[str, int] = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Number of a month (1 to 12) by each of its names."""

WEEKDAYS: Mapping[str, int] = {fold(word): number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
"""Number of a weekday (Monday is 0) by each of its names."""

NUMBERS: Mapping[str, int] = {fold(word): number for words, number in _NUMBERS for word in words.split()}
"""Small numbers in letters."""


def either(words: Mapping[str, int]) -> str:
    """Return the words as alternatives of a regular expression, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
