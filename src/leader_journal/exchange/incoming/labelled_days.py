"""Notes that say their day on a line of its own below their title: "Date: 2 March 2026", "**Dato:** 2. marts 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leader_journal.core.imports import LineProblem, LineReason
from leader_journal.exchange.import_plan import unique
from leader_journal.exchange.incoming.columns import Column, known_heading
from leader_journal.exchange.incoming.draft import FoundEntry
from leader_journal.exchange.incoming.hash_tags import themes_in_cell
from leader_journal.exchange.incoming.names import are_names, people_in_cells
from leader_journal.exchange.stamps import is_stamp

_NAMES = (
    "meeting date|date and time|date|dato og tid|mødedato|dato|when|hvornår|created|oprettet"
    "|datum und uhrzeit|datum|erstellt am|erstellt|skapad|opprettet|sent|sendt|gesendet|skickat"
)
_LABEL = re.compile(rf"[\s>*_•-]*(?:{_NAMES})[*_]*\s*::?[*_]*\s*(?P<stamp>\S.*)", re.IGNORECASE)
_FIELD = re.compile(r"[\s>*_•-]*(?P<label>[^\W\d_][^:*_]{1,30})[*_]*\s*::?[*_]*\s*(?P<value>\S.*?)\s*")
_TITLE = re.compile(r"#{1,6}[ \t]|\S.*:[*_]*(?:\s|$)")


def labelled_entries(text: str, name: str) -> Iterator[FoundEntry | LineProblem]:
    """Yield the notes of a text; none where no line says a day."""
    lines = text.split("\n")
    days = [(place, stamp) for place, line in enumerate(lines) if (stamp := _stamp(line))]
    if not days:
        return
    if len(days) == 1:
        yield _note(0, days[0], lines, len(lines), name)
        return
    first = next(place for place, line in enumerate(lines) if line.strip())
    # where the first note begins with its day, they all do: what stands above a day is of the note before
    begins = [place if first == days[0][0] else _title_of(lines, place) for place, _stamp in days]
    if any(line.strip() for line in lines[: begins[0]]):
        yield LineProblem(1, LineReason.NO_DATE, name)
    for begin, day, end in zip(begins, days, [*begins[1:], len(lines)], strict=True):
        yield _note(begin, day, lines, end, name)


def _stamp(line: str) -> str:
    found = _LABEL.fullmatch(line)
    words = found["stamp"].strip(" *_|") if found else ""
    return words if words and not words.isdigit() and is_stamp(words) else ""


def _title_of(lines: list[str], place: int) -> int:
    """Return where the note begins whose day stands at a place: at the heading above, or the labels right above."""
    heading = next((at for at in range(place - 1, -1, -1) if lines[at].strip()), None)
    if heading is not None and lines[heading].startswith("#"):
        return heading
    begin = place
    while begin and _TITLE.match(lines[begin - 1]) and not _stamp(lines[begin - 1]):
        begin -= 1
        if lines[begin].startswith("#"):
            break
    return begin


def _note(begin: int, day: tuple[int, str], lines: list[str], end: int, name: str) -> FoundEntry:
    place, stamp = day
    said = [*lines[begin:place], *lines[place + 1 : end]]
    people = [cell for cell in _labelled(said, Column.PERSON) if are_names([cell])]
    return FoundEntry(
        line=begin + 1,
        stamp=stamp,
        text="\n".join(said),
        file=name,
        people=unique(name for names in people_in_cells(people) for name in names),
        themes=unique(theme for cell in _labelled(said, Column.THEME) for theme in themes_in_cell(cell)),
    )


def _labelled(lines: Sequence[str], wanted: Column) -> list[str]:
    """Return what stands behind a label for one field: "Medarbejder: Kim", "Tags: plan, roof"."""
    labelled = (found for line in lines if (found := _FIELD.fullmatch(line)) is not None)
    return [one["value"] for one in labelled if known_heading(one["label"]) is wanted]
