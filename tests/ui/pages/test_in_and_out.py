"""In and out in the window: seen before it comes in, one undo; written out to where one says, by whom one says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk

from leader_journal.core.errors import Cancelled
from leader_journal.core.exports import ExportFormat
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.imports import Again, DateOrder, SourceFormat
from leader_journal.core.terms import Kind
from leader_journal.ui.pages.settings.in_and_out import InAndOutSettings
from leader_journal.ui.places import SettingsSection, ShowEntries, ShowSettings
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.transfer.import_dialog import ImportDialog

TABLE = "Date,Note,Who\n2026-09-01 14:00,First,Ida\n2026-09-02 15:00,Second,Bo\n"
Bring = Callable[[str, str], ImportDialog]


@pytest.fixture
def bring(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Bring:
    """Return a function that chooses a file of this name and content in Settings, and returns the window that opens."""

    def choose(name: str, content: str) -> ImportDialog:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        desk.messages.path = path
        desk.show(ShowSettings(SettingsSection.IN_AND_OUT))
        section = desk.window.findChild(InAndOutSettings)
        assert section is not None
        section._choose_file()
        dialog = shown(ImportDialog)
        settled(dialog, qtbot)
        return dialog

    return choose


def shown(kind: type[QWidget]) -> ImportDialog:
    """The window of this kind that is in front."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert isinstance(found[-1], ImportDialog)
    return found[-1]


def settled(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog._context.jobs.running("import.read"), timeout=20_000)


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def press_button(dialog: QWidget, words: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_enter(dialog: QDialog) -> None:
    here: QWidget | None = dialog.focusWidget()
    QTest.keyClick(dialog if here is None else here, Qt.Key.Key_Return)


def test_a_file_is_named_shown_and_comes_in_with_one_undo(desk: Desk, bring: Bring) -> None:
    dialog = bring("t.csv", TABLE)

    words = said(dialog)
    assert "A table" in words
    assert "2 entries would come in." in words
    assert "From 1 September 2026 to 2 September 2026." in words
    assert "New people: Ida, Bo." in words
    assert "First" in words
    assert desk.workspace.services.entries.count_all() == 0
    press_button(dialog, "Bring in")

    assert desk.workspace.services.entries.count_all() == 2
    assert desk.messages.failures == []
    desk.workspace.undoing.undo()
    assert desk.workspace.services.entries.count_all() == 0


def test_enter_brings_in_what_is_shown_and_closes_nothing_before(desk: Desk, bring: Bring, qtbot: QtBot) -> None:
    dialog = bring("t.csv", TABLE)
    dialog._read()
    press_enter(dialog)
    assert dialog.isVisible()
    settled(dialog, qtbot)
    press_enter(dialog)
    assert desk.workspace.services.entries.count_all() == 2


@pytest.mark.parametrize(
    ("name", "content", "asked"),
    [
        ("t.csv", "Date,Notes\n1/9/2026,a\n", "_dates"),
        ("t.txt", "no journal\n", "_formats"),
        ("t.txt", "LIFEOGRAPHDB\nV 2000\nE y\n\n", "_password"),
        ("t.csv", TABLE, "_bring"),
    ],
)
def test_the_keyboard_stands_at_what_is_asked(bring: Bring, name: str, content: str, asked: str) -> None:
    dialog = bring(name, content)
    here, wanted = dialog.focusWidget(), getattr(dialog, asked)
    assert here is wanted or wanted.isAncestorOf(here)


def test_enter_in_the_window_of_export_asks_where(desk: Desk, tmp_path: Path) -> None:
    desk.messages.path = tmp_path / "out.pdf"
    dialog = ExportDialog(desk.workspace._context, EVERYTHING, desk.window, chosen=ExportFormat.CSV)
    dialog.open()
    press_enter(dialog)
    assert (tmp_path / "out.pdf.csv").exists()


def test_a_column_is_read_as_what_one_says(desk: Desk, bring: Bring, qtbot: QtBot) -> None:
    dialog = bring("t.csv", TABLE)
    select = dict(dialog._columns._selects)["Who"]

    select.setCurrentIndex(select.findData("keep"))
    select.activated.emit(select.currentIndex())
    settled(dialog, qtbot)
    press_button(dialog, "Bring in")

    assert [one.alias for one in desk.workspace.services.people.all()] == []
    (row, _other) = desk.workspace.services.entries.rows(EVERYTHING)
    assert row.facts == "Second\n\nWho: Bo"


def test_a_table_in_which_no_text_was_found_asks_which_column_it_is(desk: Desk, bring: Bring, qtbot: QtBot) -> None:
    dialog = bring("t.csv", "Pvm,Muistio\nmaanantaina,Kim war da\n2026-03-02,Bo auch\n2026-03-03,Kim auch\nx,y\n")
    assert "No column for the text was found. Say which it is." in said(dialog)
    assert not dialog._bring.isEnabled()
    for heading, field in (("Pvm", "happened"), ("Muistio", "text")):
        select = dict(dialog._columns._selects)[heading]
        select.setCurrentIndex(select.findData(field))
        select.activated.emit(select.currentIndex())
        settled(dialog, qtbot)
    press_button(dialog, "Bring in")

    assert [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)] == ["Kim auch", "Bo auch"]


def test_dates_that_can_be_read_in_two_ways_are_asked_about_before_anything(
    desk: Desk, bring: Bring, qtbot: QtBot
) -> None:
    dialog = bring("t.csv", "Date,Notes\n1/9/2026,a\n")
    assert "1/9/2026 is 1 September 2026 or 9 January 2026" in said(dialog)
    assert not dialog._bring.isEnabled()

    dialog._dates.setCurrentIndex(dialog._dates.findData(DateOrder.MONTH_FIRST))
    dialog._dates.activated.emit(dialog._dates.currentIndex())
    settled(dialog, qtbot)
    press_button(dialog, "Bring in")

    (row,) = desk.workspace.services.entries.rows(EVERYTHING)
    assert (row.happened.month, row.happened.day) == (1, 9)


def test_what_was_thrown_away_is_offered_back(desk: Desk, bring: Bring) -> None:
    press_button(bring("t.csv", TABLE), "Bring in")
    desk.workspace.undoing.undo()

    dialog = bring("t.csv", TABLE)
    assert not dialog._bring.isEnabled()
    dialog._again.setCurrentIndex(dialog._again.findData(Again.BRING_BACK))
    dialog._again.activated.emit(dialog._again.currentIndex())
    press_button(dialog, "Bring in")

    assert desk.workspace.services.entries.count_all() == 2


def test_what_is_no_journal_is_said_in_the_window_and_nothing_can_come_in(bring: Bring) -> None:
    dialog = bring("words.txt", "just some words\n")

    assert "was not recognised as a journal or a table" in said(dialog)
    assert not dialog._bring.isEnabled()


def test_an_archive_is_read_back_whole_and_no_undo_is_offered_that_would_reach_something_else(
    desk: Desk, bring: Bring, tmp_path: Path
) -> None:
    desk.add("Before")
    desk.workspace.services.exchange.export_archive(tmp_path / "a.json")
    dialog = bring("b.json", (tmp_path / "a.json").read_text("utf-8"))
    assert "An archive made by this app" in said(dialog)

    press_button(dialog, "Bring in")

    assert desk.messages.told[-1].action == ""
    assert desk.workspace.services.entries.count_all() == 1
    assert not dialog.isVisible()


def test_cancel_in_the_middle_leaves_the_journal_as_it_was(
    desk: Desk, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = bring("t.csv", TABLE)
    monkeypatch.setattr(QApplication, "processEvents", lambda *_flags: dialog.reject())

    press_button(dialog, "Bring in")

    assert desk.workspace.services.entries.count_all() == 0
    assert dialog.isVisible(), "what was chosen is still there"
    assert desk.messages.failures == []


@pytest.mark.parametrize("names", ["read", "off"])
def test_what_is_looked_for_before_an_export_can_be_broken_off(
    desk: Desk, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    press_button(bring("t.csv", TABLE), "Bring in")
    desk.messages.path = tmp_path / "out.csv"
    dialog = export_dialog(desk, EVERYTHING, ExportFormat.CSV)
    dialog._names.setCurrentIndex(dialog._names.findData(names))
    monkeypatch.setattr(QApplication, "processEvents", lambda *_flags: dialog.reject())

    press_button(dialog, "Choose where")

    assert not (tmp_path / "out.csv").exists()
    assert dialog.isVisible(), "what was chosen is still there"
    assert desk.messages.failures == []


def export_dialog(desk: Desk, listed: EntryFilter, kind: ExportFormat) -> ExportDialog:
    dialog = ExportDialog(desk.workspace._context, listed, desk.window, chosen=kind)
    dialog.open()
    return dialog


def test_what_is_listed_goes_out_with_letters_and_says_that_it_is_not_encrypted(desk: Desk, tmp_path: Path) -> None:
    desk.add("@Maria is late", Kind.MISTAKE)
    desk.add("An idea", Kind.IDEA)
    desk.show(ShowEntries(EntryFilter(kinds=frozenset({Kind.MISTAKE}))))
    listed = desk.workspace.pages.current.listed()
    dialog = export_dialog(desk, listed, ExportFormat.HTML)
    dialog._names.setCurrentIndex(2)
    desk.messages.path = tmp_path / "out"

    press_button(dialog, "Choose where")

    written = (tmp_path / "out.html").read_text("utf-8")
    assert "is late" in written
    assert "Maria" not in written
    assert "An idea" not in written
    assert "not encrypted" in desk.messages.told[-1].sentence
    assert not dialog.isVisible()


def test_a_file_that_is_there_stays_and_the_window_too(desk: Desk, tmp_path: Path) -> None:
    desk.add("x")
    desk.messages.path = tmp_path / "mine.csv"
    desk.messages.path.write_text("mine")
    dialog = export_dialog(desk, EVERYTHING, ExportFormat.CSV)

    press_button(dialog, "Choose where")

    assert desk.messages.path.read_text() == "mine"
    assert len(desk.messages.failures) == 1
    assert dialog.isVisible()
    dialog.reject()


def test_only_what_applies_is_asked(desk: Desk) -> None:
    desk.add("@Maria is late")
    dialog = export_dialog(desk, EVERYTHING, ExportFormat.MY_DATA)
    asked = (dialog._which, dialog._about, dialog._names, dialog._chart_list)
    assert [one.isVisible() for one in asked] == [False] * 4

    dialog._kind.setCurrentIndex(dialog._kind.findData(ExportFormat.PDF))
    dialog._kind.activated.emit(0)
    assert [one.isVisible() for one in asked] == [False, True, True, True]
    dialog._about.setCurrentIndex(1)
    dialog._about.activated.emit(1)
    assert [one.isVisible() for one in asked] == [False, True, False, False]
    dialog.reject()


def test_long_work_holds_timers_back_and_stops_when_it_is_told(desk: Desk, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QProgressBar

    from leader_journal.ui.dialogs.long_work import LongWork

    rang: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: rang.append(1))
    timer.start(0)
    work = LongWork(QProgressBar())
    with work:
        for _step in range(20):
            work(0.5)
        assert rang == []
        work.cancel()
        with pytest.raises(Cancelled):
            work(0.6)
    qtbot.waitUntil(lambda: bool(rang))
    timer.stop()


def test_what_is_not_recognised_can_be_told(bring: Bring, qtbot: QtBot) -> None:
    dialog = bring("log.bin", "Words;Moment\nShe asked me why;02.03.2026\nHe asked me too;\nBo did as well;\n")
    assert dialog._formats.isVisibleTo(dialog)
    dialog._formats.setCurrentIndex(dialog._formats.findData(SourceFormat.CSV))
    dialog._formats.activated.emit(dialog._formats.currentIndex())
    settled(dialog, qtbot)
    assert "1 entry would come in." in said(dialog)
    assert dialog._bring.isEnabled()


def test_the_first_one_on_ones_of_a_calendar_are_shown(bring: Bring) -> None:
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20260302T100000\nSUMMARY:{title}\nEND:VEVENT\n"
    events = event.format(title="1:1 Anna Holm") + event.format(title="Canceled: 1:1 Bo Lund").replace("UID:1", "UID:2")
    dialog = bring("c.ics", f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
    assert "Anna Holm" in said(dialog)
    assert "Bo Lund (cancelled)" in said(dialog)


def test_no_day_is_told_while_the_dates_are_in_doubt(bring: Bring) -> None:
    dialog = bring("n.csv", "Date,Note\n13/02/2026,Anna asked\n02/14/2026,Bo was in doubt\n")
    assert "The dates contradict each other" in said(dialog)
    assert "From " not in said(dialog)
    assert "cannot be read" not in said(dialog)
