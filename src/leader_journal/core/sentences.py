"""Where the sentences of a text end, in English and Danish; the pieces joined are the text, letter by letter.

In doubt a sentence goes on: who reads it then sees more of what was said, never a torn half.
"""

from __future__ import annotations

import re

_FOLLOWED_WORDS = """
adm. afd. approx. bl.a. ca. cf. d. dir. dr. e.g. eks. ekskl. f.eks. fig. fr. fx. hhv. hr. i.e. incl. inkl. int. jf. kap.
kgl. kl. maks. max. mht. mhp. min. mr. mrs. ms. nr. pga. pr. prof. resp. s. skt. sml. st. str. tlf. vedr. vs.
"""
_ENDING_WORDS = """
a.s.a.p. ang. apr. aug. bem. dec. dvs. etc. evt. feb. fre. fri. jan. jul. jun. lør. m.a.o. m.fl. m.m. m.v. man. mar.
mia. mio. mm. mon. mv. nov. o.a. o.l. o.lign. o.s.v. oct. okt. ons. osv. p.t. pct. pt. sat. sep. sept. sun. søn. thu.
tir. tirs. tor. tors. tue. wed.
"""
_MONTH_WORDS = """
january february march april may june july august september october november december januar februar marts maj juni juli
oktober jan feb mar apr jun jul aug sep sept oct okt nov dec
"""
_ALWAYS_FOLLOWED = frozenset(_FOLLOWED_WORDS.split())
"""Abbreviations that something always follows, whatever letter it begins with."""
_MAY_END = frozenset(_ENDING_WORDS.split())
"""Abbreviations that may stand at the end of a sentence, too: only a figure after them belongs to them."""
_MONTHS = frozenset(_MONTH_WORDS.split())

# Possessive, and never begun inside a run: a megabyte of dots is read once. A class of signs comes first, by which the
# engine passes over all that is none of them.
_END = re.compile(r"""(?P<mark>[\n.!?…](?:(?<=\n)|(?<![.!?…]{2})[.!?…]*+))(?:(?<=\n)\s*+|["'”’“»«)\]]*+\s++)""")
_OPENERS = "\"'“”„‘’«»([@*_-–—"
_LONGEST_WORD = 24


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with the white space that follows it; a line's end ends one, too."""
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() == len(text):
            break
        if "\n" not in match.group() and _goes_on(text, start, match):
            continue
        pieces.append(text[start : match.end()])
        start = match.end()
    if start < len(text):
        pieces.append(text[start:])
    return tuple(pieces)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` does not end with this mark, behind which the line goes on."""
    following = text[match.end() : match.end() + _LONGEST_WORD].lstrip(_OPENERS)
    small = following[:1].islower()
    if match.group("mark") != ".":
        return small
    word = _word_before(text, start, match.start())
    if small or word in _ALWAYS_FOLLOWED:
        return True
    if word in _MAY_END:
        return following[:1].isdigit()
    if word[:-1].isdigit() and len(word) <= len("31."):
        return _first_word(following) in _MONTHS
    return len(word) == len("M.") and text[match.start() - 1].isupper()


def _word_before(text: str, start: int, dot: int) -> str:
    """Return the word that ends with the full stop at `dot`, with it, in small letters."""
    words = text[max(start, dot - _LONGEST_WORD) : dot + 1].split()
    return words[-1].lstrip(_OPENERS).lower()


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found.group().lower() if found else ""
