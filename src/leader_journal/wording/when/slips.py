"""Slips of the fingers: in names of days and months ("tommorow", "Wensday", "fredga"), and between words ("nextweek").

Words that were written in one are taken apart. A slip in a short word is read only where what stands beside it says
what it is: "wek" and "daeg" alone may be anything; behind "in 3" they are weeks and days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from leader_journal.core.folding import fold
from leader_journal.wording.when import words as w

_SHORTEST = 6
"""Of a shorter name a slip is a word of its own, or another name ("jun" and "jul")."""
_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday",
    "january february september october november december",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "januar februar oktober",
)
_PEOPLE = frozenset(("sunay",))
"""Slips that are first names."""
_OWN = {
    "wensday": "wednesday", "wendsday": "wednesday", "saterday": "saturday", "tommorow": "tomorrow",
    "imorgn": "imorgen", "morgne": "morgen", "mrogen": "morgen", "lordag": "loerdag",
    "sondag": "soendag",
}  # fmt: skip
"""More than one slip, or letters that a keyboard does not have."""


def _slips_of(name: str) -> Iterator[str]:
    """One letter left out, typed twice, or changed over with its neighbour; the first one stands.

    What lacks its last letter is a name that is being typed, or somebody: Frida, Freda.
    """
    for place in range(1, len(name)):
        if place < len(name) - 1:
            yield name[:place] + name[place + 1 :]
        yield name[:place] + name[place] + name[place:]
    for place in range(len(name) - 1):
        yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _read() -> dict[str, str]:
    names = {fold(name) for line in _NAMES for name in line.split() if len(name) >= _SHORTEST}
    found = [(slip, name) for name in names for slip in {*_slips_of(name)} - names]
    meanings = Counter(slip for slip, _name in found)  # "trsdag" is Tuesday as well as Thursday
    return {slip: name for slip, name in found if meanings[slip] == 1 and slip not in _PEOPLE} | _OWN


SLIPS: Mapping[str, str] = _read()

_LONG_WEEKDAYS = "|".join(sorted(name for name in w.WEEKDAYS if name.endswith(("day", "dag"))))
_SPLITS = (
    (re.compile(rf"\b(next|last|this|naeste|sidste|forrige|denne)(?={'|'.join(w.SPANS)}|{_LONG_WEEKDAYS})"), r"\1 "),
    (re.compile(rf"\b(next|last|this|naeste|sidste)-(?={'|'.join(w.SPANS)})"), r"\1 "),  # "next-week"
    (re.compile(r"\b(i)(?=(?:overmorgen|formiddags?|eftermiddags?|aften|aftes)\b)"), r"\1 "),
    (re.compile(rf"\b(i)(?=(?:{'|'.join(w.PAST_WEEKDAYS)})\b)"), r"\1 "),  # "ifredags"
)
_WORK_WEEK = re.compile(r"\bwork(?:ing)? ?(?=week\b)")
_XMAS = re.compile(r"\bx-?mas\b")


def apart(folded: str) -> str:
    """Return a folded text with the words apart that were written in one; figures are for `figures.apart`."""
    for joined, replacement in _SPLITS:
        folded = joined.sub(replacement, folded)
    return _XMAS.sub("christmas", _WORK_WEEK.sub("", folded))


_SHORTEST_BESIDE = 3
_NEIGHBOURS = w.NEXT | w.LAST
_OTHER_WORDS = frozenset(("net", "lat", "mars", "dags"))
"""Slips that are words of their own, or names."""
_OPENS = frozenset(("in", "om", "within", "for", "last", "past", "sidste", "seneste", "naeste", "next"))


class _Slips(Struct, frozen=True):
    """Slips of short names by the name that they are of, in the company in which they are read."""

    weeks: Mapping[str, str]
    counted: Mapping[str, str]
    neighbours: Mapping[str, str]
    months: Mapping[str, str]


@cache
def _slips() -> _Slips:
    return _Slips(
        weeks=_slips_beside(("week", "uge")),
        counted=_slips_beside(
            sorted((name for name in w.UNITS if len(name) >= _SHORTEST_BESIDE and name.isalpha()), key=len)
        ),
        neighbours={**_slips_beside(sorted(_NEIGHBOURS - {"past"})), "naest": "naeste"},
        months=_slips_beside(("april", "august", "march", "marts")),
    )


def _slips_beside(names: Iterable[str]) -> Mapping[str, str]:
    """Each slip of these names by the name, without what is a name of ours already."""
    ours = w.UNITS.keys() | w.SPANS.keys() | w.WEEKDAYS.keys() | w.MONTHS.keys() | w.NUMBERS.keys() | _NEIGHBOURS
    found = ((slip, name) for name in names if len(name) >= _SHORTEST_BESIDE for slip in _slips_of(name))
    return {slip: name for slip, name in found if len(slip) >= _SHORTEST_BESIDE and slip not in ours | _OTHER_WORDS}


def without_slips(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a text with the slips read that their neighbours make plain."""
    found = list(words)
    for place in range(len(found)) if len(found) > 1 else ():  # a word alone has no neighbours
        found[place] = _read_beside(found, place)
    return tuple(found)


def _read_beside(words: Sequence[str], place: int) -> str:
    """Return a word as its neighbours let it be read."""
    word, slips = words[place], _slips()
    before = words[place - 1] if place else ""
    behind = words[place + 1] if place + 1 < len(words) else ""
    in_front = words[place - 2] if place > 1 else ""
    if behind in w.SPANS or behind in w.WEEKDAYS or behind in slips.weeks:
        word = slips.neighbours.get(word, word)
    if _is_figure(behind) or before in _NEIGHBOURS:
        word = slips.weeks.get(word, word)
    if (before.isdecimal() or before in w.NUMBERS) and (in_front in _OPENS or behind in ("ago", "siden")):
        word = slips.counted.get(word, word)
    if _is_figure(before) or _is_figure(behind):
        word = slips.months.get(word, word)
    return word


def _is_figure(word: str) -> bool:
    return word.rstrip(".").isdecimal()
