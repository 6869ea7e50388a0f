"""What is copied anywhere carries the signs that keep it out of histories, and holds words only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from tests.ui.pages.desk import Desk

from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.places import (
    EditEntry,
    Place,
    PrepareOneOnOne,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowPromises,
    ShowReviews,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.toolkit.copied import FORMATS, MARK, GuardedText

_SECRET = "zwetschgenkuchen for nobody"
_TOLD = QLineEdit.EchoMode.Normal


def held() -> QMimeData:
    found = QGuiApplication.clipboard().mimeData()
    assert found is not None
    return found


def assert_guarded(where: object) -> None:
    content = held()
    assert set(content.formats()) == FORMATS, where
    assert content.data("x-kde-passwordManagerHint").data() == b"secret"
    assert content.hasFormat(MARK)


def copied_from(widget: QWidget) -> bool:
    """Copy by the key whatever a widget lets be copied; whether there was anything."""
    QGuiApplication.clipboard().clear()
    match widget:
        case QLineEdit():
            assert not widget.dragEnabled()
            if widget.echoMode() is not _TOLD or widget.isReadOnly():
                return False
            before = widget.text()
            blocked = widget.blockSignals(True)
            widget.setText(_SECRET)
            widget.selectAll()
            widget.copy()
            widget.setText(before)
            widget.blockSignals(blocked)
            if widget.inputMask() or _SECRET not in QGuiApplication.clipboard().text():
                return False
        case QTextEdit() | QPlainTextEdit():
            assert isinstance(widget, GuardedText), type(widget).__name__
            if not widget.toPlainText():
                return False
            widget.selectAll()
            assert set(widget.createMimeDataFromSelection().formats()) == FORMATS  # what a drag takes along
            widget.copy()
        case QLabel():
            assert not widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
            return False
        case QAbstractItemView():
            assert not widget.dragEnabled()
            model = widget.model()
            if model.rowCount() == 0:
                return False
            widget.setCurrentIndex(model.index(0, 0))
            QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        case _:
            return False
    return bool(QGuiApplication.clipboard().text())


def places(desk: Desk) -> list[Place]:
    services = desk.workspace.services
    newest = services.entries.rows(EVERYTHING, limit=1)[0]
    maria = services.people.ids_by_alias()["Maria"]
    plain = (ShowToday(), ShowEntries(), ShowPeople(), ShowPromises(), ShowAgreements(), ShowProgress(), ShowReviews())
    return [*plain, ShowTrash(), ShowGuide(), ShowSettings(), EditEntry(newest.id), PrepareOneOnOne(maria)]


def test_every_field_of_every_page_and_window_copies_guarded(month: Desk) -> None:
    month.add("@Maria asked whether the rota is fair", promise="Look at the rota with her")
    kinds: set[str] = set()
    for place in places(month):
        page = month.show(place)
        for widget in page.findChildren(QWidget):
            if copied_from(widget):
                assert_guarded((place, type(widget).__name__, widget.objectName()))
                kinds.add(type(widget).__name__)
    month.workspace.new_entry()
    for widget in QApplication.allWidgets():
        if copied_from(widget):
            assert_guarded(type(widget).__name__)
            kinds.add(type(widget).__name__)
    assert {"MentionLine", "FactsField", "Prose", "QLineEdit"} <= kinds


@pytest.mark.parametrize("cut", [False, True])
def test_a_line_copies_by_menu_and_by_key(desk: Desk, cut: bool) -> None:
    line = QLineEdit(_SECRET, desk.window)
    line.selectAll()
    menu = line.createStandardContextMenu()
    action = next(each for each in menu.actions() if each.objectName() == ("edit-cut" if cut else "edit-copy"))
    action.trigger()
    assert_guarded("menu")
    assert held().text() == _SECRET
    line.setText(_SECRET)
    line.selectAll()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(line, Qt.Key.Key_X if cut else Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert_guarded("key")


def test_rich_text_leaves_as_words(desk: Desk) -> None:
    text = GuardedText(desk.window)
    text.setHtml(f"<b>{_SECRET}</b> &amp; more")
    text.selectAll()
    text.copy()
    assert_guarded("rich")
    assert held().text() == f"{_SECRET} & more"


@pytest.mark.parametrize("how", ["lock", "quit"])
@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_goes_with_the_lock_and_with_the_end(desk: Desk, how: str, ours: bool) -> None:
    line = QLineEdit(_SECRET, desk.window)
    line.selectAll()
    if ours:
        line.copy()
    else:
        QGuiApplication.clipboard().setText("from elsewhere", QClipboard.Mode.Clipboard)
    if how == "lock":
        desk.window.lock()
    else:
        desk.window.close()
    assert QGuiApplication.clipboard().text() == ("" if ours else "from elsewhere")
