"""A text as the words and numbers that the grammar reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from leader_journal.core.folding import fold
from leader_journal.wording.when import words as w
from leader_journal.wording.when.slips import SLIPS, apart, without_slips

T = TypeVar("T")

_LONGEST_PHRASE = 5  # words, as in "between christmas and new year"

_CLOSING = re.compile(r"[,;:!?)\]]+\.*$")
_TOKEN = re.compile(
    r"\d{4}([./-])\d{1,2}\1\d{1,2}(?!\d)|\d{4}-w\d{1,2}(?:-[1-7])?(?!\d)|\d{4}[-/]\d{1,2}(?!\d)"
    r"|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})(?!\d)|\d{1,2}/\d{1,2}-(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}[:/.]\d{1,2}(?!\d)\.?|\d+(?:\.|(?:st|nd|rd|th)\b)?|[ap]\.m\.?|[a-z]+(?:'[a-z]*)?\.?|,|\S"
)
_GLUED = re.compile(r"\b(?!(?:q|h|w|u|wk|week|uge|kl)\d)[a-z]+\d")  # "friday2" is neither a day nor a time
_OF_A_CLOCK = re.compile(r"(?<=\d)t(?=\d\d:)")  # ISO 8601
_SHORT_YEAR = re.compile(r"([a-z]\.? )'(\d\d)\b")  # "Feb '26"
_ISO_WEEK = re.compile(r"\d{4}-w\d")
_JOINED = re.compile(
    r"\b(?P<first>mid|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|month|quarter"
    r"|year|\d{1,2})-(?=(?:[a-z]+)\b)"
)
"""A hyphen that joins two words of a day: "mid-January", "twenty-first", "two-thirty", "ved 14-tiden"."""
_OF_A_TABLE = re.compile(r"\b(\d{1,2})-([a-z]{3,9})-(\d{4})\b")  # "5-Jan-2027"
_SECONDS = re.compile(
    r"(?<![\d:])(?P<time>\d{1,2}:\d\d):[0-5]\d(?:[.,]\d+)?(?![\d:])"
    r"|(?P<marked>\b(?:kl\.?|klokken|at) ?\d{1,2}\.\d\d)\.[0-5]\d(?!\d)"
)
"""Seconds, as other programs write them: nothing is counted in them here."""
_COMMA = re.compile(r"\b(kl\.? ?|klokken |at )(\d{1,2}),(?=\d\d\b)")  # "kl. 14,30"


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, folded; commas and what closes a sentence are no words."""
    folded = _CLOSING.sub("", fold(text.replace("’", "'")).strip().lstrip("(["))
    folded = _SHORT_YEAR.sub(r"\g<1>20\2", _OF_A_TABLE.sub(r"\1 \2 \3", folded))
    folded = apart(folded)
    folded = _COMMA.sub(r"\1\2.", _SECONDS.sub(lambda match: match["time"] or match["marked"], folded))
    if not _ISO_WEEK.search(folded):
        folded = _JOINED.sub(r"\g<first> ", _OF_A_CLOCK.sub(" ", folded))
    if _GLUED.search(folded):
        return ()
    found = (match[0] for match in _TOKEN.finditer(folded))
    return without_slips([_plain(token) for token in found if token not in (",", ".")])


def _plain(token: str) -> str:
    """Without the full stop that says nothing ("dec.", "2026.", but not "3."), and without a slip of the fingers."""
    plain = token.rstrip(".") if token[0].isalpha() or token[:3].isdecimal() else token
    return SLIPS.get(plain, plain)


class Tokens:
    """The words of one text. Each method yields what may stand at a place, and the place behind it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def __len__(self) -> int:
        return len(self._words)

    def at(self, place: int) -> str:
        return self._words[place] if 0 <= place < len(self._words) else ""

    def number(self, place: int) -> int | None:
        word = self.at(place).rstrip(".")
        number = w.NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) <= 2 else 0)
        return number if 1 <= number <= 24 else None

    def leads(self, start: int) -> Iterator[int]:
        """Where a day may begin: here, and behind the words that lead to it."""
        yield start
        for _nothing, end in self.phrase(w.LEADS, start):
            yield from self.leads(end)

    def phrase(self, table: w.Phrases[T], start: int) -> Iterator[tuple[T, int]]:
        for length in range(min(_LONGEST_PHRASE, len(self._words) - start), 0, -1):
            phrase = tuple(self._words[start : start + length])
            if phrase in table:
                yield table[phrase], start + length
