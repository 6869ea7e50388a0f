"""What of a text is a word to be checked: letters, with the apostrophes, hyphens and full stops that stand in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐‑][^\W\d_]+)*")
_NO_WORDS = re.compile(r"://|@|www\.|[/\\_=<>{}#]|\d")
_LONGEST = 100
"""Letters; what is longer is no word, and hunspell takes none."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """Letters `start` to `end` of a text."""

    start: int
    end: int
    text: str
    stop: bool = False
    """Whether a full stop follows, which may belong to it ("etc.")."""


def words(text: str) -> Iterator[Spelt]:
    """Yield the words of a text; no addresses, paths, mentions, numbers, and nothing in capitals alone."""
    for token in _TOKEN.finditer(text):
        if _NO_WORDS.search(token.group()):
            continue
        for found in _WORD.finditer(token.group()):
            word = found.group()
            if 1 < len(word) <= _LONGEST and not _is_a_sign(word):
                start, end = token.start() + found.start(), token.start() + found.end()
                yield Spelt(start, end, word, text[end : end + 1] == ".")


def plain(word: str) -> str:
    """Return a word as dictionaries spell it: with the apostrophe and the hyphen of a typewriter."""
    return word.translate(_PLAIN)


def _is_a_sign(word: str) -> bool:
    """Whether it is written as no word is: in capitals (*MUS*, *MUS'en*), or with one inside (*LinkedIn*)."""
    return any(part[1:] != part[1:].lower() for part in re.split(r"['’.\-‐‑]", word) if part)


_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
