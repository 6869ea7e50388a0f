"""Lifeograph's `.diary` files that are not encrypted: lines whose first letters say what they are.

Days are packed into a number: the year from bit 19 on, the month from bit 15, the day from bit 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import Remark, SourceFormat, SourceReason
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.markdown import hash_tags
from leader_journal.exchange.incoming.source import Source

MARK = "LIFEOGRAPHDB"
_BIG_FILE_VERSION = 2000
_OLD_ENTRY = re.compile(r"^(?P<state>[Ee])[ f][ h].(?P<date>\d+)$")
_ENTRY = re.compile(r"^E (?:[F_])(?P<trashed>[T_]).[E_](?P<date>\d+)$")
_ORDINAL = 1 << 31


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
    draft = Draft(SourceFormat.LIFEOGRAPH)
    draft.add(_entries(body, version, draft))
    return draft.plan(source.path, options)


def _entries(body: str, version: int, draft: Draft) -> Iterator[FoundEntry]:
    new = version >= _BIG_FILE_VERSION - 1
    heading, begins = (_ENTRY, "Ep") if new else (_OLD_ENTRY, "P")
    skip = 3 if new else 2  # a letter for the alignment stands before the text since version 2000
    start, date, text = 0, 0, [""]
    for number, line in enumerate(body.split("\n"), 1):
        match = heading.match(line)
        if match is None and not line.startswith("E+"):
            if line.startswith(begins):
                text.append(line[skip:])
            continue
        yield from _found(start, date, text)
        trashed = match is not None and (match["trashed"] == "T" if new else match["state"] == "e")
        start, date, text = (0 if match is None or trashed else number), int(match["date"]) if match else 0, []
        draft.remark(Remark.THROWN_AWAY_THERE, int(trashed))
        draft.remark(Remark.PAGES_WITHOUT_A_DATE, int(bool(start) and not _day(date)))
    yield from _found(start, date, text)


def _found(line: int, date: int, text: list[str]) -> Iterator[FoundEntry]:
    words = "\n".join(text)
    if line and (stamp := _day(date)) and words.strip():
        yield FoundEntry(line=line, stamp=stamp, text=words, themes=hash_tags(words))


def _day(date: int) -> str:
    """Return the day of a date; a page that is numbered instead of dated has none."""
    year, month, day = (date >> 19) & 0xFFF, (date >> 15) & 0xF, (date >> 10) & 0x1F
    return "" if date & _ORDINAL or not (year and month and day) else f"{year:04}-{month:02}-{day:02}"
