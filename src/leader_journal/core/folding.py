"""Folding for search: the same letters however they were typed, with a way back to the places in the text.

æ→ae, ø→oe, å→aa, ß→ss, accents off, lower case. *går* becomes `gaar`, so that it stays apart from *gar* while *aero*
finds *Ærø*. Folding letter by letter means: whatever part of a text is typed, its folded form is part of the folded
text; one folded index therefore finds all that an index of the text as written would find.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d"}


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    folded = ""
    for small in letter.casefold():
        if small in _LETTERS:
            folded += _LETTERS[small]
        else:
            plain = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
            # a letter in disguise (bold, superscript) comes out as the letter, a capital or an æ as well
            folded += plain if plain == small else "".join(map(_fold_letter, plain))
    return folded


class _Folded(dict[int, str]):
    """Each letter's folded form, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


_FOLDED = _Folded()
_NOT_PLAIN = re.compile(r"[^\x00-\x7f§«·»‘’“”„–—€]")
"""Letters, and signs that may be others in disguise; what is left out is as it is, and stands in nearly every text."""


def fold(text: str) -> str:
    """Return the folded form of a text. Composed and decomposed spellings of a letter fold alike."""
    if text.isascii():
        return text.lower()
    folded = _NOT_PLAIN.sub(lambda letter: _FOLDED[ord(letter[0])], unicodedata.normalize("NFC", text))
    # as bytes, of which `lower` takes the plain letters alone: all others are folded
    return folded.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def evenly_spaced(text: str) -> str:
    """Return a text as one line with a space between any two words, as cutting it into its words and joining them does.

    Most texts have nothing but single spaces and line ends, and then need not be cut: that takes twice as long.
    """
    line = text.replace("\n", " ")
    # of all that parts words a space alone can be printed
    if line.isprintable() and "  " not in line:
        return line.strip(" ")
    return " ".join(text.split())


class FoldedTerms(Struct, frozen=True):
    """Finds where a text says one of these folded terms."""

    terms: tuple[str, ...]

    def __call__(self, text: str) -> list[tuple[int, int]]:
        """Return the places in a text."""
        return places(text, self.terms)


def folded_with_owners(text: str) -> tuple[str, list[int]]:
    """Return the folded form of an NFC text, and for each letter of it the place of the letter that it came from."""
    folded: list[str] = []
    owners: list[int] = []
    done = 0
    for found in _NOT_PLAIN.finditer(text):  # plain letters, which most are, in one piece
        index = found.start()
        folded += (text[done:index].lower(), letter := _FOLDED[ord(found[0])])
        owners += (*range(done, index), *[index] * len(letter))
        done = index + 1
    return "".join((*folded, text[done:].lower())), [*owners, *range(done, len(text))]


def places(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return where folded `terms` occur in an NFC text: (start, end) letter ranges, merged, in order."""
    haystack, owner = folded_with_owners(text)
    found: list[tuple[int, int]] = []
    for term in filter(None, terms):
        start = haystack.find(term)
        while start >= 0:
            found.append((owner[start], owner[start + len(term) - 1] + 1))
            start = haystack.find(term, start + 1)
    return _merged(found)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def search_terms(query: str) -> tuple[str, ...]:
    """Split what a user typed into folded terms: words, and "phrases in quotes"; a lone quote is no error."""
    terms: list[str] = []
    for index, part in enumerate(query.replace("“", '"').replace("”", '"').replace("„", '"').split('"')):
        terms.extend([part] if index % 2 else part.split())
    # some signs (¨) fold to a space with an accent, which is then taken off
    return tuple(dict.fromkeys(folded for term in terms if (folded := " ".join(fold(term).split()))))
