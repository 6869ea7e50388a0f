"""Writing out as a folder: a file a day, a file a person, and "My data"; a day or some entries of it are held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.exports import Exported, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.mentions import reference
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.progress import Progress, part_of
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import Sheet, SheetPart
from leader_journal.core.text_reading import sheet_as_read
from leader_journal.exchange.sheet_markdown import MarkdownPages, sheet_markdown
from leader_journal.services.entries_apart import EntriesApart
from leader_journal.services.exchange import ExchangeService
from leader_journal.services.exported_sheets import chosen_sheets
from leader_journal.services.exported_words import ExportedWords
from leader_journal.services.files import write_new_folder
from leader_journal.storage.journal import Journal
from leader_journal.wording import exports as words
from leader_journal.wording.name_order import name_key

_READ_SHARE = 0.3
_NOBODY = ""
_LISTS_OF_PEOPLE = 1000


class _OnePersons(Struct, frozen=True):
    """The file of one person, and what stands round their entries there."""

    path: Path
    top: Sheet


class ExportedFolders:
    """Many files at once. None of them is called after anybody: whoever sees a folder sees days and numbers."""

    def __init__(self, journal: Journal, exported: ExportedWords, exchange: ExchangeService) -> None:
        self._journal = journal
        self._exported = exported
        self._exchange = exchange

    def days(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write a file for each day on which there is something."""
        with chosen_sheets(self._journal, request) as chosen, write_new_folder(target) as folder:
            leaving = self._exported.in_files(chosen.apart.facts(), request)
            pages = MarkdownPages()
            facts = lru_cache(_LISTS_OF_PEOPLE)(_as_yaml)
            told = ((one, made[one.id]) for some, made in chosen.apart.some(progress) for one in some)
            for day, found in groupby(told, key=lambda pair: pair[0].day):
                entries, promises = list[Entry](), dict[str, Sequence[Promise]]()
                for one, made in found:
                    entries.append(one)
                    promises[one.id] = made
                sheet = words.entries_sheet(f"{day:%Y-%m-%d}", entries, promises.__getitem__)
                people = {leaving.read(reference(person)) for one in entries for person in one.people}
                # yaml writes a day that is a text so, and takes its time
                date = f"date: '{sheet.title}'\n"
                named = facts("people", tuple(sorted(people, key=name_key))) if people else ""
                _write(folder / f"{sheet.title}.md", (_front(date + named), *pages.pieces(leaving.ready(sheet))))
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def persons(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write a file for each person, and one for what names nobody. An entry is made once for all of its people."""
        merged = to_the_end(self._journal.people.merged())
        with chosen_sheets(self._journal, request) as chosen, write_new_folder(target) as folder:
            leaving = self._exported.in_files(chosen.apart.facts(), request)
            pages = MarkdownPages()
            files = dict[str, _OnePersons]()
            for number, (person, days) in enumerate(_days_with(chosen.apart, merged).items(), 1):
                title = words.person_title(reference(person)) if person else words.nobody_title()
                head = _front(_as_yaml("person", leaving.read(reference(person)))) if person else ""
                path = folder / (f"person-{number:02}.md" if person else "nobody.md")
                files[person] = _OnePersons(path, leaving.ready(words.entries_head(title, days)))
                _write(path, (head, *pages.head(files[person].top)))
            for some, made in chosen.apart.some(progress):
                sheet = words.entries_sheet("", some, made.__getitem__)
                written = dict[str, list[str]]()
                for one, part in zip(some, leaving.ready_parts(sheet), strict=True):
                    piece = pages.part(part) if part is not None else ""
                    for person in _people_of(one.people, merged):
                        written.setdefault(person, []).append(piece)
                for person, pieces in written.items():
                    _write(files[person].path, pieces)
            for file in files.values():
                _write(file.path, pages.foot(file.top))
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def my_data(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """Write an archive, which comes in again, and all of it to be read."""
        everything = replace(request, filter=EVERYTHING, about=None, format=ExportFormat.MARKDOWN)
        with chosen_sheets(self._journal, everything) as chosen, write_new_folder(target) as folder:
            self._exchange.export_archive(folder / "archive.json", part_of(progress, 0.0, _READ_SHARE))
            read = self._exported.words([], everything)
            sheets = (sheet_as_read(sheet, read) for sheet in chosen.each(part_of(progress, _READ_SHARE, 1.0)))
            _write(folder / "journal.md", MarkdownPages().pieces(sheet_as_read(chosen.head, read), _parts_of(sheets)))
            _write(folder / "people.md", [sheet_markdown(sheet_as_read(self._beside_entries(), read))])
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
        )


def _parts_of(sheets: Iterable[Sheet]) -> Iterator[SheetPart]:
    return (part for sheet in sheets for part in sheet.parts)


def _people_of(people: Iterable[str], merged: Mapping[str, str]) -> Sequence[str]:
    """Return under whom an entry stands: everybody once, or nobody's name."""
    return tuple(dict.fromkeys(merged.get(who, who) for who in people)) or (_NOBODY,)


def _days_with(apart: EntriesApart, merged: Mapping[str, str]) -> dict[str, tuple[dt.date, dt.date]]:
    """Return the days of the first and of the last entry of each person, whoever comes first first, nobody last."""
    days: dict[str, tuple[dt.date, dt.date]] = {}
    for day, people in apart.who_and_when():
        for person in _people_of(people, merged):
            days[person] = (days[person][0] if person in days else day, day)
    return dict(sorted(days.items(), key=lambda item: item[0] == _NOBODY))


def _front(facts: str) -> str:
    """Return what stands at the top of a file in Markdown, as other apps read it."""
    return f"---\n{facts}---\n\n" if facts else ""


def _as_yaml(name: str, value: str | tuple[str, ...]) -> str:
    import yaml

    said = value if isinstance(value, str) else list(value)
    return str(yaml.safe_dump({name: said}, allow_unicode=True)) if value else ""


def _write(path: Path, pieces: Iterable[str]) -> None:
    """Write to the end of a file that the user alone may read."""
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8", errors="replace") as file:
        file.writelines(pieces)
