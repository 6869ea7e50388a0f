"""Reads what jrnl writes: its text file (of versions 1 to 4) and its JSON export, told apart by their bytes.

Tried against files that jrnl 1.9.8 and 4.6 wrote. A text file's entry begins on a line with a date, in square
brackets since version 2, followed by a space and the title; everything up to the next such line is its text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.import_reasons import LineReason, SourceReason
from leader_journal.exchange.plan import ImportedEntry, ImportPlan, Keys, LineProblem, LocalTime, unique
from leader_journal.exchange.stamps import UnreadableDate, UnreadableTime, parse_stamp
from leader_journal.exchange.text import clean, decode_text, local_time

SOURCE = "jrnl"
_BRACKETED = re.compile(r"\[([^\]\n]{7,60})\](?: |$)")  # up to 6 letters: jrnl takes it for a footnote, and so do we
_BARE = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?: [AaPp][Mm])?)(?: |$)")
_LIKE_A_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_TAG = re.compile(r"(?<!\S)[@#][-+*#/\w]+")
_STAR = re.compile(r" \*\s*$")


def plan_jrnl(data: bytes, source: Path, to_local: LocalTime = local_time) -> ImportPlan:
    """Return what a file of jrnl holds. Raises UnreadableSource, naming `source`, where it holds no entry at all."""
    text = decode_text(data)
    if not text.strip():
        raise UnreadableSource(source, SourceReason.EMPTY)
    found = _json_entries(text, source) if text.lstrip().startswith("{") else _text_entries(text)
    entries: list[ImportedEntry] = []
    problems: list[LineProblem] = []
    keys = Keys()
    for item in found:
        read = item if isinstance(item, LineProblem) else _entry(item, keys, to_local)
        if isinstance(read, LineProblem):
            problems.append(read)
        else:
            entries.append(read)
    if not entries and not problems:
        raise UnreadableSource(source, SourceReason.NO_ENTRIES)
    return ImportPlan(SOURCE, tuple(entries), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry as it stands in the source: where, when and what, and the tags that jrnl says it has (None: look)."""

    line: int
    stamp: str
    text: str
    tags: tuple[str, ...] | None = None


def _text_entries(text: str) -> Iterator[_Found | LineProblem]:
    lines = text.split("\n")
    header = _BRACKETED if any(_is_header(_BRACKETED.match(line)) for line in lines) else _BARE
    start, stamp, body = 0, "", [""]  # the empty line before line 1 makes an index in body its line number
    for number, line in enumerate(lines, 1):
        match = header.match(line)
        if match is None or not _is_header(match):
            body.append(line)
            continue
        if start:
            yield _Found(start, stamp, "\n".join(body))
        elif (before := next((at for at, text in enumerate(body) if text.strip()), None)) is not None:
            yield LineProblem(before, LineReason.NO_DATE)
        start, stamp, body = number, match.group(1), [_STAR.sub("", line[match.end() :])]
    if start:
        yield _Found(start, stamp, "\n".join(body))


def _is_header(match: re.Match[str] | None) -> bool:
    """A line that begins like a date begins an entry, even where the date is impossible: that is then reported."""
    if match is None:
        return False
    if _LIKE_A_DATE.match(match.group(1)):
        return True
    try:
        parse_stamp(match.group(1))
    except (UnreadableDate, UnreadableTime):
        return False
    return True


class _JsonEntry(msgspec.Struct):
    date: str
    time: str = ""
    title: str = ""
    body: str = ""
    tags: list[str] = msgspec.field(default_factory=list)


class _JsonFile(msgspec.Struct):
    entries: list[object]


def _json_entries(text: str, source: Path) -> Iterator[_Found | LineProblem]:
    try:
        # Python's reader, since jrnl writes by it: halves of surrogate pairs pass
        items = msgspec.convert(json.loads(text), _JsonFile).entries
    except (ValueError, RecursionError):
        raise UnreadableSource(source, SourceReason.DAMAGED) from None
    return map(_json_entry, range(1, len(items) + 1), items)


def _json_entry(number: int, item: object) -> _Found | LineProblem:
    try:
        entry = msgspec.convert(item, _JsonEntry)
    except msgspec.MsgspecError:
        return LineProblem(number, LineReason.NOT_AN_ENTRY)
    words = clean("\n".join(part for part in (entry.title, entry.body) if part))
    return _Found(number, f"{entry.date} {entry.time}", words, tuple(map(clean, entry.tags)))


def _entry(found: _Found, keys: Keys, to_local: LocalTime) -> ImportedEntry | LineProblem:
    text = found.text.strip("\n").rstrip()
    if not text.strip():
        return LineProblem(found.line, LineReason.NO_TEXT)
    try:
        stamp = parse_stamp(found.stamp)
        happened = _placed(stamp, to_local)
    except UnreadableTime:
        return LineProblem(found.line, LineReason.UNREADABLE_TIME)
    except ValueError:
        return LineProblem(found.line, LineReason.UNREADABLE_DATE)
    return ImportedEntry(
        line=found.line, happened=happened, text=text, key=keys.key(stamp, text), tags=_tags(text, found.tags)
    )


def _placed(stamp: dt.datetime, to_local: LocalTime) -> dt.datetime:
    return to_local(stamp) if stamp.tzinfo is None else stamp


def _tags(text: str, told: tuple[str, ...] | None) -> tuple[str, ...]:
    """The tags of a text in its own spelling; where jrnl told them (in small letters), only those."""
    spelled = unique(tag for word in _TAG.findall(text) if _is_word(tag := word.rstrip("-+*#/")))
    if told is None:
        return spelled
    known = {tag.rstrip("-+*#/").lower() for tag in told}
    return tuple(tag for tag in spelled if tag.lower() in known)


def _is_word(tag: str) -> bool:
    return any(letter.isalpha() for letter in tag)
