"""Writing out: the chosen entries or everything, as files that others read; whole or not at all, for the user only.

What leaves the encryption goes through `PaperService`: names shown or as letters, and after what the leader decided
about its sentences ("as if they read it").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.charts.findings import describe, for_report
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.table import BY_ID
from leader_journal.core.as_if_read import NamedSentence
from leader_journal.core.errors import BadInput, GoesWithOthers, TooLongForPdf
from leader_journal.core.exports import ABOUT_ONE, LETTERED, Exported, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.progress import Progress, no_progress, part_of
from leader_journal.core.records import Entry
from leader_journal.core.sheets import Sheet, SheetPart
from leader_journal.core.text_reading import OneByOne, TextReading, rows_as_read, sheet_as_read
from leader_journal.exchange.sheet_markdown import MarkdownPages
from leader_journal.services.about_person import AboutPerson
from leader_journal.services.calendar import CalendarService
from leader_journal.services.exchange import ExchangeService
from leader_journal.services.exported_folders import ExportedFolders
from leader_journal.services.exported_sheets import ChosenSheets, chosen_sheets
from leader_journal.services.exported_words import ExportedWords, LeavingSheets
from leader_journal.services.files import Target, make_new_file, write_new_file
from leader_journal.services.paper.service import PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.progress import ProgressService
from leader_journal.storage.journal import Journal
from leader_journal.wording import exports as words
from leader_journal.wording.catalogue import current_language

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.exchange.report_pdf import ReportChart

PAGE = "export"
"""The name by which decisions about the sentences of an export are kept."""
_LONGEST_PDF = 2_000_000
"""Letters that are set as one PDF, some 3,000 entries: typst holds 800 bytes for each (docs/decisions/0068)."""
_READ_SHARE = 0.3


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
    ) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._calendar = calendar
        self._exchange = exchange
        self._findings = progress
        self._about = AboutPerson(journal, people, paper, PAGE)
        self._exported = ExportedWords(journal, people, paper, PAGE)
        self._folders = ExportedFolders(journal, self._exported, exchange)

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
            return self._about.sheet(request.about, exact=request.format is ExportFormat.MARKDOWN)
        return ChosenSheets(self._journal, request).page(progress)

    def has_letters(self, request: ExportRequest) -> bool:
        """Whether people stand as letters in what would leave: all of them, or all but the one whom it is about."""
        return request.format in LETTERED and (not request.names or request.about is not None)

    def to_look_at(self, request: ExportRequest, progress: Progress = no_progress) -> tuple[NamedSentence, ...]:
        """Return the sentences of what would leave that name somebody or may, where nothing was decided about them."""
        sheet = self.sheet(request, part_of(progress, 0.0, _READ_SHARE))
        return self._paper.to_look_at(PAGE, sheet, part_of(progress, _READ_SHARE, 1.0))

    def left(self, request: ExportRequest, progress: Progress = no_progress) -> dict[str, str]:
        """Return the words that look like names and would stay where there are letters, each with its sentence."""
        if not self.has_letters(request):
            return {}
        if request.format is ExportFormat.ICS:
            return self._calendar.left()
        sheet = self.sheet(request, part_of(progress, 0.0, _READ_SHARE))
        charts = (text for finding in self._found(sheet, request) for text in describe(finding).texts())
        own = self._in_tables() if request.format is ExportFormat.SQLITE else ()
        return self._paper.left(PAGE, sheet, own, charts, part_of(progress, _READ_SHARE, 1.0))

    def _in_tables(self) -> Sequence[str]:
        """Return the texts of the other records, which tables hold along with entries."""
        from leader_journal.services.tidy_rows import tidy_rows

        heard: list[str] = []

        def hear(text: str) -> str:
            heard.append(text)
            return text

        for _table, _rows in tidy_rows(self._journal, (), OneByOne(hear)):
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
            ExportFormat.MARKDOWN_DAYS: self._folders.days,
            ExportFormat.MARKDOWN_PEOPLE: self._folders.persons,
            ExportFormat.SQLITE: self._tidy,
            ExportFormat.MY_DATA: self._folders.my_data,
        }

    # one page

    def _prose(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        """A long page is read once, and written as it is read."""
        if request.about is not None:
            return self._page(target, request, progress)
        with chosen_sheets(self._journal, request) as chosen, write_new_file(target) as file:
            leaving = self._exported.on_one_page(request)
            head = sheet_as_read(chosen.head, leaving.read)
            parts = (part for sheet in chosen.each(progress) for part in leaving.ready(sheet).parts)
            file.writelines(piece.encode() for piece in _pieces_of(head, request, parts))
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def _page(self, target: Target, request: ExportRequest, progress: Progress) -> Exported:
        sheet = self.sheet(request, part_of(progress, 0.0, _READ_SHARE))
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
        return sheet_as_read(self._paper.as_decided(PAGE, sheet), self._exported.hiding(sheet.texts(), request))

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
        """Entries are never held: a journal may be larger than the memory."""
        from leader_journal.exchange.csv_out import write_csv
        from leader_journal.wording.table import between_columns

        with chosen_sheets(self._journal, request) as chosen, write_new_file(target) as file:
            leaving, read, entries = self._apart_from_sheets(chosen, request, progress)
            rows = rows_as_read(map(words.table_row, entries), read)
            write_csv(file, words.table_headings(), rows, between_columns())
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def _tidy(self, target: Path, request: ExportRequest, progress: Progress) -> Exported:
        from leader_journal.charts.table import tidy_views
        from leader_journal.services.tidy_rows import tidy_rows, tidy_tables
        from leader_journal.storage.tidy import write_tidy

        with chosen_sheets(self._journal, request) as chosen, make_new_file(target) as part:
            leaving, read, entries = self._apart_from_sheets(chosen, request, progress)
            write_tidy(part, tidy_tables(), tidy_rows(chosen.apart.reader, entries, read), tidy_views())
            part.chmod(0o600)
        progress(1.0)
        return Exported(chosen.apart.total, leaving.undecided)

    def _apart_from_sheets(
        self, chosen: ChosenSheets, request: ExportRequest, progress: Progress
    ) -> tuple[LeavingSheets, TextReading, Iterator[Entry]]:
        """Return what counts sentences, how a text is read that stands in no sheet, and the entries."""
        leaving = self._exported.in_files(chosen.apart.facts(), request)
        read = leaving.reading(chosen.each(part_of(progress, 0.0, _READ_SHARE)))
        return leaving, read, chosen.looked_at(leaving, part_of(progress, _READ_SHARE, 1.0))


def _report_chart(finding: Finding) -> ReportChart:
    from leader_journal.figures.style import FigureStyle  # matplotlib

    return for_report(finding, describe(finding), FigureStyle.of("light"))


def _pieces_of(sheet: Sheet, request: ExportRequest, more: Iterable[SheetPart] = ()) -> Iterator[str]:
    if request.format is ExportFormat.HTML:
        from leader_journal.exchange.sheet_page import sheet_page

        return sheet_page(sheet, current_language(), more)
    return MarkdownPages().pieces(sheet, more)
