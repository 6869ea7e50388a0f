"""What a search over everything finds: passages of records, grouped by what they are; and the piece that is shown."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.folding import fold, places

EXCERPT_LETTERS = 160
"""Letters of a passage that are shown around the place where it was found."""
_BEFORE = 50
_STRETCH, _OVERLAP = 4_000, 400
"""A long text is looked through by stretches: the way back from folded letters is made for one of them alone."""


class FoundKind(StrEnum):
    """What can be found, in the order of the groups."""

    PERSON = "person"
    ENTRY = "entry"
    DRAFT = "draft"
    BRING_UP = "bring_up"
    PROMISE = "promise"
    ONE_ON_ONE = "one_on_one"
    AGREEMENT = "agreement"
    REVIEW = "review"
    PLAN = "plan"
    GUIDE = "guide"
    HELP = "help"


class Where(StrEnum):
    """In which part of a record a passage stands."""

    TEXT = "text"
    ANSWER = "answer"
    NAMES = "names"
    NOTES = "notes"
    THEME = "theme"
    PROMISE = "promise"
    PAGE = "page"
    BROUGHT = "brought"
    THANKED = "thanked"
    CLOSING_LINE = "closing_line"
    PLACE = "place"
    EARLIER = "earlier"
    CHAPTER = "chapter"


_LABELS = (Where.THEME, Where.NAMES, Where.PLACE)


class Passage(Struct, frozen=True):
    """A text of a record, as it is read: people by their names."""

    where: Where
    text: str


class Findable(Struct, frozen=True, kw_only=True):
    """A record as it is searched: all that was looked for must stand somewhere in its passages."""

    kind: FoundKind
    id: str
    passages: tuple[Passage, ...]
    person: str | None = None
    day: dt.date | None = None


class FoundRecord(Struct, frozen=True, kw_only=True):
    """A record that was found, and the piece of it that says best why. `person` is whose it is, or None."""

    kind: FoundKind
    id: str
    where: Where
    excerpt: str
    label: str = ""
    """What was found, where the excerpt is not of it: a theme or a name is borne by many, and does not say which."""
    person: str | None = None
    day: dt.date | None = None


class FoundGroup(Struct, frozen=True):
    """All that was found of a kind: how many records, and the first of them."""

    kind: FoundKind
    count: int
    hits: tuple[FoundRecord, ...]


def holds(findable: Findable, terms: Sequence[str]) -> bool:
    """Whether each folded term stands in some passage of a record."""
    folded = [fold(passage.text) for passage in findable.passages]
    return all(any(term in text for text in folded) for term in terms)


def hit(findable: Findable, terms: Sequence[str]) -> FoundRecord:
    """Return how a record that was found is shown: by the passage that holds most of what was looked for."""

    def held(passage: Passage) -> int:
        folded = fold(passage.text)
        return sum(term in folded for term in terms)

    best = max(findable.passages, key=held)  # the first of several
    label = best.text if best.where in _LABELS and best is not findable.passages[0] else ""
    return FoundRecord(
        kind=findable.kind,
        id=findable.id,
        where=best.where,
        excerpt=excerpt(findable.passages[0].text if label else best.text, terms),
        label=label,
        person=findable.person,
        day=findable.day,
    )


def excerpt(text: str, terms: Sequence[str], letters: int = EXCERPT_LETTERS) -> str:
    """Return the piece of a text around the first place that holds a term, on one line, with … where it was cut."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if len(line) <= letters:
        return line
    start = max(0, _first_place(line, terms) - _BEFORE)
    if start:  # at the beginning of a word
        space = line.find(" ", start, start + _BEFORE // 2)
        start = space + 1 if space >= 0 else start
    end = start + letters
    return f"{'…' if start else ''}{line[start:end].rstrip()}{'…' if end < len(line) else ''}"


def _first_place(line: str, terms: Sequence[str]) -> int:
    for start in range(0, len(line), _STRETCH):
        stretch = line[start : start + _STRETCH + _OVERLAP]
        folded = fold(stretch)
        if any(term in folded for term in terms):
            found = places(stretch, terms)
            return start + found[0][0] if found else start
    return 0
