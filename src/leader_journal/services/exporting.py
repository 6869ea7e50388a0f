"""Writing out: the chosen entries or everything, as files that others read; whole or not at all, for the user only.

What leaves the encryption goes through `PaperService`: names shown or as letters, and after what the leader decided
about its sentences ("as if they read it").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.findings import describe, for_report
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.table import BY_ID
from leader_journal.core.as_if_read import NamedSentence, as_decided
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, GoesWithOthers, TooLongForPdf
from leader_journal.core.exports import ABOUT_ONE, LETTERED, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.mentions import reference
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import Sheet, SheetPart
from leader_journal.exchange.sheet_markdown import markdown_pieces, sheet_markdown
from leader_journal.services.about_person import AboutPerson
from leader_journal.services.calendar import CalendarService
from leader_journal.services.entries_apart import EntriesApart
from leader_journal.services.exchange import ExchangeService
from leader_journal.services.exported_words import DecidedBefore, ExportedWords
from leader_journal.services.files import Target, make_new_file, write_new_file, write_new_folder
from leader_journal.services.paper.service import PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.progress import ProgressService
from leader_journal.storage.journal import Journal
from leader_journal.wording import exports as words
from leader_journal.wording.catalogue import Language, current_language
from leader_journal.wording.name_order import name_key

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.exchange.report_pdf import ReportChart

PAGE = "export"
"""The name by which decisions about the sentences of an export are kept."""
_LONGEST_PDF = 2_000_000
"""Letters that are set as one PDF, some 3,000 entries: typst holds 800 bytes for each (docs/decisions/0068)."""
_PER_STEP = 200
_READ_SHARE = 0.3


class Exported(Struct, frozen=True):
    """What was written; `undecided` are sentences that name somebody and were not looked at."""

    entries: int = 0
    undecided: int = 0


class ExportService:
    """Everything that leaves as a file of somebody else's format."""

    def __init__(
        self,
        journal: Journal,
        people: PeopleService,
        paper: PaperService,
        calendar: CalendarService,
        exchange: ExchangeService,
        progress: ProgressService,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._calendar = calendar
        self._exchange = exchange
        self._findings = progress
        self._clock = clock
        self._about = AboutPerson(journal, people, paper, PAGE)
        self._exported = ExportedWords(journal, people, paper, PAGE)

    def export(self, target: Target, request: ExportRequest, progress: Progress = no_progress) -> Exported:
        """Write what is wanted to a new file or folder, or to what is open already; return what was written.

        Raises JournalExists when there is something already, DiskFull, DiskTrouble, NoAccess, Cancelled; TooLongForPdf;
        BadInput for everything about one person in a format that does not hold it, GoesWithOthers for what is open and
        wants files.
        """
        if request.about is not None and request.format not in ABOUT_ONE:
            raise BadInput("--about", request.format, tuple(sorted(ABOUT_ONE)))
        if (stream := self._streams.get(request.format)) is not None:
            return stream(target, request, progress)
        if not isinstance(target, Path):
            raise GoesWithOthers("-", request.format, tuple(self._streams))
        return self._files[request.format](target, request, progress)

    def sheet(self, request: ExportRequest, progress: Progress = no_progress) -> Sheet:
        """Return the page that would leave, people as references: for "as if they read it"."""
        if request.about is not None:
            return self._about.sheet(request.about, self._today, exact=request.format is ExportFormat.MARKDOWN)
        return self._sheet_of(self._entries(request.filter, progress), request)

    def has_letters(self, request: ExportRequest) -> bool:
        """Whether people stand as letters in what would leave: all of them, or all but the one whom it is about."""
        return request.format in LETTERED and (not request.names or request.about is not None)

    def to_look_at(self, request: ExportRequest, progress: Progress = no_progress) -> tuple[NamedSentence, ...]:
        """Return the sentences of what would leave that name somebody or may, where nothing was decided about them."""
        sheet = self.sheet(request, _scaled(progress, 0.0, _READ_SHARE))
        return self._paper.to_look_at(PAGE, sheet, _scaled(progress, _READ_SHARE, 1.0))

    def left(self, request: ExportRequest, progress: Progress = no_progress) -> dict[str, str]:
        """Return the words that look like names and would stay where there are letters, each with its sentence."""
        if not self.has_letters(request):
            return {}
        if request.format is ExportFormat.ICS:
            return self._calendar.left()
        sheet = self.sheet(request, _scaled(progress, 0.0, _READ_SHARE))
        charts = (text for finding in self._found(sheet, request) for text in describe(finding).texts())
        own = self._in_tables() if request.format is ExportFormat.SQLITE else ()
        return self._paper.left(PAGE, sheet, own, charts, _scaled(progress, _READ_SHARE, 1.0))

    def _in_tables(self) -> Sequence[str]:
        """Return the texts of the other records, which tables hold along with entries."""
        from leader_journal.services.tidy_rows import tidy_rows

        heard: list[str] = []

        def hear(text: str) -> str:
            heard.append(text)
            return text

        for _table, _rows in tidy_rows(self._journal, (), hear):
            pass
        return heard

    @cached_property
    def _streams(self) -> Mapping[ExportFormat, Callable[[Target, ExportRequest, Progress], Exported]]:
        """What is written from its beginning to its end."""
        return {
            ExportFormat.ARCHIVE: self._archive,
            ExportFormat.MARKDOWN: self._prose,
            ExportFormat.HTML: self._prose,
            ExportFormat.PDF: self._page,
            ExportFormat.CSV: self._table,
            ExportFormat.ICS: self._meetings,
        }

    @cached_property
    def _files(self) -> Mapping[ExportFormat, Callable[[Path, ExportRequest, Progress], Exported]]:
        """What asks for a folder, or for a file that is written here and there."""
        return {
            ExportFormat.MARKDOWN_DAYS: self._days,
            ExportFormat.MARKDOWN_PEOPLE: self._persons,
            ExportFormat.SQLITE: self._tidy,
            ExportFormat.MY_DATA: self._my_data,
        }

    # one page

    def _prose(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        if request.about is not None:
            return self._page(target, request, progress)
        with self._apart(request) as apart, write_new_file(target) as file:
            head, sheets = self._head_of(apart, request), partial(apart.sheets, self._sheet_maker(request, apart))
            decided = self._exported.decided_apart(sheets(_scaled(progress, 0.0, _READ_SHARE)), request)
            if request.names:
                read = self._people.shown
            else:
                begun = _scaled(progress, _READ_SHARE, 2 * _READ_SHARE)
                read = self._exported.hiding((text for one in (head, *sheets(begun)) for text in one.texts()), request)
            ready = (
                as_decided(one, decided.by).in_words(read) for one in sheets(_scaled(progress, 2 * _READ_SHARE, 1.0))
            )
            parts = (part for one in ready for part in one.parts)
            file.writelines(piece.encode() for piece in _pieces_of(head.in_words(read), request, parts))
        progress(1.0)
        return Exported(apart.total, decided.undecided)

    def _page(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        sheet = self.sheet(request, _scaled(progress, 0.0, _READ_SHARE))
        undecided = len(self._paper.undecided(PAGE, sheet)) if request.names else 0
        if request.format is ExportFormat.PDF and sum(map(len, sheet.texts())) > _LONGEST_PDF:
            raise TooLongForPdf
        ready = self._ready(sheet, request)
        charts = tuple(_report_chart(finding) for finding in self._found(sheet, request))
        progress(0.7)
        with write_new_file(target) as file:
            if request.format is ExportFormat.PDF:
                from leader_journal.exchange.report_pdf import report_pdf

                contents = words.contents_head() if len(ready.parts) > 1 else ""
                file.write(report_pdf(ready, charts, language=current_language(), contents=contents))
            else:
                file.writelines(piece.encode() for piece in _pieces_of(ready, request))
        progress(1.0)
        return Exported(len(sheet.parts), undecided)

    def _found(self, sheet: Sheet, request: ExportRequest) -> Iterator[Finding]:
        letters = self._exported.hiding(sheet.texts(), request).order if request.charts else ()
        also = self._paper.taken_for_names(PAGE)

        for name in request.charts:
            room, chosen = BY_ID[name], request.filter
            yield self._findings.finding(
                ChartRequest(room, chosen.period, chosen, names=request.names, letters=letters, also=also)
            )

    def _ready(self, sheet: Sheet, request: ExportRequest) -> Sheet:
        """Return a page as it leaves: what was decided about a sentence stands against what names anybody."""
        if request.about is not None:
            return sheet.in_words(self._about.all_but(request.about, sheet))
        if request.names:
            return self._paper.ready(PAGE, sheet)
        return self._paper.as_decided(PAGE, sheet).in_words(self._exported.hiding(sheet.texts(), request))

    # folders

    def _days(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        entries = self._entries(request.filter, _scaled(progress, 0.0, _READ_SHARE))
        read, decided = self._read_as(entries, request)
        days = [(day, list(found)) for day, found in groupby(entries, key=lambda one: one.day)]
        with write_new_folder(target) as folder:
            for number, (day, found) in enumerate(days):
                _scaled(progress, _READ_SHARE, 1.0)(number / len(days))
                sheet = words.entries_sheet(f"{day:%Y-%m-%d}", found, self._promises_of, self._today)
                head = {
                    "date": f"{day:%Y-%m-%d}",
                    "people": sorted({read(reference(p)) for one in found for p in one.people}, key=name_key),
                }
                _write(folder / f"{day:%Y-%m-%d}.md", _with_head(head, as_decided(sheet, decided.by).in_words(read)))
        return Exported(len(entries), decided.undecided)

    def _persons(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        """File names name nobody: whoever sees the folder sees numbers."""
        entries = self._entries(request.filter, _scaled(progress, 0.0, _READ_SHARE))
        read, decided = self._read_as(entries, request)
        merged = to_the_end(self._journal.people.merged())
        of_person: dict[str, list[Entry]] = {}
        for one in entries:
            for person in dict.fromkeys(merged.get(who, who) for who in one.people) or [""]:
                of_person.setdefault(person, []).append(one)
        with write_new_folder(target) as folder:
            for number, (person, found) in enumerate(sorted(of_person.items(), key=lambda item: item[0] == ""), 1):
                _scaled(progress, _READ_SHARE, 1.0)(number / len(of_person))
                title = words.person_title(reference(person)) if person else words.nobody_title()
                sheet = words.entries_sheet(title, found, self._promises_of, self._today)
                head = {"person": read(reference(person))} if person else {}
                name = f"person-{number:02}.md" if person else "nobody.md"
                _write(folder / name, _with_head(head, as_decided(sheet, decided.by).in_words(read)))
        return Exported(len(entries), decided.undecided)

    def _my_data(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        everything = replace(request, filter=EVERYTHING, about=None, format=ExportFormat.MARKDOWN)
        with write_new_folder(target) as folder:
            self._exchange.export_archive(folder / "archive.json", _scaled(progress, 0.0, 0.5))
            sheet = self.sheet(everything, _scaled(progress, 0.5, 0.8))
            read = self._exported.words([], everything)
            _write(folder / "journal.md", sheet_markdown(sheet.in_words(read)))
            people = words.person_sheet(
                words.all_entries_title(),
                (),
                self._journal.promises.all(),
                self._journal.agreements.all(),
                self._journal.one_on_ones.all(),
                self._journal.bring_ups.all(),
                self._promises_of,
                self._today,
            )
            _write(folder / "people.md", sheet_markdown(people.in_words(read)))
            _write(folder / "read-me.txt", words.my_data_words() + "\n")
        progress(1.0)
        return Exported(len(sheet.parts))

    # single files

    def _archive(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        self._exchange.export_archive(target, progress, current=request.current)
        return Exported(self._journal.entries.count(EVERYTHING))

    def _meetings(self, target: Target, request: ExportRequest, _progress: Progress) -> Exported:
        content = self._calendar.calendar(names=request.names)
        with write_new_file(target) as file:
            file.write(content)
        return Exported()

    def _table(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        """Entries are read again for each step, and never held: a journal may be larger than the memory."""
        from leader_journal.exchange.csv_out import write_csv

        with self._apart(request) as apart, write_new_file(target) as file:
            sheets = apart.sheets(self._sheet_maker(request, apart), _scaled(progress, 0.0, _READ_SHARE))
            decided = self._exported.decided_apart(sheets, request)
            facts = (one.facts for one in apart.each())
            read = decided.before(self._exported.words(facts, request))
            rows = (tuple(map(read, words.table_row(one))) for one in apart.each(_scaled(progress, _READ_SHARE, 1.0)))
            # Danish spreadsheets take a comma for a decimal point
            separator = ";" if current_language() is Language.DANISH else ","
            write_csv(file, words.table_headings(), rows, separator)
        return Exported(apart.total, decided.undecided)

    def _tidy(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        from leader_journal.charts.table import tidy_views
        from leader_journal.services.tidy_rows import tidy_rows, tidy_tables
        from leader_journal.storage.tidy import write_tidy

        with self._apart(request) as apart, make_new_file(target) as part:
            sheets = apart.sheets(self._sheet_maker(request, apart), _scaled(progress, 0.0, _READ_SHARE))
            decided = self._exported.decided_apart(sheets, request)
            read = decided.before(self._exported.words((one.facts for one in apart.each()), request))
            entries = apart.each(_scaled(progress, _READ_SHARE, 1.0))
            write_tidy(part, tidy_tables(), tidy_rows(apart.reader, entries, read), tidy_views())
            part.chmod(0o600)
        progress(1.0)
        return Exported(apart.total, decided.undecided)

    # what all of them need

    def _entries(self, chosen: EntryFilter, progress: Progress) -> list[Entry]:
        total = max(1, self._journal.entries.count(chosen))
        found: list[Entry] = []
        for number, entry in enumerate(self._journal.entries.all(chosen)):
            if number % _PER_STEP == 0:
                progress(number / total)
            found.append(entry)
        return found

    def _promises_of(self, entry: str) -> Sequence[Promise]:
        return self._journal.promises.of_entry(entry)

    def _read_as(self, entries: Sequence[Entry], request: ExportRequest) -> tuple[Callable[[str], str], DecidedBefore]:
        """Return how the words of entries are read that leave in another form than one page, and what was decided."""
        read = self._exported.words([one.facts for one in entries], request)
        return read, self._exported.decided(self._sheet_of(entries, request), request)

    def _sheet_of(self, entries: Sequence[Entry], request: ExportRequest) -> Sheet:
        title = _title(len(entries), request)
        return words.entries_sheet(title, entries, self._promises_of, self._today, exact=_exact(request))

    @contextmanager
    def _apart(self, request: ExportRequest) -> Iterator[EntriesApart]:
        with self._journal.reader(once=True) as reader:
            yield EntriesApart(reader, request.filter)

    def _head_of(self, apart: EntriesApart, request: ExportRequest) -> Sheet:
        return words.entries_head(_title(apart.total, request), apart.days)

    def _sheet_maker(self, request: ExportRequest, apart: EntriesApart) -> Callable[[Sequence[Entry]], Sheet]:
        promises_of, today, exact = apart.reader.promises.of_entry, self._today, _exact(request)
        return lambda some: words.entries_sheet("", some, promises_of, today, exact=exact)

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()


def _report_chart(finding: Finding) -> ReportChart:
    from leader_journal.figures.style import FigureStyle  # matplotlib

    return for_report(finding, describe(finding), FigureStyle.of("light"))


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8", errors="replace")


def _with_head(head: Mapping[str, object], sheet: Sheet) -> str:
    """Markdown with its facts at the top, as other apps read them."""
    import yaml

    kept = {name: value for name, value in head.items() if value}
    top = f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)}---\n\n" if kept else ""
    return top + sheet_markdown(sheet)


def _scaled(progress: Progress, start: float, end: float) -> Progress:
    return lambda share: progress(start + (end - start) * share)


def _pieces_of(sheet: Sheet, request: ExportRequest, more: Iterable[SheetPart] = ()) -> Iterator[str]:
    if request.format is ExportFormat.HTML:
        from leader_journal.exchange.sheet_page import sheet_page

        return sheet_page(sheet, current_language(), more)
    return markdown_pieces(sheet, more)


def _title(total: int, request: ExportRequest) -> str:
    return words.chosen_entries_title(total) if request.filter.narrows else words.all_entries_title()


def _exact(request: ExportRequest) -> bool:
    return request.format is ExportFormat.MARKDOWN
