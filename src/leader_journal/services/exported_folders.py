"""Writing out as a folder: a file a day, a file a person, and "My data"; a day or some entries of it are held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.clock import Clock
from leader_journal.core.exports import Exported, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.mentions import reference
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.progress import Progress, part_of
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import InWords, Sheet, SheetPart
from leader_journal.exchange.sheet_markdown import MarkdownPages, sheet_markdown
from leader_journal.services.entries_apart import EntriesApart, with_promises
from leader_journal.services.exchange import ExchangeService
from leader_journal.services.exported_sheets import chosen_sheets
from leader_journal.services.exported_words import ExportedWords
from leader_journal.services.files import write_new_folder
from leader_journal.storage.journal import Journal
from leader_journal.wording import exports as words
from leader_journal.wording.name_order import name_key

_PER_STEP = 200
_READ_SHARE = 0.3


class _Named(Struct):
    """Which entries somebody has, oldest first, and the days of the first and of the last."""

    first: dt.date
    last: dt.date
    entries: list[str]


class ExportedFolders:
    """Many files at once. None of them is called after anybody: whoever sees a folder sees days and numbers."""

    def __init__(self, journal: Journal, exported: ExportedWords, exchange: ExchangeService, clock: Clock) -> None:
        self._journal = journal
        self._exported = exported
        self._exchange = exchange
        self._clock = clock

    def days(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write a file for each day on which there is something."""
        with chosen_sheets(self._journal, request, self._today) as chosen, write_new_folder(target) as folder:
            leaving = self._exported.in_files(chosen.apart.facts(), request)
            pages = MarkdownPages()
            told = ((one, made[one.id]) for some, made in chosen.apart.some(progress) for one in some)
            for day, found in groupby(told, key=lambda pair: pair[0].day):
                entries, promises = list[Entry](), dict[str, Sequence[Promise]]()
                for one, made in found:
                    entries.append(one)
                    promises[one.id] = made
                sheet = words.entries_sheet(f"{day:%Y-%m-%d}", entries, promises.__getitem__, self._today)
                people = {leaving.read(reference(person)) for one in entries for person in one.people}
                head = {"date": f"{day:%Y-%m-%d}", "people": sorted(people, key=name_key)}
                _write(folder / f"{day:%Y-%m-%d}.md", _with_head(head, pages.pieces(leaving.ready(sheet))))
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def persons(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write a file for each person, and one for what names nobody. Their entries are found first, then read."""
        with chosen_sheets(self._journal, request, self._today) as chosen, write_new_folder(target) as folder:
            leaving = self._exported.in_files(chosen.apart.facts(), request)
            named = self._named(chosen.apart, part_of(progress, 0.0, _READ_SHARE))
            pages = MarkdownPages()
            step = _stepping(sum(len(one.entries) for one in named.values()), part_of(progress, _READ_SHARE, 1.0))
            for number, (person, found) in enumerate(sorted(named.items(), key=lambda item: item[0] == ""), 1):
                title = words.person_title(reference(person)) if person else words.nobody_title()
                top = leaving.ready(words.entries_head(title, (found.first, found.last)))
                entries = map(step, chosen.apart.reader.entries.these(found.entries))
                sheets = (
                    leaving.ready(words.entries_sheet("", some, made.__getitem__, self._today))
                    for some, made in with_promises(chosen.apart.reader, entries)
                )
                head = {"person": leaving.read(reference(person))} if person else {}
                name = f"person-{number:02}.md" if person else "nobody.md"
                _write(folder / name, _with_head(head, pages.pieces(top, _parts_of(sheets))))
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def my_data(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write an archive, which comes in again, and all of it to be read."""
        everything = replace(request, filter=EVERYTHING, about=None, format=ExportFormat.MARKDOWN)
        with chosen_sheets(self._journal, everything, self._today) as chosen, write_new_folder(target) as folder:
            self._exchange.export_archive(folder / "archive.json", part_of(progress, 0.0, _READ_SHARE))
            in_words = InWords(self._exported.words([], everything))
            sheets = map(in_words, chosen.each(part_of(progress, _READ_SHARE, 1.0)))
            _write(folder / "journal.md", MarkdownPages().pieces(in_words(chosen.head), _parts_of(sheets)))
            _write(folder / "people.md", [sheet_markdown(in_words(self._beside_entries()))])
            _write(folder / "read-me.txt", [words.my_data_words(), "\n"])
        progress(1.0)
        return Exported(chosen.apart.total)

    def _beside_entries(self) -> Sheet:
        return words.person_sheet(
            words.all_entries_title(),
            (),
            self._journal.promises.all(),
            self._journal.agreements.all(),
            self._journal.one_on_ones.all(),
            self._journal.bring_ups.all(),
            lambda _entry: (),
            self._today,
        )

    def _named(self, apart: EntriesApart, progress: Progress) -> dict[str, _Named]:
        """Return the entries of each person, whoever comes first first; those of nobody under no name."""
        merged = to_the_end(self._journal.people.merged())
        named: dict[str, _Named] = {}
        for one in apart.each(progress):
            for person in dict.fromkeys(merged.get(who, who) for who in one.people) or [""]:
                found = named.setdefault(person, _Named(one.day, one.day, []))
                found.last = one.day
                found.entries.append(one.id)
        return named

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()


def _parts_of(sheets: Iterable[Sheet]) -> Iterator[SheetPart]:
    return (part for sheet in sheets for part in sheet.parts)


def _stepping(total: int, progress: Progress) -> Callable[[Entry], Entry]:
    """Return what hands entries on and tells how many of them it did."""
    number = count()

    def stepped(entry: Entry) -> Entry:
        if (done := next(number)) % _PER_STEP == 0:
            progress(done / total)
        return entry

    return stepped


def _with_head(head: Mapping[str, object], pieces: Iterable[str]) -> Iterator[str]:
    """Markdown with its facts at the top, as other apps read them."""
    import yaml

    if kept := {name: value for name, value in head.items() if value}:
        yield f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)}---\n\n"
    yield from pieces


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8", errors="replace") as file:
        file.writelines(pieces)
