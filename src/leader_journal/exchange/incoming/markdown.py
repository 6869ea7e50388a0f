"""Markdown as people keep it: a file a day, a file a person with dated headings, one long file, a vault of Obsidian.

A file's day stands in its head, in its name, or in its headings. What is written stays as it is written; only the head
is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.folding import fold
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.day_lines import entries_by_days
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.file_names import day_in_name, day_of_file, with_words, words_in_name
from leader_journal.exchange.incoming.front_matter import in_words, split_head, values_of
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.labelled_days import labelled_entries
from leader_journal.exchange.incoming.names import person_of, person_of_folder
from leader_journal.exchange.incoming.partial_days import YearMissing, completed, first_day, spans_as_days
from leader_journal.exchange.incoming.source import WEB_PAGES, WRITTEN, Source, SourceFile
from leader_journal.exchange.incoming.text_bundles import with_bundles
from leader_journal.exchange.incoming.times_of_day import TimedPart, says_no_time, timed_parts
from leader_journal.exchange.stamps import is_stamp, leading_date, parse_stamp, trailing_date, unlinked
from leader_journal.exchange.text import lines_of
from leader_journal.wording.catalogue import _
from leader_journal.wording.filters.words import KINDS, setting_of

_DAY_OF_A_HEADING = (leading_date, trailing_date)
_SPAN = re.compile(r" (?:to|til|–|-) ")
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<words>.+?)[ \t]*#*$")
_FENCE = re.compile(r"^(?:```|~~~)")
_DAY = (
    *("date", "day", "dato", "datum", "dag", "happened", "created", "creation_date", "created_at", "created time"),
    *("oprettet", "erstellt", "skapad", "opprettet"),
)
_MADE = ("created", "creation_date", "created_at", "created time", "oprettet", "erstellt", "skapad", "opprettet")
"""When a page was made: it may have been later than the day that it is called by."""
_TIME = ("time", "tid", "klokken", "kl", "tidspunkt", "uhrzeit", "zeit")
_PEOPLE = (
    "person",
    "people",
    "persons",
    "with",
    "who",
    "attendees",
    "participants",
    "personer",
    "hvem",
    "deltagere",
    "medarbejder",
    "personen",
    "mitarbeiter",
    "teilnehmer",
    "medarbetare",
    "medarbeider",
)
_THEMES = ("tags", "tag", "themes", "theme", "keywords", "temaer", "tema", "emner", "themen", "thema")
_TITLE = ("title", "titel", "tittel", "subject", "betreff", "rubrik")
_KIND = ("kind", "type", "occasion", "anledning", "kategori", "category")
_SETTING = ("setting", "situation", "where", "hvor")
_OF_THE_FILE = (
    "id uuid uid aliases alias cssclass cssclasses publish updated modified latitude longitude altitude author source"
    " layout draft slug permalink completed? due last_modified updated_at modified_at edited starred pinned favorite"
    " favourite archived locked readonly color colour"
)
_ABOUT_THE_FILE = frozenset(_OF_THE_FILE.split())


def read_markdown(source: Source, options: Options, kind: SourceFormat = SourceFormat.MARKDOWN) -> ImportPlan:
    """Return what Markdown files hold. Raises UnreadableSource where no file has a day, or none has a word."""
    draft = Draft(kind)
    source, bundles = with_bundles(source)
    for file in source.files if source.single else source.ending(*WRITTEN, *WEB_PAGES):
        name = "" if source.single else file.name
        bundle = bundles.get(file)
        with draft.broken_file(file, source):
            found = list(page_entries(file, name))
            if bundle is not None and bundle.thrown_away:
                draft.remark(Remark.THROWN_AWAY_THERE)
                continue
            if not found and file.is_a_document:
                found = list(entries_by_days(file.text, name))
            if not found and bundle is not None:
                found = list(bundle.entries(file, name))
            draft.remark(Remark.PAGES_WITHOUT_A_DATE, int(not found))
            draft.remark(Remark.FIRST_OF_A_SPAN, _spans(file, found) if found else 0)
            draft.add(found)
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def read_obsidian(source: Source, options: Options) -> ImportPlan:
    """Return the dated notes of a vault; its settings are no notes."""
    return read_markdown(source, options, SourceFormat.OBSIDIAN)


def read_org(source: Source, options: Options) -> ImportPlan:
    """Return what files of Org hold."""
    return read_markdown(source, options, SourceFormat.ORG)


def read_vimwiki(source: Source, options: Options) -> ImportPlan:
    """Return the dated pages of a Vimwiki."""
    return read_markdown(source, options, SourceFormat.VIMWIKI)


def read_document(source: Source, options: Options) -> ImportPlan:
    """Return what documents of a word processor hold."""
    return read_markdown(source, options, SourceFormat.DOCUMENT)


def page_entries(file: SourceFile, name: str) -> Iterator[FoundEntry | LineProblem]:
    """Yield the entries of one Markdown file; none where it has no day and no dated heading."""
    text = file.text
    head, body = split_head(text)
    body = with_whole_days(body, file)
    offset = text.rstrip().count("\n") - body.rstrip().count("\n")  # reading the head may take what is empty below
    body = _without_footer(body)
    page = _Page(head, file.path)
    sections = list(dated_sections(body))
    if page.stamp and not _parts_of_the_day(sections, page.stamp):
        # headings inside a day's page are its text; only those that say the day itself, or when, part it
        yield from page.day(body, offset + 1, name)
        return
    if sections:
        for section in sections:
            if section.stamp:
                yield from page.section(section, offset, name)
            else:
                yield LineProblem(offset + section.line, LineReason.NO_DATE, name)
        return
    items = [*labelled_entries(body, name)] or [*_by_lines(body, name)]
    for item in items:
        line = offset + item.line
        yield page.labelled(item, line) if isinstance(item, FoundEntry) else replace(item, line=line)
    if not items and any(map(_is_said, body.split("\n"))) and (day := first_day(file.path.stem)) is not None:
        yield page.of_a_span(day.isoformat(), joined(file.path.stem, body), offset + 1, name)


def _spans(file: SourceFile, found: Sequence[FoundEntry | LineProblem]) -> int:
    """Return how many of the entries of a page stand on the first day of the week or month that they are about."""
    body = split_head(file.text)[1]
    whole = with_whole_days(body, file)
    if (by_headings := spans_as_days(body, file.path.stem)) is not None and by_headings[0] == whole:
        return by_headings[1]
    return int(len(found) == 1 and first_day(file.path.stem) is not None and not any(dated_sections(whole)))


def _by_lines(body: str, name: str) -> Iterator[FoundEntry | LineProblem]:
    """Yield what a page holds that says its days as plain text does; the heading above its only day is its title."""
    found = list(entries_by_days(body, name))
    days = [item for item in found if isinstance(item, FoundEntry)]
    lines = body.split("\n")
    above = lines[: days[0].line - 1] if days else []
    a_list = sum(any(map(_is_said, item.text.split("\n"))) for item in days) * 2 <= len(days)  # days alone are an index
    if a_list or any(map(_is_said, above)):
        return
    if len(days) == 1:
        yield replace(days[0], line=1, text=joined("\n".join(above), days[0].text))
    else:
        yield from found


def _parts_of_the_day(sections: Sequence[MarkdownSection], stamp: str) -> bool:
    """Whether headings of a day's page say that day, each with its time, as this app writes a day; or whether they are
    nothing but days, as org-journal writes a month into the file of its first day."""
    stamps = [section.stamp for section in sections if section.stamp]
    if len(set(stamps)) > 1 and all(section.stamp and not section.title for section in sections):
        return True
    return len(stamp) == len("yyyy-mm-dd") and bool(stamps) and all(one.startswith(f"{stamp} ") for one in stamps)


def _without_footer(text: str) -> str:
    """Return a page without the line that this app ends its pages with."""
    text = text.rstrip()
    for footer in ("My own notes; they may be personal data.", _("My own notes; they may be personal data.")):
        text = text.removesuffix(footer).rstrip().removesuffix("---").rstrip() if text.endswith(footer) else text
    return text


def _is_a_span(line: str) -> bool:
    """Whether a line is nothing but a day, or two with a word between them."""
    return all(map(is_stamp, _SPAN.split(line.strip())))


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def with_whole_days(text: str, file: SourceFile) -> str:
    """Return a text whose headings and lines say their days in full, as far as its headings and its name tell them."""
    if day_in_name(file.path.stem) or any(dated_sections(text)):
        return text
    try:
        whole = completed(text, file.path.stem)
    except YearMissing:
        return text
    spans = None if whole is not None else spans_as_days(text, file.path.stem)
    return spans[0] if spans is not None else whole or text


def has_dated_headings(text: str) -> bool:
    """Whether a text has headings with a day, as `dated_sections` reads them: none of its parts is made for that."""
    fenced = False
    for line in lines_of(split_head(text)[1]):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match is not None and any(day_of(unlinked(match["words"]).strip("[] ")) for day_of in _DAY_OF_A_HEADING):
            return True
    return False


class MarkdownSection(Struct, frozen=True):
    """What stands under a dated heading, down to the next one of its level."""

    line: int
    stamp: str
    title: str
    text: str


def dated_sections(text: str) -> Iterator[MarkdownSection]:
    """Yield the parts of a text that stand under headings with a day; code blocks have no headings.

    What is written outside of them is a part without a day. A heading begins with its day; where none of a text does,
    one may end with it.
    """
    for day_of in _DAY_OF_A_HEADING:
        found = list(_sections(text, day_of))
        if any(section.stamp for section in found):
            yield from found
            return


def _sections(text: str, day_of: Callable[[str], tuple[str, str] | None]) -> Iterator[MarkdownSection]:
    level, start, stamp, title = 0, 0, "", ""
    body: list[str] = []
    outside = 0
    fenced = False
    for number, line in enumerate(lines_of(text), 1):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        dated = day_of(unlinked(match["words"]).strip("[] ")) if match else None
        if match is None or (dated is None and (not start or len(match["level"]) > level)):
            body.append(line)
            if not start and not outside and match is None and line.strip() and not _is_a_span(line):
                outside = number
            continue
        parted = dated is not None and len(match["level"]) > level and not title
        parted = parted and all(not line.strip() or _is_a_span(line) for line in body)
        if (start and not parted) or outside:
            yield MarkdownSection(start or outside, stamp, title, "\n".join(body))
        start, outside, stamp, body = 0, 0, "", []
        if dated is not None:
            level, start, (stamp, title) = len(match["level"]), number, dated
    if start or outside:
        yield MarkdownSection(start or outside, stamp, title, "\n".join(body))


class _Page:
    """What a file says of all that is in it."""

    def __init__(self, head: Mapping[str, object], path: PurePosixPath) -> None:
        self._head = {name.lower(): value for name, value in head.items()}
        self._written = head
        self.stamp, self._time = self._when(path)
        self._called = words_in_name(path.stem) if day_in_name(path.stem) else ""
        self._people = unique(self._all(_PEOPLE)) or (() if self.stamp else person_of(path)) or person_of_folder(path)

    def day(self, body: str, line: int, name: str) -> Iterator[FoundEntry]:
        """Yield the whole page as one entry; where its headings say when, each of them as one."""
        parts = timed_parts(body) if not self._time and says_no_time(self.stamp) else []
        title, kept = self._one(_TITLE), self._kept()
        if not title and (parts == [] or not parts[0].time):
            body = with_words(self._called, body)
        if not parts:
            yield self._found(line, self.stamp, joined(title, body, kept), name, self._time)
        elif title or kept:
            before = parts.pop(0).text if not parts[0].time else ""
            yield self._found(line, self.stamp, joined(title, before, kept), name, "")
        for part in parts:
            yield self._found(line + part.line, self.stamp, joined(part.title, part.text), name, part.time)

    def section(self, section: MarkdownSection, offset: int, name: str) -> Iterator[FoundEntry]:
        """Yield one dated part of the page as an entry, or as several where its headings say when."""
        line = offset + section.line
        parts = timed_parts(section.text) if says_no_time(section.stamp) else []
        if not parts:
            yield self._section(section, line, name)
            return
        if section.title.strip("· ") and parts[0].time:
            parts.insert(0, TimedPart(0, "", "", ""))
        for part in parts:
            if part.time:
                text = joined(part.title, part.text)
                yield self._found(line + part.line + 1, section.stamp, text, name, part.time)
            else:
                yield self._section(replace(section, text=part.text), line, name)

    def _section(self, section: MarkdownSection, line: int, name: str) -> FoundEntry:
        """A title that is one of the six kinds is the kind."""
        title = section.title.strip("· ")
        kind = KINDS.get(fold(title))
        text = section.text if kind is not None else joined(title, section.text)
        found = self._found(line, section.stamp, text, name, "")
        return replace(found, kind=found.kind or kind)

    def of_a_span(self, stamp: str, text: str, line: int, name: str) -> FoundEntry:
        """Return the page of a week or a month, on its first day."""
        return self._found(line, stamp, joined(text, self._kept()), name, "")

    def labelled(self, note: FoundEntry, line: int) -> FoundEntry:
        """Return a note of the page that says its day itself."""
        found = self._found(line, note.stamp, note.text, note.file, "")
        people, themes = (*found.people, *note.people), (*found.themes, *note.themes)
        return replace(found, people=unique(people), themes=unique(themes))

    def _found(self, line: int, stamp: str, text: str, name: str, time: str) -> FoundEntry:
        setting = self._one(_SETTING)
        return FoundEntry(
            line=line,
            stamp=stamp,
            time=time,
            text=text,
            file=name,
            people=self._people,
            kind=KINDS.get(fold(self._one(_KIND))),
            themes=unique([*(theme.removeprefix("#") for theme in self._all(_THEMES)), *hash_tags(text)]),
            setting=setting_of(setting) if setting else None,
        )

    def _when(self, path: PurePosixPath) -> tuple[str, str]:
        stamp = self._text_of(_DAY)
        time, called = self._one(_TIME), day_of_file(path)
        if not stamp or (called and stamp == self._text_of(_MADE) and not _same_day(stamp, called)):
            return called, time
        try:
            parse_stamp(stamp, time)
        except ValueError:
            return stamp, ""
        return stamp, time

    def _text_of(self, names: tuple[str, ...]) -> str:
        """Return the first of some fields that says a day."""
        return next((value for name in names if is_stamp(value := self._text(name))), "")

    def _text(self, name: str) -> str:
        value = self._head.get(name)
        return value.strip() if isinstance(value, str) else ""

    def _one(self, names: tuple[str, ...]) -> str:
        return next((text for name in names if (text := self._text(name))), "")

    def _all(self, names: tuple[str, ...]) -> list[str]:
        return [_unlinked(value) for name in names for value in values_of(self._head.get(name))]

    def _kept(self) -> str:
        """What the head says and no field here holds, as text under its name."""
        read = {*_DAY, *_TIME, *_PEOPLE, *_THEMES, *_TITLE, *_SETTING} | _ABOUT_THE_FILE
        if fold(self._one(_KIND)) in KINDS:
            read |= {*_KIND}
        kept = ((name, in_words(value)) for name, value in self._written.items() if name.lower() not in read)
        return "\n".join(f"{name}: {words}" for name, words in kept if words)


def _same_day(one: str, other: str) -> bool:
    try:
        return parse_stamp(one).date() == parse_stamp(other).date()
    except ValueError:
        return False


def _unlinked(name: str) -> str:
    return name.strip().removeprefix("[[").removesuffix("]]").split("|")[-1].strip()
