"""The preview shows the paper itself: white in any theme, as large as fits, one page after the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.paper.page_preview import QUIET, PagePreview
from leader_journal.wording.catalogue import Language


def sheet(title: str = "Maria", lines: int = 3) -> Sheet:
    text = SheetLine(text="Words that fill some of a line. " * 3)
    return Sheet(title=title, parts=(SheetPart(head="I owe", lines=(text,) * lines),), footer="Mine")


def picture(preview: PagePreview) -> QImage:
    return preview.paper.grab().toImage()


def said(preview: PagePreview) -> str:
    return preview._words.text()


def test_it_is_white_a4_in_both_themes(theme: Theme, show: Show) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet())
    show(preview)
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        paper = preview.paper.ring_rect()
        assert abs(paper.width() * 297 - paper.height() * 210) < 2 * 297
        assert picture(preview).pixelColor(paper.center()).name() == "#ffffff"
    theme.set_mode(ThemeMode.LIGHT)


def test_it_uses_the_height_or_the_width_there_is(theme: Theme, show: Show) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet())
    window = show(preview)

    window.resize(900, 500)
    QApplication.processEvents()
    low = preview.paper.ring_rect()
    window.resize(300, 900)
    QApplication.processEvents()
    narrow = preview.paper.ring_rect()

    room = QRect(0, 0, 300, 900)
    assert low.height() > 380
    assert room.contains(narrow)
    assert narrow.width() > 230


def test_its_pages_turn_by_keys_and_buttons(theme: Theme, show: Show) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet(lines=120))
    show(preview)
    count = preview.paper.page_count
    assert count > 2
    assert said(preview) == f"Page 1 of {count}"
    first = picture(preview)

    QTest.keyClick(preview.paper, Qt.Key.Key_PageDown)
    assert said(preview) == f"Page 2 of {count}"
    assert picture(preview) != first
    QTest.keyClick(preview.paper, Qt.Key.Key_End)
    QTest.keyClick(preview.paper, Qt.Key.Key_PageDown)
    assert said(preview) == f"Page {count} of {count}"
    preview._back.click()
    assert said(preview) == f"Page {count - 1} of {count}"
    QTest.keyClick(preview.paper, Qt.Key.Key_Home)
    assert picture(preview) == first


def test_a_single_page_has_nothing_to_turn(theme: Theme, show: Show) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet())
    preview.set_note("Greyed blocks stay on the screen.")
    show(preview)

    assert said(preview) == "Page 1 of 1. Greyed blocks stay on the screen."
    assert not preview._back.isVisible()
    assert not preview._on.isVisible()


def test_it_follows_the_sheet_once_it_is_quiet(theme: Theme, show: Show, qtbot: QtBot) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet("One"))
    show(preview)
    first = preview.paper.document
    for title in ("Two", "Three"):
        preview.set_sheet(sheet(title))
    assert preview.paper.document is first

    with qtbot.waitSignal(preview.paper.turned, timeout=20 * QUIET):
        pass

    assert preview.paper.document is not None
    assert preview.paper.document.sheet.title == "Three"


def test_a_sheet_that_shrank_shows_its_last_page(theme: Theme, show: Show, qtbot: QtBot) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet(lines=120))
    show(preview)
    QTest.keyClick(preview.paper, Qt.Key.Key_End)

    with qtbot.waitSignal(preview.paper.turned, timeout=20 * QUIET):
        preview.set_sheet(sheet())

    assert said(preview) == "Page 1 of 1"


def test_a_screen_reader_hears_the_words(theme: Theme, show: Show) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet())
    show(preview)

    interface = QAccessible.queryAccessibleInterface(preview.paper)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Preview of the page"
    assert "I owe\nWords that fill" in interface.text(QAccessible.Text.Description)
    assert interface.text(QAccessible.Text.Value) == "Page 1 of 1"


def test_it_speaks_danish(theme: Theme, show: Show, qapp: QApplication) -> None:
    preview = PagePreview(theme)
    preview.set_sheet(sheet())
    show(preview)
    interpreter = Interpreter(qapp)

    interpreter.speak(Language.DANISH)
    QApplication.processEvents()
    words = said(preview)
    interpreter.speak(Language.ENGLISH)

    assert words == "Side 1 af 1"
