"""A text as the words and numbers that the grammar reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from leader_journal.core.folding import fold
from leader_journal.core.word_memories import remembers_words
from leader_journal.wording.when import words as w
from leader_journal.wording.when.slips import SLIPS, apart, without_slips

T = TypeVar("T")

_LONGEST_PHRASE = 5  # words, as in "between christmas and new year"

_CLOSING = re.compile(r"[,;:!?)\]]+\.*$")
_WORD = re.compile(r"[ap]\.m\.?|[a-z]+(?:'[a-z]*)?\.?|,|\S")
_JOINED = (
    r"\b(?P<first>mid|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|month|quarter"
    r"|year|\d{1,2})-(?=(?:[a-z]+)\b)"
)
"""A hyphen that joins two words of a day: "mid-January", "twenty-first", "two-thirty", "ved 14-tiden"."""


@remembers_words(256)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, folded; commas and what closes a sentence are no words."""
    folded = _CLOSING.sub("", fold(text.replace("’", "'")).strip().lstrip("(["))
    if any(map(str.isdecimal, folded)):
        from leader_journal.wording.when import figures  # compiles a dozen patterns

        folded = figures.apart(folded)
        found = figures.split(folded if figures.names_a_week(folded) else _unjoined(folded))
    else:
        found = iter(_WORD.findall(_unjoined(apart(folded))))
    return without_slips([_plain(token) for token in found if token not in (",", ".")])


def _unjoined(folded: str) -> str:
    """Return a text whose hyphens part words; the pattern is compiled by whoever wrote one."""
    return re.sub(_JOINED, r"\g<first> ", folded) if "-" in folded else folded


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
