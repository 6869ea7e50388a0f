"""Names of people as tables hold them: several in a cell, the last name first, with numbers and addresses beside them.

Whether "Jensen, Kim" is one person or two is decided by the whole column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from leader_journal.core.folding import fold
from leader_journal.exchange.import_plan import unique
from leader_journal.wording.when.words import MONTHS, WEEKDAYS

_BETWEEN = re.compile(r"[;/&|\n]|\b(?:and|og|und|och)\b", re.IGNORECASE)
_BETWEEN_ALL = re.compile(r"[,;/&|\n]|\b(?:and|og|und|och)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:\([^()]*\)|<[^<>]*>|\[[^\[\]]*\])|\s+-\s+\w*\d\w*$|^\w*\d\w*\s+-\s+")
_LAST_FIRST = re.compile(r"([^\W\d_][\w.'’ -]*), ([^\W\d_][\w.'’ -]*)")
_NAME = re.compile(r"@?[^\W\d_][\w.'’-]*(?: (?:af|av|de|den|der|du|la|van|von|[^\W\d_][\w.'’-]*)){0,3}")
_PARTICLES = frozenset(["af", "av", "de", "den", "der", "du", "la", "van", "von"])
_ENOUGH = 2
_OF_NO_PERSON = (
    "journal journals diary daily log logbook notes note inbox index readme home work meetings meeting todo tasks"
    " ideas archive dagbog noter notater møder opgaver ideer indbakke arkiv hjem arbejde review reviews team"
    " sheet sheets ark table tabel data overview oversigt list liste lists total template skabelon feedback employees"
    " medarbejdere samtaler ledelse leadership export untitled document dokument page side one-on-ones"
)
_NOT_A_NAME = frozenset(map(fold, _OF_NO_PERSON.split())) | set(MONTHS) | set(WEEKDAYS)


def people_in_cells(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the names in each cell of a column."""
    inverted = _last_name_first(cells)
    return [_names(cell, inverted=inverted) for cell in cells]


def are_names(values: Sequence[str]) -> bool:
    """Whether all values of a column are names of people, rather than titles."""
    return bool(values) and all(_is_name(part) for value in values for part in _parts(value))


def looks_like_a_name(text: str) -> bool:
    """Whether a text has the form of a person's name: one to three capitalised words without figures."""
    return _is_name(text) and len(text.split()) <= _ENOUGH + 1


def person_of(path: PurePosixPath) -> tuple[str, ...]:
    """A file that is no day and is called like a person is about that person."""
    words = path.stem.replace("_", " ").replace("1-1", "").replace("1on1", "").strip(" -")
    named = looks_like_a_name(words) and not any(letter.isdigit() for letter in words)
    return (words,) if named and not any(fold(word) in _NOT_A_NAME for word in words.split()) else ()


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in _BETWEEN_ALL.split(_BESIDE.sub("", value))) if part)


def _is_name(text: str) -> bool:
    words = text.removeprefix("@").split()
    return bool(_NAME.fullmatch(text.strip())) and all(word[0].isupper() or word in _PARTICLES for word in words)


def _last_name_first(cells: Sequence[str]) -> bool:
    """Every cell is "Last, First", before the comma stand other names than behind it, and there are several cells."""
    pairs = [
        match.groups()
        for cell in cells
        for part in _BETWEEN.split(_BESIDE.sub("", cell))
        if part.strip() and (match := _LAST_FIRST.fullmatch(part.strip())) is not None
    ]
    parts = [part for cell in cells for part in _BETWEEN.split(_BESIDE.sub("", cell)) if part.strip()]
    if not pairs or len(pairs) < len(parts):
        return False
    last, first = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    capitals = all(name.isupper() and len(name) > _ENOUGH for name in last) and not all(map(str.isupper, first))
    return (capitals or len(set(pairs)) >= _ENOUGH) and not last & first


def _names(cell: str, *, inverted: bool) -> tuple[str, ...]:
    text = _BESIDE.sub("", cell)
    if not inverted:
        return unique(_one(part) for part in _BETWEEN_ALL.split(text) if _one(part))
    turned = (" ".join(map(_capitals_off, reversed(part.strip().split(", ", 1)))) for part in _BETWEEN.split(text))
    return unique(_one(name) for name in turned if _one(name))


def _one(name: str) -> str:
    name = " ".join(name.strip(" .\"'").removeprefix("@").split())
    return name if any(letter.isalpha() for letter in name) else ""


def _capitals_off(name: str) -> str:
    return name.title() if name.isupper() and len(name) > _ENOUGH else name
