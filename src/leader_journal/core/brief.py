"""A long text in brief: its first sentence, or as much of it as a line holds. People in it stay references."""

from __future__ import annotations

import re

from leader_journal.core.mentions import REFERENCE

_SENTENCE_END = re.compile(r"(?<=[.?!…])[”’\"')\]]*\s")
_NAME_LENGTH = 6
"""What a reference counts for: an alias is about so long."""
_WORD_SHOWN = 40
_LOOKED_AT = 4_000
"""Letters that are looked at, however long the text is."""


def brief(text: str, limit: int) -> str:
    """Return the first sentence of a text on one line, cut at a word with an ellipsis where it is longer than `limit`.

    A first sentence that is too short to say anything ("Bad news.") takes the next one along.
    """
    line = " ".join(text[:_LOOKED_AT].split())
    for end in _SENTENCE_END.finditer(line):
        if _length(line[: end.start()]) >= limit // 4:
            line = line[: end.end()].strip()
            break
    return line if _length(line) <= limit else _cut(line, limit)


def brief_word(word: str) -> str:
    """Return a word, or its beginning where it is longer than any word is: a link, a key held down."""
    return word if len(word) <= _WORD_SHOWN else word[:_WORD_SHOWN] + "…"


def _cut(line: str, limit: int) -> str:
    kept: list[str] = []
    room = limit - 1
    for word in line.split(" "):
        room -= _length(word) + 1
        if room < 0:
            break
        kept.append(word)
    words = " ".join(kept) or line[:limit]
    return words.rstrip(",;:.") + "…"


def _length(text: str) -> int:
    return len(REFERENCE.sub("x" * _NAME_LENGTH, text))
