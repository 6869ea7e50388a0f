"""Texts with figures: taken apart where they were written in one with a word ("om3dage"), and into their tokens.

Loaded for a text that has some: most words that are searched for have none, and these patterns take long to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leader_journal.wording.when import words as w
from leader_journal.wording.when.slips import apart as words_apart

_UNITS_WRITTEN = "|".join(sorted((name for name in w.UNITS if name.isalpha()), key=lambda name: (-len(name), name)))
_SPLITS = (
    (re.compile(r"\b(om|in|within|for)(?=\d)"), r"\1 "),  # "om3dage"
    (re.compile(rf"(\d)(?=(?:{_UNITS_WRITTEN})\b)"), r"\1 "),
    (re.compile(rf"(\d ?(?:{_UNITS_WRITTEN}))(?=ago\b|siden\b)"), r"\1 "),
    (re.compile(r"\b(d)(?=\d{1,2}(?:[./]\d{1,2}|\b))"), r"\1 "),  # "d4", "d4/12"
    (re.compile(r"\b(\d{1,2})h(?=[0-5]\d\b)"), r"\1:"),  # "14h20"
)
_TOKEN = re.compile(
    r"\d{4}([./-])\d{1,2}\1\d{1,2}(?!\d)|\d{4}-w\d{1,2}(?:-[1-7])?(?!\d)|\d{4}[-/]\d{1,2}(?!\d)"
    r"|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})(?!\d)|\d{1,2}/\d{1,2}-(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}[:/.]\d{1,2}(?!\d)\.?|\d+(?:\.|(?:st|nd|rd|th)\b)?|[ap]\.m\.?|[a-z]+(?:'[a-z]*)?\.?|,|\S"
)
_GLUED = re.compile(r"\b(?!(?:q|h|w|u|wk|week|uge|kl)\d)[a-z]+\d")  # "friday2" is neither a day nor a time
_OF_A_CLOCK = re.compile(r"(?<=\d)t(?=\d\d:)")  # ISO 8601
_SHORT_YEAR = re.compile(r"([a-z]\.? )'(\d\d)\b")  # "Feb '26"
_ISO_WEEK = re.compile(r"\d{4}-w\d")
_OF_A_TABLE = re.compile(r"\b(\d{1,2})-([a-z]{3,9})-(\d{4})\b")  # "5-Jan-2027"
_SECONDS = re.compile(
    r"(?<![\d:])(?P<time>\d{1,2}:\d\d):[0-5]\d(?:[.,]\d+)?(?![\d:])"
    r"|(?P<marked>\b(?:kl\.?|klokken|at) ?\d{1,2}\.\d\d)\.[0-5]\d(?!\d)"
)
"""Seconds, as other programs write them: nothing is counted in them here."""
_COMMA = re.compile(r"\b(kl\.? ?|klokken |at )(\d{1,2}),(?=\d\d\b)")  # "kl. 14,30"


def apart(folded: str) -> str:
    """Return a folded text with the words and figures apart that were written in one."""
    folded = _SHORT_YEAR.sub(r"\g<1>20\2", _OF_A_TABLE.sub(r"\1 \2 \3", folded))
    folded = words_apart(folded)
    for joined, replacement in _SPLITS:
        folded = joined.sub(replacement, folded)
    folded = _COMMA.sub(r"\1\2.", _SECONDS.sub(lambda match: match["time"] or match["marked"], folded))
    return folded if names_a_week(folded) else _OF_A_CLOCK.sub(" ", folded)


def names_a_week(folded: str) -> bool:
    """Whether a week of ISO 8601 stands in a folded text: the hyphen of "2026-w50" joins no words."""
    return _ISO_WEEK.search(folded) is not None


def split(folded: str) -> Iterator[str]:
    """Yield the words, numbers, dates and times of a folded text; none where a word and a figure hang together."""
    if not _GLUED.search(folded):
        yield from (match[0] for match in _TOKEN.finditer(folded))
