"""The last step of every importer: entries as they were found, with their dates as written, become a plan.

Here, and only here, it is decided in which order the dates of a source are written.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import (
    DateOrder,
    LineProblem,
    LineReason,
    Remark,
    SourceColumn,
    SourceFormat,
    SourceReason,
)
from leader_journal.core.terms import Kind
from leader_journal.exchange.clock_times import UnreadableTime
from leader_journal.exchange.date_order import decide, order_in_words
from leader_journal.exchange.import_plan import ImportedEntry, ImportPlan, Keys, LocalTime, unique
from leader_journal.exchange.incoming.source import SHEET, Source, SourceFile
from leader_journal.exchange.stamps import parse_stamp, says_several_days
from leader_journal.exchange.text import clean, local_time

_TASK = re.compile(
    r"^\s*(?:(?:[-*+] |\d{1,3}[.)] )?\[ \]|[-*+] (?:TODO|LATER|NOW|DOING)(?: \[#[ABC]\])?|☐) +(?P<task>\S.*)$",
    re.MULTILINE,
)
_OF_ONE_FILE: Mapping[str, LineReason] = {
    SourceReason.DAMAGED: LineReason.BROKEN_FILE,
    SourceReason.TOO_DEEP: LineReason.BROKEN_FILE,
    SourceReason.SPREADSHEET: LineReason.BROKEN_FILE,
    SourceReason.EMPTY: LineReason.NO_TEXT,
    SourceReason.ENCRYPTED_DOCUMENT: LineReason.LOCKED_FILE,
}
"""What is said of one file among others that cannot be read."""
_SIGNS_OF_TASKS = ("[ ] ", "☐", "TODO", "LATER", "NOW", "DOING")
"""One of these every open task has: most texts have none, and need no closer look."""


class Options(Struct, frozen=True, kw_only=True):
    """What the leader said about a source: what its columns are (field, heading), its dates, its
    password. Series of meetings are read up to a month after `today`."""

    mapping: tuple[tuple[str, str], ...] = ()
    dates: DateOrder | None = None
    password: str | None = None
    today: dt.date | None = None
    to_local: LocalTime = local_time


class FoundEntry(Struct, frozen=True, kw_only=True):
    """An entry as it stands in its source: `stamp` and `time` as written; `moment` where it says its place as well.

    `text` has no empty lines round it. `uid` is what its app calls it: some write one entry twice, into two of its
    journals.
    """

    line: int
    text: str
    stamp: str = ""
    time: str = ""
    moment: dt.datetime | None = None
    file: str = ""
    uid: str = ""
    kind: Kind | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    setting: str | None = None

    def __post_init__(self) -> None:
        # at once, so that a long text is held once and not twice while the plan is made
        force_setattr(self, "text", tidy(self.text))


class Draft(Struct):
    """What an importer has found so far."""

    format: SourceFormat
    found: list[FoundEntry | LineProblem] = field(default_factory=list)
    columns: tuple[SourceColumn, ...] = ()
    remarks: dict[Remark, int] = field(default_factory=dict)
    other_dates: list[str] = field(default_factory=list)
    """Dates of the source that are when nothing happened; they tell how all are written."""

    def add(self, items: Iterable[FoundEntry | LineProblem]) -> None:
        self.found.extend(items)

    def remark(self, remark: Remark, count: int = 1) -> None:
        """Note something that is to be said of the whole."""
        if count:
            self.remarks[remark] = self.remarks.get(remark, 0) + count

    @contextmanager
    def broken_file(self, file: SourceFile, source: Source) -> Iterator[None]:
        """Name a file that cannot be read, and go on with the others; one that was chosen alone is refused whole."""
        try:
            yield
        except UnreadableSource as error:
            if source.single or error.reason not in _OF_ONE_FILE:
                raise
            self.add([LineProblem(1, _OF_ONE_FILE[error.reason], file.name.removesuffix(SHEET))])

    def remark_on_files(self, source: Source) -> None:
        """Note the files that are not read."""
        self.remark(Remark.PICTURES, source.pictures)
        self.remark(Remark.OTHER_FILES, source.others)
        self.remark(Remark.HIDDEN_SHEETS, source.hidden)

    def plan(self, path: Path, options: Options) -> ImportPlan:
        """Return the plan. Raises UnreadableSource where not even a broken entry was found."""
        if not self.found:
            raise UnreadableSource(path, SourceReason.NO_ENTRIES)
        entries = [item for item in self.found if isinstance(item, FoundEntry)]
        self.remark(
            Remark.FIRST_OF_A_SPAN, sum(item.moment is None and says_several_days(item.stamp) for item in entries)
        )
        words = "\n".join(item.text[:200] for item in entries[:100])
        headings = " ".join(column.heading for column in self.columns)
        stamps = (item.stamp for item in entries if item.moment is None)
        dates = decide(
            itertools.chain(stamps, self.other_dates),
            options.dates,
            said=order_in_words(headings),
            language_from=f"{headings}\n{words}",
            today=options.today,
        )
        keys = Keys()
        made = [
            item if isinstance(item, LineProblem) else _entry(item, dates.order, keys, options.to_local)
            for item in _each_once(self.found)
        ]
        return ImportPlan(
            format=self.format,
            entries=tuple(item for item in made if isinstance(item, ImportedEntry)),
            problems=tuple(item for item in made if isinstance(item, LineProblem)),
            dates=dates,
            columns=self.columns,
            remarks=tuple(self.remarks.items()),
        )


def _each_once(found: Sequence[FoundEntry | LineProblem]) -> Iterator[FoundEntry | LineProblem]:
    """Yield what was found; what stands to the minute in the files of several people as one entry that names them."""
    found = list(_without_copies(found))
    people: dict[tuple[object, ...], dict[str, tuple[str, ...]]] = {}
    for item in found:
        if isinstance(item, FoundEntry) and item.file and item.people and ":" in f"{item.stamp}{item.time}":
            people.setdefault(_moment_and_words(item), {}).setdefault(item.file, item.people)
    told = set()
    for item in found if people else ():
        files = people.get(key := _moment_and_words(item), {}) if isinstance(item, FoundEntry) else {}
        if len(set(files.values())) < 2:
            yield item
        elif isinstance(item, FoundEntry) and key not in told:
            told.add(key)
            yield replace(item, people=unique(name for names in files.values() for name in names))
    if not people:
        yield from found


def _without_copies(found: Iterable[FoundEntry | LineProblem]) -> Iterator[FoundEntry | LineProblem]:
    """Yield what was found without the copies that its app made: of the same name, moment and words."""
    seen: set[tuple[object, ...]] = set()
    for item in found:
        if isinstance(item, FoundEntry) and item.uid:
            key = (item.uid, *_moment_and_words(item))
            if key in seen:
                continue
            seen.add(key)
        yield item


def _moment_and_words(item: FoundEntry) -> tuple[object, ...]:
    return (item.stamp, item.time, item.moment, item.text)


def tidy(text: str) -> str:
    """Return a text without the empty lines round it, its own line breaks kept."""
    text = clean(text)
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip("\n").rstrip()


def joined(*parts: str) -> str:
    """Return texts that belong together as one, a blank line between them; what says the same twice is said once."""
    kept: list[str] = []
    for part in map(tidy, parts):
        if part.strip() and not any(_begins_with(other, part) for other in kept):
            kept = [other for other in kept if not _begins_with(part, other)]
            kept.append(part)
    return "\n\n".join(kept)


def _begins_with(text: str, line: str) -> bool:
    """Whether a text says a line as its first one, as a heading of Markdown too."""
    return any(words == line or words.startswith(line + "\n") for words in (text, text.lstrip("# ")))


def open_tasks(text: str) -> tuple[str, ...]:
    """Return the open tasks of a text: Markdown's empty boxes, and what Logseq calls TODO."""
    for sign in _SIGNS_OF_TASKS:
        if sign in text:
            break
    else:
        return ()
    return tuple(match["task"].strip() for match in _TASK.finditer(text))


def _entry(found: FoundEntry, order: DateOrder, keys: Keys, to_local: LocalTime) -> ImportedEntry | LineProblem:
    text = found.text
    if not text.strip():
        return LineProblem(found.line, LineReason.NO_TEXT, found.file)
    if found.moment is None and not found.stamp.strip():
        return LineProblem(found.line, LineReason.NO_DATE, found.file)
    try:
        stamp = parse_stamp(found.stamp, found.time, order) if found.moment is None else found.moment
        # a time in UTC says when, not where: it is turned into that of this computer, as one without an offset is
        placed = found.moment is not None or stamp.tzinfo not in (None, dt.UTC)
        local = stamp if placed else to_local(stamp)
    except UnreadableTime:
        return LineProblem(found.line, LineReason.UNREADABLE_TIME, found.file)
    except ValueError:
        return LineProblem(found.line, LineReason.UNREADABLE_DATE, found.file)
    return ImportedEntry(
        line=found.line,
        happened=local,
        text=text,
        key=keys.key(stamp, text),
        kind=found.kind,
        people=found.people,
        tags=found.tags,
        themes=found.themes,
        setting=found.setting,
        tasks=open_tasks(text),
    )


def in_file(problem: LineProblem, file: str) -> LineProblem:
    """Return a problem with the name of the file that it is in."""
    return replace(problem, file=file)
