"""Notes that say their day on a line of its own below their title: "Date: 2 March 2026", "**Dato:** 2. marts 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leader_journal.core.imports import LineProblem, LineReason
from leader_journal.exchange.incoming.draft import FoundEntry
from leader_journal.exchange.stamps import is_stamp

_NAMES = (
    "meeting date|date and time|date|dato og tid|mødedato|dato|when|hvornår|created|oprettet"
    "|datum und uhrzeit|datum|erstellt am|erstellt|skapad|opprettet"
)
_LABEL = re.compile(rf"[\s>*_•-]*(?:{_NAMES})[*_]*\s*:[*_]*\s*(?P<stamp>\S.*)", re.IGNORECASE)
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
    begins = [_title_of(lines, place) for place, _stamp in days]
    if any(line.strip() for line in lines[: begins[0]]):
        yield LineProblem(1, LineReason.NO_DATE, name)
    for begin, day, end in zip(begins, days, [*begins[1:], len(lines)], strict=True):
        yield _note(begin, day, lines, end, name)


def _stamp(line: str) -> str:
    found = _LABEL.fullmatch(line)
    words = found["stamp"].strip(" *_|") if found else ""
    return words if words and not words.isdigit() and is_stamp(words) else ""


def _title_of(lines: list[str], place: int) -> int:
    """Return where the note begins whose day stands at a place: at the heading or the labels right above."""
    begin = place
    while begin and (_TITLE.match(lines[begin - 1]) or not lines[begin - 1].strip()) and not _stamp(lines[begin - 1]):
        begin -= 1
        if lines[begin].startswith("#"):
            return begin
    while begin < place and not lines[begin].strip():
        begin += 1
    return begin


def _note(begin: int, day: tuple[int, str], lines: list[str], end: int, name: str) -> FoundEntry:
    place, stamp = day
    text = "\n".join([*lines[begin:place], *lines[place + 1 : end]])
    return FoundEntry(line=begin + 1, stamp=stamp, text=text, file=name)
