"""Reads what jrnl writes: its text file (of versions 1 to 4), its exports as JSON and XML, a folder of days, an
encrypted file.

Tried against files that jrnl 1.9.8 and 4.6 wrote. A text file's entry begins on a line with a date, in square
brackets since version 2, followed by a space and the title; everything up to the next such line is its text. The first
heading of a file decides its form: a date in brackets inside a file without brackets is text, as jrnl takes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, SourceFormat, SourceReason
from leader_journal.exchange.clock_times import UnreadableTime
from leader_journal.exchange.date_words import MONTHS
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, in_file
from leader_journal.exchange.incoming.jrnl_encrypted import decrypted, is_encrypted, may_be_encrypted
from leader_journal.exchange.incoming.source import Source, SourceFile
from leader_journal.exchange.incoming.xml_source import parsed
from leader_journal.exchange.stamps import UnreadableDate, is_stamp, parse_stamp, plain
from leader_journal.exchange.text import clean, decode_text, is_text, lines_of
from leader_journal.wording.when.words import either

_STAMP = r"([^\]\n]{7,60})\](?: |$|(?P<near>(?=[\w\"“”’'*])))"
"""Up to 6 letters: jrnl takes it for a footnote, and so do we. `near` is what lacks the blank behind it."""
_UNCLOSED = r"(?P<unclosed>\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[ T]\d{1,2}[:.]\d{2}[^\]\n]*)$"
_BRACKETED = re.compile(rf"\[{_STAMP}")
_DIRECTION = "\u200e"
"""What a phone puts before a line, to say its direction."""
_AT_A_LINE = re.compile(rf"\[(?:(?<=^\[)|(?<=^{_DIRECTION}\[))(?:{_STAMP}|{_UNCLOSED})", re.MULTILINE)
"""The bracket is looked for, and then whether it begins a line: the other way round takes ten times as long."""
_LIKE_A_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_NEAR = re.compile(rf"\d{{4}}|\d[-./]\d|\b(?:{either(MONTHS)})\b")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_HALF_OF_THE_DAY = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
_TAG = re.compile(r"[@#](?<!\S[@#])[-+*#/\w]+")  # what is before the sign is asked last: most texts have none
_STAR = re.compile(r" \*\s*$")
_CHAT = "- "
"""What WhatsApp writes between the moment of a message and who sent it."""
_LONGEST_STAMP = 8
"""Words of a date without brackets: "Thursday, 1st of March 2018 at 09:00 AM"."""
XML_MARK = re.compile(r"<journal>\s*<entries>|<entry [^>]*\bdate=")
FOLDER_DAY = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})\.txt$")


def read_jrnl(source: Source, options: Options) -> ImportPlan:
    """Return what jrnl wrote. Raises UnreadableSource: no entry, damaged, encrypted or another password."""
    draft = Draft(SourceFormat.JRNL)
    days = [file for file in source.files if FOLDER_DAY.search(file.name)]
    for file in days or source.files[:1]:
        name = "" if source.single else file.name
        found = _file_entries(file, source, options)
        draft.add((_named(item, name) for item in found) if name else found)
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def jrnl_heading(line: str) -> re.Match[str] | str | None:
    """Return what makes a line the first heading of a text file: brackets (a match), a bare date (its shape)."""
    match = _BRACKETED.match(line.removeprefix(_DIRECTION))
    if match is not None:
        return match if is_stamp(match.group(1)) and _means_a_date(match) else None
    return _bare_shape(line)


def is_a_bare_date(line: str) -> bool:
    """Whether a first heading without brackets is a date and nothing else: jrnl's have a title behind it."""
    shape = _bare_shape(line.strip())
    return shape is not None and len(shape.split(" ")) == len(line.strip().split(" "))


def is_secret(data: bytes) -> bool:
    """Whether a file is encrypted, or may be: noise where a text is looked for."""
    return is_encrypted(data) or (may_be_encrypted(data) and not is_text(decode_text(data)))


def _file_entries(file: SourceFile, source: Source, options: Options) -> Iterator[FoundEntry | LineProblem]:
    data = file.read()
    text = decode_text(decrypted(data, options.password, source.path) if is_secret(data) else data)
    if not text or text.isspace():
        raise UnreadableSource(source.path, SourceReason.EMPTY)
    if text.lstrip().startswith("{"):
        return _json_entries(text, source)
    if text.lstrip().startswith("<?xml"):
        return _xml_entries(parsed(data, source.path))
    return _text_entries(text)


def _named(item: FoundEntry | LineProblem, file: str) -> FoundEntry | LineProblem:
    return in_file(item, file) if isinstance(item, LineProblem) else replace(item, file=file)


def _text_entries(text: str) -> Iterator[FoundEntry | LineProblem]:
    headings = _Headings(lines_of(text))
    return _bracketed_entries(text) if headings.have_brackets else _bare_entries(text, headings)


def _bracketed_entries(text: str) -> Iterator[FoundEntry | LineProblem]:
    """Yield what stands between the headings: they are looked for as a whole, since a line at a time takes long."""
    heading: re.Match[str] | None = None
    line, counted = 1, 0
    for found in _AT_A_LINE.finditer(text):
        if not _means_a_date(found):
            continue
        if heading is not None:
            yield _found(line, _stamp_of(heading), _without_star(text[heading.end() : found.start() - 1]))
        elif before := (start := text[: found.start()].removesuffix(_DIRECTION)).lstrip("\n \t"):
            yield LineProblem(start.count("\n", 0, len(start) - len(before)) + 1, LineReason.NO_DATE)
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        heading = found
    if heading is not None:
        yield _found(line, _stamp_of(heading), _without_star(text[heading.end() :]))


def _without_star(text: str) -> str:
    """Return the text of an entry without the star behind its title."""
    end = text.find("\n")
    end = len(text) if end < 0 else end
    return text if "*" not in text[:end] else _STAR.sub("", text[:end]) + text[end:]


def _bare_entries(text: str, headings: _Headings) -> Iterator[FoundEntry | LineProblem]:
    start, stamp, body = 0, "", [""]  # the empty line before line 1 makes an index in body its line number
    for number, line in enumerate(lines_of(text), 1):
        heading = headings.read(line)
        if heading is None:
            body.append(line)
            continue
        if start:
            yield _found(start, stamp, "\n".join(body))
        elif (before := next((at for at, text in enumerate(body) if text.strip()), None)) is not None:
            yield LineProblem(before, LineReason.NO_DATE)
        stamp, title = heading
        start, body = number, [_STAR.sub("", title)]
    if start:
        yield _found(start, stamp, "\n".join(body))


class _Headings:
    """Knows the headings of one file by its first one."""

    def __init__(self, lines: Iterator[str]) -> None:
        line, first = next(
            ((line, heading) for line in lines if (heading := jrnl_heading(line)) is not None), ("", None)
        )
        self._shape = first if isinstance(first, str) else None
        words = len(self._shape.split(" ")) if self._shape else 0
        # a day of one figure may have a blank in the place of the other
        self._date = re.compile(rf"(?P<stamp>(?:[^ ]+ +){{{max(0, words - 1)}}}[^ ]+)(?: (?P<title>.*))?")
        self._is_a_chat = self._parted(line)[1].startswith(_CHAT)

    @property
    def have_brackets(self) -> bool:
        """Whether their dates stand in brackets, or there are none."""
        return self._shape is None

    def read(self, line: str) -> tuple[str, str] | None:
        """Return the date and the title of a heading; also where the date is impossible, which is then reported."""
        stamp, title = self._parted(line)
        if _shape(stamp) != self._shape:
            return None
        return stamp, title.removeprefix(_CHAT) if self._is_a_chat else title

    def _parted(self, line: str) -> tuple[str, str]:
        found = self._date.fullmatch(line)
        return ("", line) if found is None else (found["stamp"], found["title"] or "")


def _stamp_of(heading: re.Match[str]) -> str:
    """Return the date of a heading; where its bracket is never closed, all of the line, which is then named."""
    return heading.group(1) or heading["unclosed"]


def _means_a_date(heading: re.Match[str]) -> bool:
    """A line that begins like a date begins an entry: what is nearly one would else be swallowed by the one before.

    Without a blank behind the bracket, only where a day with its time is all that stands in it: links, footnotes and
    *[talk of 2 March 10:00]'s end* look like that.
    """
    text = _stamp_of(heading)
    begins = _LIKE_A_DATE.match(text) is not None
    if text.isdigit() or (heading["near"] is not None and not (_CLOCK.search(text) and (begins or is_stamp(text)))):
        return False
    if begins:
        return True
    if _CLOCK.search(text) and _NEAR.search(_CLOCK.sub("", plain(text))):
        return True
    try:
        parse_stamp(text)
    except (UnreadableDate, UnreadableTime):
        return False
    return True


def _bare_shape(line: str) -> str | None:
    words = [] if line[:1].isspace() else [word for word in line.split(" ") if word]
    for count in range(min(len(words), _LONGEST_STAMP), 1, -1):
        stamp = " ".join(words[:count])
        if stamp[:1].isalnum() and _CLOCK.search(stamp) and is_stamp(stamp):
            # "9:30 pm: Kim came" is no heading of jrnl's, and no half past nine in the morning
            return None if _HALF_OF_THE_DAY.match(" ".join(words[count:])) else _shape(stamp)
    return None


def _shape(stamp: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", re.sub(" +", " ", stamp)))


def _found(line: int, stamp: str, text: str) -> FoundEntry:
    return FoundEntry(line=line, stamp=stamp, text=text, tags=_tags(text))


class _JsonEntry(msgspec.Struct):
    date: str
    time: str = ""
    title: str = ""
    body: str = ""
    tags: list[str] = msgspec.field(default_factory=list)


class _JsonFile(msgspec.Struct):
    entries: list[object]


def _json_entries(text: str, source: Source) -> Iterator[FoundEntry | LineProblem]:
    try:
        # Python's reader, since jrnl writes by it: halves of surrogate pairs pass
        items = msgspec.convert(json.loads(text), _JsonFile).entries
    except (ValueError, RecursionError):
        raise UnreadableSource(source.path, SourceReason.DAMAGED) from None
    return map(_json_entry, range(1, len(items) + 1), items)


def _json_entry(number: int, item: object) -> FoundEntry | LineProblem:
    try:
        entry = msgspec.convert(item, _JsonEntry)
    except msgspec.MsgspecError:
        return LineProblem(number, LineReason.NOT_AN_ENTRY)
    words = clean("\n".join(part for part in (entry.title, entry.body) if part))
    tags = _tags(words, tuple(map(clean, entry.tags)))
    return FoundEntry(line=number, stamp=f"{entry.date} {entry.time}", text=words, tags=tags)


def _xml_entries(root: ElementTree.Element) -> Iterator[FoundEntry | LineProblem]:
    for number, entry in enumerate(root.iter("entry"), 1):
        words = clean("".join(entry.itertext())).strip()
        tags = _tags(words, tuple(tag.get("name", "") for tag in entry.iter("tag")))
        yield FoundEntry(line=number, stamp=entry.get("date", ""), text=words, tags=tags)


def _tags(text: str, told: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """The tags of a text in its own spelling; where jrnl told them (in small letters), only those."""
    if "@" not in text and "#" not in text:
        return ()
    spelled = unique(tag for word in _TAG.findall(text) if _is_word(tag := word.rstrip("-+*#/")))
    if told is None:
        return spelled
    known = {tag.rstrip("-+*#/").lower() for tag in told}
    return tuple(tag for tag in spelled if tag.lower() in known)


def _is_word(tag: str) -> bool:
    return any(letter.isalpha() for letter in tag)
