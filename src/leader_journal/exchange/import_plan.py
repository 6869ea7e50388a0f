"""What an import would bring in: entries and problems, made by pure functions from bytes, before anything is written.

People are names until `entry_of` is told who is known. Nothing is invented: no marks, no reactions, no tone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.folding import evenly_spaced, fold
from leader_journal.core.imports import DateDecision, LineProblem, Remark, SourceColumn, SourceFormat
from leader_journal.core.mentions import REFERENCE, mentioned, reference
from leader_journal.core.records import Entry, Origin
from leader_journal.core.terms import Kind

KEPT = "keep"
"""What a column without a field is read as."""

LocalTime = Callable[[dt.datetime], dt.datetime]
"""Gives a moment the local offset of its day; one without an offset is read as local time."""


class ImportedEntry(Struct, frozen=True, kw_only=True):
    """An entry of a source. `people` are names that stood in a place of their own; `tags` are jrnl's, with their sign.

    `key` is the same whenever the same entry is read again, whatever form of the source it is read from. `tasks` are
    open tasks that stand in the text: the leader may take them as promises.
    """

    line: int
    happened: dt.datetime
    text: str
    key: str
    kind: Kind | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    setting: str | None = None
    tasks: tuple[str, ...] = ()


class ImportedMeeting(Struct, frozen=True, kw_only=True):
    """A one-on-one that stood in a calendar."""

    person: str
    day: dt.date
    time: dt.time | None = None
    minutes: int = 45
    place: str = ""
    cancelled: bool = False
    notes: str = ""


class ImportPlan(Struct, frozen=True, kw_only=True):
    """All that a source holds, in its order.

    `columns` are those of a table, `remarks` what is to be said of the whole, with a count each.
    """

    format: SourceFormat
    entries: tuple[ImportedEntry, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    meetings: tuple[ImportedMeeting, ...] = ()
    dates: DateDecision = field(default_factory=DateDecision)
    columns: tuple[SourceColumn, ...] = ()
    remarks: tuple[tuple[Remark, int], ...] = ()

    @property
    def source(self) -> str:
        """What entries of it are remembered to come from: pages in Markdown are the same, whatever keeps them."""
        return SourceFormat.MARKDOWN.value if self.format is SourceFormat.OBSIDIAN else self.format.value

    @property
    def total(self) -> int:
        """How many entries the source seems to hold, broken ones included."""
        return len(self.entries) + len(self.problems)

    @property
    def people(self) -> tuple[str, ...]:
        """The names that stood in a place for people, each once, in order of appearance."""
        return unique(
            [*(name for entry in self.entries for name in entry.people), *(meeting.person for meeting in self.meetings)]
        )

    @property
    def kept(self) -> tuple[str, ...]:
        """The headings of columns that are kept as text under their heading."""
        return tuple(column.heading for column in self.columns if column.read_as == KEPT)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings of columns that are not read."""
        return tuple(column.heading for column in self.columns if not column.read_as)

    def without(self, known: frozenset[str]) -> ImportPlan:
        """Return the plan without the entries whose key came in before: what importing again would add."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.key not in known))


class Keys:
    """Gives each entry of one source its key. Two that are alike get two keys, the same two on every reading."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, wall_time: dt.datetime, text: str) -> str:
        """Return the key for a moment (to the minute, as its source wrote it) and a text (its spacing aside)."""
        # jrnl's JSON has no seconds, splits title and body elsewhere, and takes stars off
        words = evenly_spaced(text.replace("*", " "))
        # the year as it was always written here: without leading zeros
        minute = f"{wall_time.year}{wall_time.isoformat(' ', 'minutes')[4:16]}"
        digest = hashlib.sha256(f"{minute}\n{words}".encode()).hexdigest()[:32]
        self._seen[digest] = count = self._seen.get(digest, 0) + 1
        return digest if count == 1 else f"{digest}-{count}"


def entry_of(
    imported: ImportedEntry,
    *,
    source: str,
    id: str,  # noqa: A002 - the field's name
    written: dt.datetime,
    id_of: Mapping[str, str] | KnownPeople,
) -> Entry:
    """Return the entry to be saved. `id_of` gives the id of each known alias; names it does not hold are left out.

    A tag that is the alias of somebody becomes a mention, wherever it stands in the text; other tags become themes.
    """
    people = id_of if isinstance(id_of, KnownPeople) else KnownPeople(id_of)
    facts = people.with_mentions(imported.text)
    named = (people.find(name) for name in imported.people)
    tags = (tag[1:] for tag in imported.tags if tag[0] != "@" or people.find(tag[1:]) is None)
    return Entry(
        id=id,
        happened=imported.happened,
        written=written,
        kind=imported.kind,
        facts=facts,
        people=tuple(dict.fromkeys([*(person for person in named if person is not None), *mentioned(facts)])),
        themes=unique([*imported.themes, *tags]),
        setting=imported.setting,
        deepen_later=True,
        origin=Origin(source=source, key=imported.key),
    )


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return names each once, in order, in the spelling that came first; case and accents aside."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())


class KnownPeople:
    """Finds people by alias: as written, else by its folded form where only one alias has it."""

    def __init__(self, id_of: Mapping[str, str]) -> None:
        self._exact = id_of
        folded: dict[str, set[str]] = {}
        for alias, person in id_of.items():
            folded.setdefault(fold(alias), set()).add(person)
        self._folded = {alias: next(iter(people)) for alias, people in folded.items() if len(people) == 1}
        longest_first = sorted(id_of, key=lambda alias: (-len(alias), alias))
        pattern = "|".join(re.escape(alias) for alias in longest_first) or r"(?!)"
        # a tag goes on over the signs that jrnl allows in it: @Peter-ferie is not Peter
        self._mention = re.compile(rf"(?<![\w@])@({pattern})(?![-+*#/]*\w)", re.IGNORECASE)

    def find(self, name: str) -> str | None:
        return self._exact.get(name) or self._folded.get(fold(name))

    def with_mentions(self, text: str) -> str:
        if "@" not in text:
            return text
        # what looks like our own reference in a foreign text names nobody: it keeps its looks and loses its meaning
        inert = REFERENCE.sub(lambda match: f"@\u2060{match.group()[1:]}", text)
        return self._mention.sub(self._reference, inert)

    def _reference(self, match: re.Match[str]) -> str:
        person = self.find(match.group(1))
        return match.group() if person is None else reference(person)
