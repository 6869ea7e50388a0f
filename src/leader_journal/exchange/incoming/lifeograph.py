"""Lifeograph's `.diary` files that are not encrypted: lines whose first letters say what they are.

Up to version 2 days are packed into a number: the year from bit 19 on, the month from bit 15, the day from bit 10.
Since version 3 they are written in figures, with their time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.source import Source

MARK = "LIFEOGRAPHDB"
_ORDINAL = 1 << 31
_BULLETS = {"-": "- ", "O": "- [ ] ", "~": "- [~] ", "+": "- [x] ", "X": "- [-] "} | dict.fromkeys("1AaRr", "- ")


class _Form(Struct, frozen=True):
    """How a version writes: what begins an entry, what a line of text begins with, and what stands before its words."""

    entry: re.Pattern[str]
    text: str
    skip: int


_OLD = _Form(re.compile(r"^(?P<state>[Ee])[ f][ h].(?P<date>\d+)$"), "P", 2)
_BIG = _Form(re.compile(r"^E [F_](?P<state>[T_]).[E_](?P<date>\d+)$"), "Ep", 3)
_PLAIN = _Form(re.compile(r"^E [F_](?P<state>[T_]).{13}(?P<date>\d+)$"), "Ep", 18)
_SINCE_2000, _SINCE_3000 = 1999, 2001
_THROWN_AWAY = frozenset("eT")
_SHORT = "EpD"
"""A paragraph since version 3 that has no style of its own: its words follow at once."""
_NO_TEXT = ("Epc", "Epg", "Epla", "Eplo", "Epr", "Ept ", "Epu")
"""Properties of the paragraph above, in version 3."""


def read_lifeograph(source: Source, options: Options) -> ImportPlan:
    """Return the dated entries of a diary. Raises UnreadableSource: encrypted, damaged, no entry."""
    text = source.files[0].text
    head, _blank, body = text.partition("\n\n")
    lines = head.split("\n")
    if "E y" in lines:
        raise UnreadableSource(source.path, SourceReason.ENCRYPTED)
    version = next((int(line[2:]) for line in lines if line.startswith("V ") and line[2:].isdigit()), 0)
    if not version:
        raise UnreadableSource(source.path, SourceReason.DAMAGED)
    form = _PLAIN if version >= _SINCE_3000 else _BIG if version >= _SINCE_2000 else _OLD
    draft = Draft(SourceFormat.LIFEOGRAPH)
    draft.add(_entries(body, form, draft))
    return draft.plan(source.path, options)


def _entries(body: str, form: _Form, draft: Draft) -> Iterator[FoundEntry]:
    start, date, text = 0, "0", [""]
    for number, line in enumerate(body.split("\n"), 1):
        match = form.entry.match(line)
        if match is None and not line.startswith("E+"):
            if line.startswith(form.text) and (words := _words(line, form)) is not None:
                text.append(words)
            continue
        yield from _found(start, date, text)
        trashed = match is not None and match["state"] in _THROWN_AWAY
        start, date, text = (0 if match is None or trashed else number), match["date"] if match else "0", []
        draft.remark(Remark.THROWN_AWAY_THERE, int(trashed))
        draft.remark(Remark.PAGES_WITHOUT_A_DATE, int(bool(start) and not _moment(date)))
    yield from _found(start, date, text)


def _words(line: str, form: _Form) -> str | None:
    """Return what a paragraph says, as a line; None where a line is only about one."""
    if form is not _PLAIN or line.startswith(_SHORT):
        return line[form.skip if form is not _PLAIN else len(_SHORT) :]
    if line.startswith(_NO_TEXT):
        return None
    indent = int(line[7]) if line[7:8].isdigit() else 0
    return "  " * max(0, indent - 1) + _BULLETS.get(line[4:5], "") + line[form.skip :]


def _found(line: int, date: str, text: list[str]) -> Iterator[FoundEntry]:
    words = "\n".join(text)
    if line and (stamp := _moment(date)) and words.strip():
        yield FoundEntry(line=line, stamp=stamp, text=words, themes=hash_tags(words))


def _moment(date: str) -> str:
    """Return the day of a date, since version 3 with its time; a page that is numbered instead of dated has none."""
    if len(date) == len("YYYYMMDD.HHMMSS"):
        clock = f"{date[9:11]}:{date[11:13]}:{date[13:]}"
        return f"{date[:4]}-{date[4:6]}-{date[6:8]}" + (f" {clock}" if int(date[9:]) else "")
    packed = int(date)
    year, month, day = (packed >> 19) & 0xFFF, (packed >> 15) & 0xF, (packed >> 10) & 0x1F
    return "" if packed & _ORDINAL or not (year and month and day) else f"{year:04}-{month:02}-{day:02}"
