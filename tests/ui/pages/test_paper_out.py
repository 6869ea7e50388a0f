"""A page leaves: read as if they read it, then printed, saved or copied; nothing leaves that was broken off."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk, focused, press, type_text
from tests.ui.pages.meeting_page import icon, maria
from tests.ui.pages.reviewing import close_a_review, page_of, write_a_month
from tests.ui.paper.pdf_reader import read_pdf

from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Reaction
from leader_journal.services.paper.files import markdown_of
from leader_journal.ui.pages.journal.entry_menu import EntryMenu
from leader_journal.ui.paper.as_if_read_dialog import AsIfReadDialog
from leader_journal.ui.paper.left_names_dialog import LeftNamesDialog
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.paper.paper_pane import PaperPane
from leader_journal.ui.places import PrepareOneOnOne, ShowEntries
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.entries.page import entry_sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def entry(desk: Desk) -> Entry:
    """An entry whose text names Maria twice, and which is read in the journal."""
    entry = desk.add("@Maria was late. Nobody minded. I told @Maria so!")
    desk.show(ShowEntries())
    return entry


@pytest.fixture
def printer(desk: Desk, tmp_path: Path) -> Iterator[Path]:
    """A printer that prints into a file, which is returned."""
    paper = tmp_path / "printed.pdf"
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(paper))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setFullPage(True)
    desk.messages.printer = made
    yield paper
    desk.messages.printer = None


def dialog() -> AsIfReadDialog | None:
    """The dialog that asks, if it does."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, AsIfReadDialog) and one.isVisible()]
    return found[0] if found else None


def asking() -> AsIfReadDialog:
    found = dialog()
    assert found is not None
    return found


def leave(desk: Desk, entry: Entry, way: Way) -> None:
    """Choose a way out in the menu of the entry."""
    page = desk.workspace.go(ShowEntries())
    EntryMenu(desk.workspace._context, page).send(entry.id, way)


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    asking().activateWindow()  # a shortcut is one of the window in front
    QApplication.processEvents()
    QTest.keyClick(asking().focusWidget(), which, modifier)


def test_ctrl_p_asks_for_each_sentence_and_then_prints(desk: Desk, entry: Entry, printer: Path) -> None:
    press(Qt.Key.Key_P, CONTROL)

    assert asking()._count.text() == "1 of 2"
    assert asking()._text.toPlainText() == "Maria was late."
    assert asking()._names.text() == "Names Maria"
    key(Qt.Key.Key_1)
    assert asking()._text.toPlainText() == "I told Maria so!"
    key(Qt.Key.Key_3)

    assert dialog() is None
    (page,) = read_pdf(printer.read_bytes()).pages
    assert "Mariawaslate.Nobodyminded." in page
    assert "Itold" not in page
    assert desk.messages.told[-1].sentence == "Page saved. It is not encrypted.", "the printer was a file"
    assert stat.S_IMODE(printer.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_printed_to_is_said(desk: Desk, entry: Entry, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "page.pdf"))
    desk.messages.printer = printer
    press(Qt.Key.Key_P, CONTROL)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_1)
    assert desk.messages.failures
    assert not desk.messages.told


def test_esc_lets_nothing_leave(desk: Desk, entry: Entry, printer: Path) -> None:
    leave(desk, entry, Way.PRINT)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Escape)

    assert dialog() is None
    assert not printer.exists()
    assert desk.messages.asked_to_print == []


def test_what_was_decided_is_not_asked_again(desk: Desk, entry: Entry, printer: Path) -> None:
    leave(desk, entry, Way.PRINT)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Escape)
    leave(desk, entry, Way.PRINT)
    assert asking()._count.text() == "1 of 1"
    key(Qt.Key.Key_1)

    leave(desk, entry, Way.COPY)

    assert dialog() is None
    assert "Maria was late. Nobody minded. I told Maria so!" in QGuiApplication.clipboard().text()


def test_a_sentence_is_softened_where_it_stands(desk: Desk, entry: Entry) -> None:
    leave(desk, entry, Way.COPY)
    key(Qt.Key.Key_2)
    field = asking().findChild(WritingField)
    assert field is not None
    assert field.text() == "@Maria was late."
    field.selectAll()
    QTest.keyClicks(field, "I waited for @Maria 123.")
    key(Qt.Key.Key_Return, CONTROL)
    key(Qt.Key.Key_3)

    assert "I waited for Maria 123. Nobody minded." in QGuiApplication.clipboard().text()
    assert desk.workspace.services.entries.get(entry.id).facts == entry.facts
    assert desk.versions(entry.id) == 1


def test_esc_while_softening_goes_back_to_the_choice(desk: Desk, entry: Entry) -> None:
    leave(desk, entry, Way.COPY)
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Escape)

    assert not asking().softening
    assert asking()._text.toPlainText() == "Maria was late."
    key(Qt.Key.Key_Escape)


def test_a_sentence_that_is_emptied_is_left_out(desk: Desk, entry: Entry) -> None:
    leave(desk, entry, Way.COPY)
    key(Qt.Key.Key_2)
    asking()._field.selectAll()
    key(Qt.Key.Key_Delete)
    key(Qt.Key.Key_Return, CONTROL)
    key(Qt.Key.Key_1)

    assert "late" not in QGuiApplication.clipboard().text()


def test_one_can_go_back_and_decide_otherwise(desk: Desk, entry: Entry) -> None:
    leave(desk, entry, Way.COPY)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_Backspace)
    assert asking()._count.text() == "1 of 2"
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_1)

    assert "Maria was late." in QGuiApplication.clipboard().text()


def test_what_was_decided_can_be_decided_again(desk: Desk, entry: Entry) -> None:
    leave(desk, entry, Way.COPY)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_3)
    assert "late" not in QGuiApplication.clipboard().text()
    told = desk.messages.told[-1]
    assert told.action == "Decide again"
    assert told.act is not None

    told.act()
    assert asking()._count.text() == "1 of 2"
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_1)

    assert "Maria was late." in QGuiApplication.clipboard().text()


def test_ctrl_e_saves_the_entry_that_is_read(desk: Desk, tmp_path: Path) -> None:
    desk.add("The rota was wrong.")
    desk.show(ShowEntries())
    desk.messages.path = tmp_path / "page.md"

    press(Qt.Key.Key_E, CONTROL)

    assert "The rota was wrong." in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_a_page_that_names_nobody_is_not_asked_about(desk: Desk) -> None:
    entry = desk.add("The rota was wrong.")

    leave(desk, entry, Way.COPY)

    assert dialog() is None
    assert "The rota was wrong." in QGuiApplication.clipboard().text()


def test_single_pages_are_printed_as_the_dialog_lists_them(desk: Desk, printer: Path) -> None:
    assert desk.messages.printer is not None
    ranges = QPageRanges()
    ranges.addPage(1)
    ranges.addRange(3, 9)
    desk.messages.printer.setPageRanges(ranges)

    leave(desk, desk.add("words and more words\n" * 120), Way.PRINT)

    pages = read_pdf(printer.read_bytes()).pages
    assert ["Page1of3" in page or "Page3of3" in page for page in pages] == [True, True]


@pytest.mark.parametrize(("name", "begins"), [("page.pdf", b"%PDF"), ("page.md", b"# Doubt"), ("page", b"%PDF")])
def test_a_page_is_saved_as_pdf_or_markdown(desk: Desk, tmp_path: Path, name: str, begins: bytes) -> None:
    desk.messages.path = tmp_path / name

    leave(desk, desk.add("The rota was wrong."), Way.SAVE)

    written = tmp_path / (name if "." in name else name + ".pdf")
    assert written.read_bytes().startswith(begins)
    assert desk.messages.told[-1].sentence == "Page saved. It is not encrypted."


def test_a_place_that_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.messages.path = tmp_path / "missing" / "page.pdf"

    leave(desk, desk.add("The rota was wrong."), Way.SAVE)

    assert len(desk.messages.failures) == 1
    assert "permission" in desk.messages.failures[0]


def test_no_printer_and_no_file_is_nothing_done(desk: Desk) -> None:
    entry = desk.add("The rota was wrong.")
    desk.messages.told.clear()

    leave(desk, entry, Way.PRINT)
    leave(desk, entry, Way.SAVE)

    assert desk.messages.told == []


def test_chosen_pages_and_copies_are_printed(desk: Desk, printer: Path) -> None:
    assert desk.messages.printer is not None
    desk.messages.printer.setFromTo(2, 2)
    desk.messages.printer.setCopyCount(2)
    entry = desk.add("words and more words\n" * 120)

    leave(desk, entry, Way.PRINT)

    pages = read_pdf(printer.read_bytes()).pages
    assert desk.messages.asked_to_print == [3]
    assert len(pages) == 2
    assert all("Page2of3" in page for page in pages)


def test_the_menu_of_an_entry_offers_all_ways(desk: Desk, entry: Entry) -> None:
    page = desk.workspace.go(ShowEntries())
    page._reading.pane.more_button.click()  # type: ignore[attr-defined] # the journal's pane

    (menu,) = page.findChildren(QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert words == [
        "Earlier versions",
        "Print",
        "Save as PDF or Markdown",
        "Copy as Markdown",
        "Move to the bin",
        "Show the bin",
    ]


def _a_meeting(desk: Desk) -> PaperPane:
    desk.add("@Maria had an idea for the form", Kind.IDEA, reactions=(Reaction.EXPLAINED,))
    page = desk.show(PrepareOneOnOne(maria(desk)))
    desk.settle()
    icon(page, "Include “How I reacted” in print").click()
    desk.settle()
    (pane,) = page.findChildren(PaperPane)
    return pane


def _a_closed_review(desk: Desk) -> PaperPane:
    write_a_month(desk)
    review = close_a_review(desk)
    page = page_of(desk)
    page.read(review.id)
    desk.settle()
    return next(pane for pane in page.findChildren(PaperPane) if pane.isVisible())


@pytest.mark.parametrize("shown", [_a_meeting, _a_closed_review], ids=["one-on-one", "closed review"])
def test_the_preview_shows_what_left(desk: Desk, shown: Callable[[Desk], PaperPane], qtbot: QtBot) -> None:
    """A sentence that is left out on the way leaves the preview with the page, in every pane that has one."""
    pane = shown(desk)
    before = pane.preview.paper.document
    assert before is not None
    pane.send(Way.COPY)
    assert dialog() is not None
    while dialog() is not None:
        key(Qt.Key.Key_3)

    copied = QGuiApplication.clipboard().text()
    assert copied != markdown_of(before.sheet)

    def shows_what_left() -> bool:  # a page that was asked for before may come first
        after = pane.preview.paper.document
        return after is not None and markdown_of(after.sheet) == copied

    qtbot.waitUntil(shows_what_left)


def test_only_its_own_keys_decide(desk: Desk, entry: Entry, qtbot: QtBot) -> None:
    leave(desk, entry, Way.COPY)
    qtbot.waitUntil(asking().isActiveWindow)
    type_text("xyz 456")
    press(Qt.Key.Key_Return)

    assert asking()._count.text() == "1 of 2"
    assert focused().window() is asking()
    press(Qt.Key.Key_Escape)


def test_a_key_that_leads_elsewhere_decides_nothing_and_nothing_leaves(desk: Desk, entry: Entry, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("as it was")
    leave(desk, entry, Way.COPY)
    qtbot.waitUntil(asking().isActiveWindow)
    press(Qt.Key.Key_1, CONTROL)
    qtbot.waitUntil(lambda: dialog() is None)
    assert QGuiApplication.clipboard().text() == "as it was"


def left_names() -> LeftNamesDialog | None:
    """The dialog that lists what looks like a name, if it is there."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, LeftNamesDialog) and one.isVisible()]
    return found[0] if found else None


def send_without_names(desk: Desk, entry: Entry) -> LeftNamesDialog | None:
    """Copy the page of an entry with names off, and stand by whatever is asked."""
    entries = desk.workspace.services.entries
    sheet = entry_sheet(entries.get(entry.id), ())
    PaperOut(desk.workspace._context, desk.workspace).send(Way.COPY, f"entry:{entry.id}", sheet, names=False)
    while dialog() is not None:
        key(Qt.Key.Key_1)
    return left_names()


def test_without_names_what_looks_like_one_is_listed_before_the_page_leaves(desk: Desk) -> None:
    entry = desk.add("@Maria told Mads, and <b>Oslo</b> & Rina. MARIA did.")

    asked = send_without_names(desk, entry)
    assert asked is not None
    assert list(asked.rows) == ["Mads", "Oslo", "Rina"]
    assert QGuiApplication.clipboard().text() == ""
    asked.rows["Mads"].click()
    asked.accept()

    assert "A told B, and" in QGuiApplication.clipboard().text()
    assert "A did." in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert send_without_names(desk, entry) is None, "it was said already"
    assert "A told B, and" in QGuiApplication.clipboard().text()


def test_nothing_leaves_where_the_list_is_left_by_esc(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    asked = send_without_names(desk, desk.add("@Maria told Mads."))
    assert asked is not None
    QTest.keyClick(asked, Qt.Key.Key_Escape)

    assert left_names() is None
    assert QGuiApplication.clipboard().text() == ""


def test_a_sentence_that_may_name_somebody_is_read_too(desk: Desk) -> None:
    leave(desk, desk.add("I told Mads so. The rota is late."), Way.COPY)

    assert asking()._names.text() == "May name somebody: Mads"
    key(Qt.Key.Key_3)
    assert "The rota is late." in QGuiApplication.clipboard().text()
    assert "Mads" not in QGuiApplication.clipboard().text()
