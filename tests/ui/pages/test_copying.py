"""What is copied anywhere carries the signs that keep it out of histories, and holds words only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QTextEdit, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import places, windows, write_everywhere

from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import ShowToday
from leader_journal.ui.toolkit.completion_popup import CompletionPopup
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


def copied_below(root: QWidget, where: object) -> set[str]:
    """Copy from everything in a window or page, see that it is guarded; return from what kinds of widgets that was."""
    kinds: set[str] = set()
    for widget in (root, *root.findChildren(QWidget)):
        if copied_from(widget):
            assert_guarded((where, type(widget).__name__, widget.objectName()))
            kinds.add(type(widget).__name__)
    return kinds


def test_every_field_of_every_page_and_window_copies_guarded(month: Desk, tmp_path: Path) -> None:
    source = tmp_path / "source.csv"
    source.write_text("Date,Text\n2026-09-01,Ida asked\n", encoding="utf-8")
    person = write_everywhere(month, "Ida Holm")
    kinds: set[str] = set()
    for place in places(month, person.id):
        kinds |= copied_below(month.show(place), place)
    for window in windows(month, person.id, source):
        kinds |= copied_below(window, type(window).__name__)
    assert {"MentionLine", "FactsField", "Prose", "QLineEdit", "QListWidget"} <= kinds


def test_what_is_offered_while_one_types_copies_guarded(month: Desk) -> None:
    page = month.show(ShowToday())
    (field,) = page.findChildren(FactsField)
    field.setFocus()
    QTest.keyClicks(field, "@Ma")
    month.settle()
    (popup,) = (one for one in month.window.findChildren(CompletionPopup) if one.isVisible())
    (offered,) = popup.findChildren(QListWidget)
    assert offered.item(0).text() == "Maria"
    assert copied_from(offered)
    assert held().text() == "Maria"
    assert_guarded("completions")


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
        desk.window.locking.lock()
    else:
        desk.window.close()
    assert QGuiApplication.clipboard().text() == ("" if ours else "from elsewhere")
