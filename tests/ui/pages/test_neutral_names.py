"""Whatever leaves as a file is proposed under a name that says its kind and the day, and no other file learns of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import write_everywhere
from tests.ui.pages.reviewing import close_a_review

from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import ChartRequest, Choosable
from leader_journal.charts.table import ROOMS
from leader_journal.charts.themes.room import THEMES
from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.exports import ExportFormat
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.sheets import Sheet
from leader_journal.core.terms import Kind
from leader_journal.services.one_on_ones.service import page_name
from leader_journal.services.reviews.service import page_name as review_page_name
from leader_journal.ui.desktop.file_dialog import documents
from leader_journal.ui.figures.figure_files import print_figure, save_figure
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.keys.sheet_dialog import SheetDialog
from leader_journal.ui.messages import QtMessages
from leader_journal.ui.one_on_ones.calendar_out import CalendarOut
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.wording.entries.page import entry_sheet

MARKER = "Zyxwobæl"
_NAME = re.compile(r"[a-zæøå -]+[- ]\d{4}-\d\d-\d\d(\.[a-z]+)?", re.IGNORECASE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of our own, in which everything is looked at afterwards."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{name}", str(home / f".{name.lower()}"))
    return home


def _holds(path: Path) -> bool:
    content = path.read_bytes()
    return any(MARKER.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"))


def _pages(desk: Desk, person: str) -> list[tuple[str, Sheet]]:
    services = desk.workspace.services
    newest = services.entries.get(services.entries.rows(EVERYTHING, limit=1)[0].id)
    meeting = services.one_on_ones.prepare(person)
    review = close_a_review(desk, arrived=MARKER, keep=MARKER)
    assert review.page is not None
    return [
        (f"entry:{newest.id}", replace(entry_sheet(newest, ()), title=f"{MARKER} and more")),
        (page_name(meeting), services.one_on_ones.sheet(meeting)),
        (review_page_name(review), review.page),
        ("something:else", Sheet(title=MARKER, aside=MARKER)),
    ]


def _let_out(desk: Desk, page: str, sheet: Sheet, way: Way) -> None:
    paper = desk.workspace.services.paper
    for sentence in (*paper.undecided(page, sheet), *paper.doubtful(page, sheet)):
        paper.decide(page, sentence, Decision(Verdict.STAND_BY))
    PaperOut(desk.workspace._context, desk.workspace).send(way, page, sheet)


def _print_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_no_file_is_named_after_what_is_in_it_and_no_other_file_holds_it(desk: Desk, home: Path) -> None:
    person = write_everywhere(desk, MARKER)
    context, services, messages = desk.workspace._context, desk.workspace.services, desk.messages
    out = home / "Documents"
    messages.folder = out
    for page, sheet in _pages(desk, person.id):
        _let_out(desk, page, sheet, Way.SAVE)
        messages.printer = _print_into(out / f"printed {len(messages.proposed)} 2026-01-01.pdf")
        _let_out(desk, page, sheet, Way.PRINT)
    for room in ROOMS:
        chosen = EntryFilter(kinds=frozenset({Kind.DOUBT})) if Choosable.ONE_KIND in room.choices else EVERYTHING
        asked = ChartRequest(room, filter=chosen, person=person.id if Choosable.PERSON in room.choices else None)
        save_figure(context, services.progress.finding(asked))
    finding = services.progress.finding(ChartRequest(THEMES))
    assert MARKER in describe(finding).in_words, "a chart whose words are the leader's"
    messages.printer = _print_into(out / "figure printed 2026-01-01.pdf")
    print_figure(context, finding)
    TableDialog(context, describe(finding), ChartRequest(THEMES), finding, desk.window)._save(finding)
    CalendarOut(context, desk.window).save_all()
    meeting = services.one_on_ones.prepare(person.id)
    services.one_on_ones.plan(meeting, desk.clock.now().date(), place=MARKER)
    CalendarOut(context, desk.window).save_meeting(services.one_on_ones.prepare(person.id))
    SheetDialog(context, desk.window)._save_sheet()
    for number, kind in enumerate(ExportFormat):
        (out / str(number)).mkdir()
        messages.folder = out / str(number)
        dialog = ExportDialog(context, EVERYTHING, desk.window, chosen=kind)
        dialog._write_to(dialog.request())
    assert messages.failures == []

    assert len(messages.proposed) > len(ROOMS) + len(ExportFormat)
    assert [name for name in map(str, messages.proposed) if not _NAME.fullmatch(name)] == []
    kinds = {name.name.rpartition(" ")[0] for name in messages.proposed}
    assert {"Entry", "One-on-one", "Review", "Page", "Figure", "Table", "Meeting", "Recovery sheet"} <= kinds
    everything = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in everything if MARKER.lower() in str(path).lower()]
    assert any(_holds(path) for path in everything), "what left holds the words"
    assert not [path for path in everything if not path.is_relative_to(out) and _holds(path)]
    assert not list(home.rglob("recently-used.xbel"))


def test_files_are_chosen_in_qts_own_dialogs(desk: Desk, home: Path) -> None:
    seen: list[tuple[bool, str]] = []

    def answer(*, accept: bool) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.append((dialog.testOption(QFileDialog.Option.DontUseNativeDialog), dialog.directory().absolutePath()))
        QTimer.singleShot(0, dialog.accept if accept else dialog.reject)

    messages = QtMessages(desk.window, lambda _sentence, _action, _act: None)
    assert documents() == home / "Documents"
    QTimer.singleShot(0, partial(answer, accept=True))
    saved = messages.ask_save_file("Save", Path("Entry 2026-11-29.pdf"), "Document (*.pdf)")
    assert saved == home / "Documents" / "Entry 2026-11-29.pdf"
    assert saved is not None
    saved.write_text(MARKER, encoding="utf-8")
    QTimer.singleShot(0, partial(answer, accept=False))
    assert messages.ask_open_file("Open", "All (*)") is None
    QTimer.singleShot(0, partial(answer, accept=False))
    assert messages.ask_open_folder("Folder") is None

    assert [qt for qt, _folder in seen] == [True, True, True]
    assert {folder for _qt, folder in seen} == {str(home / "Documents")}, "they open where something was last chosen"
    others = [path for path in home.rglob("*") if path.is_file() and path != saved]
    assert not [path for path in others if _holds(path) or saved.name.encode() in path.read_bytes()]


def test_no_file_learns_which_folder_was_chosen(home: Path) -> None:
    """In a process of its own, as Qt writes what it remembers when a dialog goes, or the app ends."""
    chosen = home / MARKER
    chosen.mkdir()
    child = Path(__file__).parent / "children" / "choosing.py"
    root = Path(__file__).parents[3]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    subprocess.run([sys.executable, str(child), str(chosen)], env=environment, check=True)
    assert [path.name for path in chosen.iterdir()] == ["was chosen"], "the dialog ended with the folder"
    others = [path for path in home.rglob("*") if path.is_file() and not path.is_relative_to(chosen)]
    assert not [path for path in others if _holds(path) or MARKER.encode("utf-8") in path.read_bytes()]
    assert not list(home.rglob("QtProject.conf"))


def test_a_table_that_is_copied_or_saved_holds_no_formula(desk: Desk, tmp_path: Path) -> None:
    for number in range(4):
        desk.add(f"@Maria {number}", themes=("=1+1",))
    finding = desk.workspace.services.progress.finding(ChartRequest(THEMES))
    words = describe(finding)
    assert any(cell.startswith("=") for row in words.table.rows for cell in row)
    desk.messages.path = tmp_path / "table.csv"
    dialog = TableDialog(desk.workspace._context, words, ChartRequest(THEMES), finding, desk.window)

    dialog._out.let_out(dialog._copy)
    dialog._out.let_out(dialog._save)

    copied = QApplication.clipboard().text().splitlines()
    saved = (tmp_path / "table.csv").read_text("utf-8-sig").splitlines()
    assert [line.split("\t")[0] for line in copied][1] == [line.split(",")[0] for line in saved][1] == "'=1+1"
    dialog.reject()
