"""Which column of a CSV file means what: by its heading in English or Danish, or as the user says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from leader_journal.core.errors import BadInput
from leader_journal.core.folding import fold


class Column(StrEnum):
    """What a column can be read as. Marks, reactions and tones are never read: entries arrive unmarked."""

    HAPPENED = "happened"
    TIME = "time"
    TEXT = "text"
    KIND = "kind"
    PERSON = "person"
    THEME = "theme"
    SETTING = "setting"


_HEADINGS: Mapping[Column, str] = {
    Column.HAPPENED: "happened|happened at|date|datetime|date and time|when|day|dato|hvornår|dag|skete|dato og tid",
    Column.TIME: "time|time of day|tid|tidspunkt|klokkeslæt|kl",
    Column.TEXT: "text|what|what happened|facts|note|notes|entry|title|description"
    "|tekst|hvad|hvad skete der|noter|notat|beskrivelse|hændelse",
    Column.KIND: "kind|kind of occasion|occasion|type|category|anledning|slags|kategori",
    Column.PERSON: "person|people|persons|who|name|hvem|personer|navn",
    Column.THEME: "theme|themes|tag|tags|topic|tema|temaer|emne|emner",
    Column.SETTING: "setting|where|situation|hvor",
}
_BY_HEADING = {fold(word): column for column, words in _HEADINGS.items() for word in words.split("|")}


def places(headings: Sequence[str], mapping: Mapping[str, str]) -> Mapping[Column, int]:
    """Return the place of each column that was found; of two headings that fit, the first in the file.

    `mapping` gives the heading that the user named for a column; the others are found by themselves. Raises BadInput
    when it names a column that we do not read, or a heading that is not there.
    """
    folded = [_plain(heading) for heading in headings]
    found: dict[Column, int] = {}
    for name, heading in mapping.items():
        if name not in {column.value for column in Column}:
            raise BadInput("--map", name, tuple(Column))
        if _plain(heading) not in folded:
            raise BadInput("--map", heading, tuple(headings))
        found[Column(name)] = folded.index(_plain(heading))
    for place, heading in enumerate(folded):
        column_here = _BY_HEADING.get(heading)
        if column_here is not None and column_here not in found and place not in found.values():
            found[column_here] = place
    return found


def _plain(heading: str) -> str:
    words = fold(heading).replace("_", " ").replace("-", " ").strip(" ?:.*")
    return " ".join(words.split())
