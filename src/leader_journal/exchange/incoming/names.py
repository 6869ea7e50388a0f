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

_BETWEEN = re.compile(r"[;/&|+\n]|\b(?:and|og|und|och)\b", re.IGNORECASE)
_BETWEEN_ALL = re.compile(r"[,;/&|+\n]|\b(?:and|og|und|och)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:\([^()]*\)|<[^<>]*>|\[[^\[\]]*\])|\s+-\s+\w*\d\w*$|^\w*\d\w*\s+-\s+")
_LAST_FIRST = re.compile(r"([^\W\d_][\w.'’ -]*), ([^\W\d_][\w.'’ -]*)")
_NAME = re.compile(r"@?[^\W\d_][\w.'’-]*(?: (?:af|av|de|den|der|du|la|van|von|[^\W\d_][\w.'’-]*)){0,3}")
_ADDRESS = re.compile(r"(?P<first>[^\W\d_]{2,})[._](?P<last>[^\W\d_]{2,})@[\w-]+(?:\.[\w-]+)+")
_CAPITALS_FIRST = re.compile(
    r"(?P<last>[^\W\d_a-z][^\W\d_a-z'’-]+(?: [^\W\d_a-z][^\W\d_a-z'’-]+)*) (?P<first>[^\W\d_].*)"
)
_NOBODY_WORDS = "n/a|none|nobody|no one|no-one|null|nil|nan|undefined|unknown|tbd|ingen|ukendt|keiner|niemand"
_NO_CELL = "#n/a|#ref!|#value!|#name?|#null!|#i/t|(blank)|(none)|(ingen)|(tom)"
_NOBODY = frozenset(f"{_NOBODY_WORDS}|{_NO_CELL}".split("|"))
"""What a cell for people says where there is nobody, or where a spreadsheet found none; folded."""
_ALL_WORDS = "alle|all|everyone|everybody|team|the team|whole team|the whole team|all staff|teamet|hele teamet"
_ALL = frozenset(_ALL_WORDS.split("|"))
"""What names nobody in a cell for people, and is kept as what it says; folded."""
_FOLDERS = (
    "1-1|1-1s|1:1|1:1s|1on1|1on1s|1_1|1 on 1s|one-on-ones|one on ones|o3|people|direct reports|reports|team|employees"
    "|personer|medarbejdere|samtaler|medarbejdersamtaler|mus|mitarbeiter|medarbetare|medarbeidere"
)
_OF_PEOPLE = frozenset(map(fold, _FOLDERS.split("|")))
_OF_NOTES = re.compile(r"(?:dagbog|logbog|notater|noter|notes|journal|diary|kalender|refleksioner|\w{4}log)$")
"""How words for what somebody writes in end: *Ledelsesdagbog* is nobody."""
_PARTICLES = frozenset(["af", "av", "de", "den", "der", "du", "la", "van", "von"])
_ENOUGH = 2
_OF_NO_PERSON = (
    "journal journals diary daily log logbook notes note inbox index readme home work meetings meeting todo tasks"
    " ideas archive dagbog noter notater møder opgaver ideer indbakke arkiv hjem arbejde review reviews team"
    " sheet sheets ark table tabel data overview oversigt list liste lists total template skabelon feedback employees"
    " medarbejdere samtaler ledelse leadership export untitled document dokument page side one-on-ones"
    " agenda budget dagsorden demo evaluering evaluation goals kick-off kickoff løn mus mål møde onboarding opfølgning"
    " plan planer planlægning planning plans project projekt rapport referat report retro retrospective roadmap"
    " sprint stand-up standup status statusmøde strategi strategy update weekly workshop"
)
_WORDS_OF_WORK = frozenset(map(fold, _OF_NO_PERSON.split()))
_NOT_A_NAME = _WORDS_OF_WORK | set(MONTHS) | set(WEEKDAYS)


def people_in_cells(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the names in each cell of a column; none where it says that there is nobody, or everybody."""
    cells = ["" if _plain(cell) in _NOBODY or says_everybody(cell) else cell for cell in cells]
    if _capitals_first(cells):
        cells = [_CAPITALS_FIRST.sub(_turned, cell) for cell in cells]
    inverted = _last_name_first(cells)
    return [_names(cell, inverted=inverted) for cell in cells]


def says_everybody(cell: str) -> bool:
    """Whether a cell for people names nobody because all are meant: by a word for them, or for what they meet for."""
    return _plain(cell) in _ALL or _is_of_work(cell)


def are_names(values: Sequence[str]) -> bool:
    """Whether all values of a column are names of people, rather than titles."""
    return bool(values) and all(_is_name(part) for value in values for part in _parts(value))


def are_of_work(values: Sequence[str]) -> bool:
    """Whether cells name meetings and pages: half of what stands in them or more. One *Team* among names is no sign."""
    said = set(values)
    return sum(map(_is_of_work, said)) * 2 >= len(said) > 0


def _is_of_work(value: str) -> bool:
    """Whether a cell is made of words for meetings and pages alone: *Status & plan* is nobody."""
    words = [word for part in _parts(value) for word in fold(part).split()]
    return bool(words) and all(word in _WORDS_OF_WORK for word in words)


def looks_like_a_name(text: str) -> bool:
    """Whether a text has the form of a person's name: one to three capitalised words without figures."""
    return _is_name(text) and len(text.split()) <= _ENOUGH + 1


def person_of(path: PurePosixPath) -> tuple[str, ...]:
    """A file that is no day and is called like a person is about that person."""
    words = path.stem.replace("_", " ").replace("1-1", "").replace("1on1", "").strip(" -")
    named = looks_like_a_name(words) and not any(letter.isdigit() for letter in words)
    return (words,) if named and not any(map(_is_no_name, fold(words).split())) else ()


def person_of_folder(path: PurePosixPath) -> tuple[str, ...]:
    """Return whom a file is about that lies in a folder called like a person, among those of a folder of people."""
    return person_of(path.parent) if fold(path.parent.parent.name) in _OF_PEOPLE else ()


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in _BETWEEN_ALL.split(_BESIDE.sub("", value))) if part)


def _is_name(text: str) -> bool:
    words = text.removeprefix("@").split()
    return bool(_NAME.fullmatch(text.strip())) and all(word[0].isupper() or word in _PARTICLES for word in words)


def _is_no_name(word: str) -> bool:
    return word in _NOT_A_NAME or bool(_OF_NOTES.search(word))


def _plain(cell: str) -> str:
    return fold(" ".join(cell.split()))


def _capitals_first(cells: Sequence[str]) -> bool:
    """Whether every cell is "JENSEN Kim", the last name in capitals before the first one."""
    named = [match for cell in cells if cell.strip() and (match := _CAPITALS_FIRST.fullmatch(cell.strip())) is not None]
    said = sum(bool(cell.strip()) for cell in cells)
    last = {match["last"] for match in named}
    return len(last) >= _ENOUGH and len(named) == said and not any(match["first"].isupper() for match in named)


def _turned(name: re.Match[str]) -> str:
    return f"{name['first'].strip()} {_capitals_off(name['last'])}"


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
    if address := _ADDRESS.fullmatch(name.strip()):
        return f"{address['first'].capitalize()} {address['last'].capitalize()}"
    name = " ".join(name.strip(" .\"'").removeprefix("@").split())
    return name if any(letter.isalpha() for letter in name) else ""


def _capitals_off(name: str) -> str:
    return name.title() if name.isupper() and len(name) > _ENOUGH else name
