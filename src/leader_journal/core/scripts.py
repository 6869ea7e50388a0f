"""How a script writes words: with blanks between them or without, and with endings or articles grown on.

Chinese, Japanese, Thai and their like put no blank between words, and Korean none before its particles: a name in them
stands inside a longer run of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WITHOUT_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"  # Hangul, whole and in the parts that folding makes of it
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PREFIXING = re.compile("[\u0590-\u08ff]+")
_INFLECTING = re.compile("[\u0370-\u052f]+")
_CASE_ENDING = re.compile("[αεηιουωςσаеёиоуыэюяьй]+\\Z")
_FROM_HERE_NOT_LATIN = "\u0370"
_SHORTEST_STEM, _GROWN_ON = 3, 4

MARKS = "".join(
    letter
    for letter in map(chr, (*range(0x483, 0x1B00), *range(0xA800, 0xAC00)))
    if unicodedata.category(letter).startswith("M")
)
"""Vowel signs and their like, which are part of a word though they are no letters."""
_RUNS = re.compile(rf"[{_WITHOUT_BLANKS}]+(?:s\Z)?|[^{_WITHOUT_BLANKS}]+")
_RUN = re.compile(rf"[{_WITHOUT_BLANKS}]+")


def runs(word: str) -> Iterable[tuple[int, int]]:
    """Return where the parts of a word stand that are written with or without blanks: *Maria*, *说*.

    An s behind letters of another script is a genitive, and stays with them.
    """
    return ((0, len(word)),) if word.isascii() else (match.span() for match in _RUNS.finditer(word))


def is_without_blanks(letters: str) -> bool:
    """Whether letters are of a script that writes no blanks between words."""
    return _RUN.fullmatch(letters) is not None


def stands_inside(name: str) -> bool:
    """Whether a folded name may stand inside a run of letters: two letters of a script without blanks, or more."""
    return is_without_blanks(name) and len(unicodedata.normalize("NFC", name)) > 1


def is_mark(letter: str) -> bool:
    """Whether a sign belongs to the letter before it."""
    return unicodedata.category(letter).startswith("M")


def may_inflect(word: str, name: str) -> bool:
    """Whether a folded word may be a name with something grown on, in a script other than ours."""
    if name < _FROM_HERE_NOT_LATIN or len(name) < 2 or len(word) > len(name) + _GROWN_ON:
        return False
    if word.startswith(name):
        return True
    if _PREFIXING.fullmatch(name):
        return name in word
    stem = _CASE_ENDING.sub("", name)
    return _INFLECTING.fullmatch(name) is not None and len(stem) >= _SHORTEST_STEM and word.startswith(stem)
