"""Progress: from a mark in a figure to its entries and back, its table, its file."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, press, type_text
from tests.ui.showing import wait_until

from leader_journal.charts.entries.room import ENTRIES
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.promises.room import PROMISES
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.table import LISTED
from leader_journal.charts.year.room import YEAR
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind, Mark, Series
from leader_journal.services import progress
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.figures.figure_canvas import FigureCanvas
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.progress import page as progress_page
from leader_journal.ui.pages.progress.head import ProgressHead
from leader_journal.ui.pages.progress.page import ProgressPage
from leader_journal.ui.places import PageName, SettingsSection, ShowEntries, ShowProgress, ShowSettings, ShowToday
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Fold
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import Language


def shown(desk: Desk) -> ProgressPage:
    """Bring Progress to the front and let it find."""
    page = desk.workspace.go(ShowProgress())
    assert isinstance(page, ProgressPage)
    desk.settle()
    return page


def canvas_of(page: ProgressPage) -> FigureCanvas:
    """Return the figure, once it is drawn."""
    canvas = page.findChild(FigureCanvas)
    assert isinstance(canvas, FigureCanvas)
    wait_until(lambda: bool(canvas.marks()))
    assert canvas.marks(), "nothing was drawn"
    return canvas


def words_of(page: ProgressPage) -> str:
    """Return all that the page says."""
    return "\n".join(label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page))


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Twelve weeks of entries, each marked: questions missed at first, then shown."""
    services = desk.workspace.services
    for week in range(12):
        questions = Mark.SHOWN if week > 6 else Mark.MISSED
        services.capture.save(
            Captured(
                kind=Kind.DOUBT,
                facts=f"Maria asked about week {week}",
                marks=Marks(humility=Mark.SHOWN, questions=questions, room=Mark.PARTLY),
                happened=desk.clock.now() - dt.timedelta(weeks=12 - week),
            )
        )
    return desk


def test_an_empty_journal_says_what_will_come(desk: Desk) -> None:
    page = shown(desk)
    assert "Once there are 5 marked entries, you see a share, and from 20 on, whether it changes." in words_of(page)


def test_nothing_is_counted_before_the_first_figure_is_there(desk: Desk) -> None:
    """Where it takes a moment, and all is said again meanwhile, "0 entries" was said of a journal that has some."""
    head = ProgressHead(desk.theme)
    head.retranslate()
    assert not [label.text() for label in head.findChildren(TextLabel) if "0" in label.text()]
    head.show_counts(0, 0)
    assert [label.text() for label in head.findChildren(TextLabel)] == ["0 entries, 0 marked"]


def test_the_numbers_under_the_title_are_those_of_the_journal(marked: Desk) -> None:
    page = shown(marked)
    assert "12 entries, 12 marked" in words_of(page)


def test_enter_on_a_mark_opens_its_entries_and_back_returns(marked: Desk) -> None:
    canvas = canvas_of(shown(marked))
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    mark = canvas.current_mark()
    assert mark is not None
    expected = set(marked.workspace.services.journal.entries.ids(mark.filter))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    marked.settle()
    journal = marked.workspace.go(ShowEntries())
    assert isinstance(journal, JournalPage)
    assert {row.id for row in marked.workspace.services.entries.rows(mark.filter)} == expected
    marked.workspace.pages.back()
    assert marked.workspace.place.page is PageName.PROGRESS


def test_back_comes_to_the_same_chart_period_filter_and_mark(marked: Desk) -> None:
    page = shown(marked)
    page._choose_chart(LISTED.index(ENTRIES))
    marked.settle()
    page._choose_filter(EntryFilter(kinds=frozenset({Kind.DOUBT})))
    QTest.keyClick(canvas_of(page), Qt.Key.Key_BracketLeft)
    marked.settle()
    canvas = canvas_of(page)
    canvas.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
    mark, chosen = canvas.current_mark(), page._chosen
    assert mark is not None
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    marked.settle()
    assert marked.workspace.place.page is PageName.JOURNAL
    canvas._point_at(None)

    marked.workspace.pages.back()
    marked.settle()

    assert page._chosen == chosen
    assert chosen.months == 12
    assert canvas.current_mark() == mark


def test_back_points_at_the_mark_although_another_chart_was_looked_at_since(marked: Desk) -> None:
    page = shown(marked)
    page._choose_chart(LISTED.index(YEAR))
    marked.settle()
    canvas = canvas_of(page)
    canvas.point_at(2)
    marked.workspace.go(ShowToday())
    state = marked.workspace.pages._visits[-1].state
    page._choose_chart(LISTED.index(ENTRIES))
    marked.settle()

    page.restore(page.place(), state)
    marked.settle()
    canvas.grab()
    wait_until(lambda: canvas.place() == 2)

    assert page._chosen.chart is YEAR
    assert canvas.place() == 2


def test_no_chart_is_seen_stretched_while_the_page_makes_room_for_it(
    marked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[QSize, QSize]] = []
    paint = FigureCanvas.paintEvent

    def watched(canvas: FigureCanvas, event: QPaintEvent) -> None:
        paint(canvas, event)
        if canvas._picture is not None and not canvas._stale:
            painted.append((canvas._picture.deviceIndependentSize().toSize(), canvas.size()))

    monkeypatch.setattr(FigureCanvas, "paintEvent", watched)
    page = shown(marked)
    for number in (*range(len(LISTED)), *range(len(LISTED))):
        page._choose_chart(number)
        seen = len(painted)
        wait_until(lambda before=seen: len(painted) > before)  # type: ignore[misc] # its own count
    assert len({size.height() for _picture, size in painted}) > 1, "they are of different heights"
    assert [sizes for sizes in painted if sizes[0] != sizes[1]] == []


def test_the_other_charts_are_found_once_while_one_looks_at_the_first(
    marked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    find = progress._find

    def noted(source: ChartSource, request: ChartRequest, today: dt.date) -> Finding:
        found.append(request.chart.id)
        return find(source, request, today)

    monkeypatch.setattr(progress, "_find", noted)
    monkeypatch.setattr(progress_page, "AHEAD_AFTER_MS", 0)
    page = shown(marked)
    wait_until(lambda: len(found) == len(LISTED) and not marked.jobs.any_running())
    for number in range(len(LISTED)):
        page._choose_chart(number)
        marked.settle()
    assert sorted(found) == sorted(chart.id for chart in LISTED)

    found.clear()
    marked.workspace.go(ShowToday())
    marked.workspace.services.capture.save(Captured(facts="Something more", kind=Kind.IDEA))
    marked.settle()
    assert found == [], "nobody looks at a chart"


def test_a_chart_that_was_seen_is_there_at_once_whatever_is_found_meanwhile(marked: Desk) -> None:
    """Where it came a moment later, the page was laid out without it first, and then anew at a dozen widths."""
    page = shown(marked)
    canvas_of(page)
    seen = words_of(page)
    page.show_chart(YEAR)
    marked.settle()
    canvas_of(page)
    assert words_of(page) != seen
    held = threading.Event()
    try:
        marked.jobs.start("something long", held.wait)
        page.show_chart(PROGRESS)
        assert words_of(page) == seen
    finally:
        held.set()
    marked.settle()


def test_a_filter_narrows_every_chart_and_is_told_when_it_leaves_nothing(marked: Desk) -> None:
    page = shown(marked)
    page._choose_filter(EntryFilter(text="week 3"))
    marked.settle()
    assert "1 entry, 1 marked" in words_of(page)
    page._choose_filter(EntryFilter(kinds=frozenset({Kind.IDEA})))
    for place, _chart in enumerate(LISTED):
        page._choose_chart(place)
        marked.settle()
        assert "0 entries, 0 marked" in words_of(page)
    page._choose_chart(0)
    marked.settle()
    assert "No entries match" in words_of(page)


def test_what_the_journal_shows_can_be_looked_at(marked: Desk) -> None:
    page = shown(marked)
    chosen = EntryFilter(text="week 3")
    marked.workspace.go(ShowEntries(chosen))
    marked.workspace.go(ShowProgress())
    assert page._in_journal() == chosen


def test_ctrl_f_opens_the_filter_and_typing_t_there_opens_no_table(marked: Desk) -> None:
    page = shown(marked)
    page.search()
    type_text("ts")
    wait_until(lambda: page._chosen.filter.text == "ts")
    marked.settle()
    assert page._chosen.filter.text == "ts"
    assert not marked.window.findChildren(TableDialog)


def test_s_unfolds_the_summary(marked: Desk) -> None:
    page = shown(marked)
    canvas = canvas_of(page)
    fold = next(fold for fold in page.findChildren(Fold) if fold.head.text() == "In words")
    fold.set_open(False)
    QTest.keyClick(canvas, Qt.Key.Key_S)
    assert fold.is_open()


def test_words_are_copied(marked: Desk) -> None:
    page = shown(marked)
    page._card.copy_words()
    assert "Humility" in QGuiApplication.clipboard().text()


def test_a_new_entry_is_counted_at_once(marked: Desk) -> None:
    page = shown(marked)
    changes = marked.workspace.services.capture.save(Captured(kind=Kind.IDEA, facts="One more"))
    marked.workspace.undoing.saved(changes, "")
    marked.settle()
    assert "13 entries, 12 marked" in words_of(page)


def test_a_shorter_period_counts_fewer_entries(marked: Desk) -> None:
    page = shown(marked)
    for _step in range(3):
        QTest.keyClick(canvas_of(page), Qt.Key.Key_BracketLeft)
    marked.settle()
    period = Period(dt.date(2026, 9, 1), marked.clock.now().date())
    count = marked.workspace.services.entries.count(EVERYTHING.within(period))
    assert f"{count} entries" in words_of(page)
    assert count < 13


def test_the_figure_speaks_the_language_that_is_switched_to(marked: Desk) -> None:
    page = shown(marked)
    marked.interpreter.speak(Language.DANISH)
    marked.settle()
    assert "12 noter, 12 markeret" in words_of(page)


@pytest.mark.parametrize(("name", "begins"), [("f.png", b"\x89PNG"), ("f.svg", b"<?xml"), ("f.pdf", b"%PDF")])
def test_the_figure_is_saved_in_the_form_that_its_name_asks_for(
    marked: Desk, tmp_path: Path, name: str, begins: bytes
) -> None:
    page = shown(marked)
    marked.messages.path = tmp_path / name
    page.export()
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert "not encrypted" in marked.messages.told[-1].sentence


def test_ctrl_p_prints_the_figure_on_one_page(marked: Desk, tmp_path: Path) -> None:
    page = shown(marked)
    page.print_()
    assert marked.messages.asked_to_print == [1]

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "figure.pdf"))
    marked.messages.printer = printer
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    printed = (tmp_path / "figure.pdf").read_bytes()
    assert printed.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" in printed
    assert marked.messages.told[-1].sentence == "Figure saved. It is not encrypted.", "the printer was a file"


def test_what_is_saved_names_nobody_unless_asked_to(marked: Desk, tmp_path: Path) -> None:
    services = marked.workspace.services
    promised = Captured(kind=Kind.DOUBT, facts="@Maria asked", promise="Send @Maria the plan")
    marked.workspace.undoing.saved(services.capture.save(promised), "")
    page = shown(marked)
    page.show_chart(PROMISES)
    marked.settle()
    for name, save, named in (("a.svg", page._card.save, False), ("b.svg", page._card.save_with_names, True)):
        marked.messages.path = tmp_path / name
        save()
        assert ("Maria" in (tmp_path / name).read_text(encoding="utf-8")) is named


def test_neither_the_table_nor_the_words_that_leave_name_anybody(marked: Desk, tmp_path: Path) -> None:
    services = marked.workspace.services
    promised = Captured(kind=Kind.DOUBT, facts="@Maria asked", promise="Send @Maria the plan")
    marked.workspace.undoing.saved(services.capture.save(promised), "")
    page = shown(marked)
    page.show_chart(PROMISES)
    marked.settle()
    page._card.toggle_table()
    (dialog,) = marked.window.findChildren(TableDialog)
    assert "Maria" in dialog._view.model().index(0, 3).data()
    dialog._out.let_out(dialog._copy)
    copied = QGuiApplication.clipboard().text()
    marked.messages.path = tmp_path / "table.csv"
    dialog._out.let_out(dialog._save)
    page._card.copy_words()
    assert copied.count("\n") == marked.messages.path.read_text(encoding="utf-8-sig").count("\n") > 1
    for left in (copied, marked.messages.path.read_text(encoding="utf-8-sig"), QGuiApplication.clipboard().text()):
        assert "Maria" not in left
    dialog.close()


def test_a_danish_table_opens_in_columns(marked: Desk, tmp_path: Path) -> None:
    """Danish spreadsheets take a comma for a decimal point: all of a row stood in one cell."""
    marked.interpreter.speak(Language.DANISH)
    page = shown(marked)
    page._card.toggle_table()
    marked.settle()
    (dialog,) = marked.window.findChildren(TableDialog)
    marked.messages.path = tmp_path / "table.csv"
    dialog._out.let_out(dialog._save)
    headings, *_rows = marked.messages.path.read_text(encoding="utf-8-sig").splitlines()
    columns = dialog._view.horizontalHeader().length()
    assert dialog._width_for(marked.window) > columns, "none of them is out of sight"
    assert len(headings.split(";")) == dialog._view.model().columnCount() > 1
    dialog.close()


@pytest.fixture
def with_maria(desk: Desk) -> Desk:
    """A year and a half in which Maria is left no room, and the others are."""
    services = desk.workspace.services
    for at in range(60):
        services.capture.save(
            Captured(
                kind=Kind.IDEA,
                facts=f"@{'Maria' if at % 3 == 0 else 'Peter'} had a thought {at}",
                marks=Marks(room=Mark.MISSED if at % 3 == 0 else Mark.SHOWN),
                happened=desk.clock.now() - dt.timedelta(days=3 + 8 * at),
            )
        )
    return desk


def asked(page: ProgressPage, question: str, desk: Desk) -> None:
    """Show what goes with what for the room, and choose a question."""
    page.show_chart(PATTERNS)
    series = next(one for one in page.findChildren(Segmented) if one.accessibleName() == "What the figure counts")
    series.chosen.emit(Series.ROOM)
    select = next(one for one in page.findChildren(Select) if one.accessibleName() == "Ask one question")
    select.setCurrentText(question)
    assert select.currentText() == question
    select.activated.emit(select.currentIndex())
    desk.settle()


def test_people_are_compared_once_they_are_switched_on_and_no_longer_when_that_is_undone(with_maria: Desk) -> None:
    page = shown(with_maria)
    asked(page, "Everything together", with_maria)
    assert "With Maria" not in words_of(page)
    settings = with_maria.workspace.go(ShowSettings(SettingsSection.PROGRESS))
    switch = next(one for one in settings.findChildren(Switch) if one.accessibleName() == "Compare by person too")
    switch.click()
    asked(shown(with_maria), "One question: person", with_maria)
    said = words_of(page)
    assert "With Maria you left room less often than elsewhere" in said
    assert "%" not in next(line for line in said.splitlines() if line.startswith("With Maria"))
    with_maria.workspace.undoing.undo()
    with_maria.settle()
    assert not switch.isChecked()
    assert "With Maria" not in words_of(page)


def test_how_sure_it_is_stands_under_what_claims_something(marked: Desk) -> None:
    page = shown(marked)
    fold = next(one for one in page.findChildren(Fold) if one.head.text() == "How sure is this?")
    assert fold.isVisibleTo(page)
    assert not fold.is_open()
    fold.set_open(True)
    assert "With 3 entries a week" in words_of(page)
    page.show_chart(ENTRIES)
    marked.settle()
    assert not fold.isVisibleTo(page)


def test_a_chart_tells_each_label_its_words_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary is a dozen lines, which are broken again whenever they are said."""
    shown(desk)
    told, set_text = list[tuple[int, str]](), TextLabel.setText

    def noted(label: TextLabel, text: str) -> None:
        told.append((id(label), text))
        set_text(label, text)

    monkeypatch.setattr(TextLabel, "setText", noted)
    desk.workspace.go(ShowProgress(PROMISES.id))
    desk.settle()
    assert told
    assert len(told) == len(set(told))
