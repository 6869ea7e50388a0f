"""The words of a text that say what it was about: without those that stand everywhere, cut to what inflection leaves.

`resources/common_words/` names what stands everywhere. Cutting is crude on purpose and the same in both languages: the
last letters of a long word (*vagtplanen*, *deadlines*) are where it is inflected, and what is left is looked for as a
part of words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from leader_journal import paths
from leader_journal.core.folding import fold
from leader_journal.core.mentions import REFERENCE
from leader_journal.wording.catalogue import Language

SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_CUTS = ((10, 3), (7, 2))
"""From how many letters on how many are cut."""


def content_words(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the folded beginnings of what a stored text is about, each once, in order; names are left out."""
    left_out = common_words() | {word for name in names for word in _words(name)}
    words = (word for word in _words(REFERENCE.sub(" ", text)) if len(word) >= SHORTEST and word not in left_out)
    beginnings = tuple(dict.fromkeys(map(_cut, words)))
    # "elevator" and "elevatoren" are one word: what begins like another adds nothing
    return tuple(one for one in beginnings if not any(one != two and one.startswith(two) for two in beginnings))


def occurs(word: str, folded: str) -> bool:
    """Whether a content word stands in a folded text: a short one only where a word begins."""
    if len(word) > SHORTEST + 1:
        return word in folded
    return re.search(rf"(?<!\w){re.escape(word)}", folded) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _cut(word: str) -> str:
    cut = next((letters for length, letters in _CUTS if len(word) >= length), 0)
    return word[: len(word) - cut]


@cache
def plain_words() -> frozenset[str]:
    """Return some thousands of words that are nobody's name, folded, in both languages: those of passphrases."""
    files = (paths.resources() / "passphrases" / f"words.{spoken.value}.txt" for spoken in Language)
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(fold(line) for line in lines if not line.startswith("#"))


@cache
def common_words() -> frozenset[str]:
    """Return what stands everywhere, folded, every form in both languages; a leader may write in either."""
    folder = paths.resources() / "common_words"
    files = (tomllib.loads((folder / f"{spoken.value}.toml").read_text(encoding="utf-8")) for spoken in Language)
    return frozenset(word for file in files for word in _words(str(file["words"])))
