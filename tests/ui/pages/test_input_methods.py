"""Dead keys and input methods in every field: what is composed is shown, and comes in whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, type_text
from tests.ui.pages.every_window import places, windows, write_everywhere

from leader_journal.services.journals import JournalFiles
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import ShowToday
from leader_journal.ui.toolkit.writing_field import WritingField

Editor = QLineEdit | QTextEdit | QPlainTextEdit
NO_LETTERS = ("TimeLine",)
"""Digits alone come in there."""


def editors(root: QWidget) -> list[Editor]:
    """The fields of a page or window that can be written in."""
    found: list[Editor] = [*root.findChildren(QLineEdit), *root.findChildren(QTextEdit)]
    found += root.findChildren(QPlainTextEdit)
    return [one for one in found if one.isVisibleTo(root) and one.isEnabled() and not one.isReadOnly()]


def text_of(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(editor, event)


def composed_in(editor: QTextEdit | QPlainTextEdit) -> str:
    """What is shown of a composition that is not done."""
    return editor.textCursor().block().layout().preeditAreaText()


def check(editor: Editor) -> str:
    """Compose a letter with an accent, and one of three keys; return what went wrong."""
    kind = type(editor).__name__
    if kind in NO_LETTERS or editor.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly:
        return ""
    if isinstance(editor, QLineEdit):
        if isinstance(editor.parentWidget(), QAbstractSpinBox):
            return ""  # a date, of digits
        editor.end(False)  # what is selected goes with the first sign, as with a letter
    else:
        editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.setFocus()
    before = text_of(editor)
    accepts = editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    hidden = isinstance(editor, QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal
    if not accepts:
        return "" if hidden else f"{kind} takes no input method"
    for preedit, commit in (("´", "é"), ("にほ", "日本")):
        compose(editor, preedit)
        if text_of(editor) != before:
            return f"{kind} takes what is not composed yet: {text_of(editor)!r}"
        if not isinstance(editor, QLineEdit) and composed_in(editor) != preedit:
            return f"{kind} does not show what is composed: {composed_in(editor)!r}"
        compose(editor, "", commit)
        after = text_of(editor)
        if after.replace(commit, "", 1) != before or commit not in after:
            return f"{kind} lost what was composed: {before!r} became {after!r}"
        before = after
    return ""


@pytest.mark.parametrize("which", ["pages", "windows"])
def test_what_is_composed_comes_in_whole_in_every_field(desk: Desk, tmp_path: Path, which: str) -> None:
    person = write_everywhere(desk, "Maria")
    source = tmp_path / "notes.txt"
    source.write_text("2026-11-03\nA line.\n", encoding="utf-8")
    wrong: dict[str, str] = {}
    looked_at = set[str]()
    roots = (
        (desk.show(place) for place in places(desk, person.id))
        if which == "pages"
        else windows(desk, person.id, source)
    )
    for root in roots:
        for editor in editors(root):
            looked_at.add(type(editor).__name__)
            if said := check(editor):
                wrong[f"{type(root).__name__}: {editor.accessibleName()}"] = said
    assert wrong == {}
    assert looked_at >= ({"FactsField", "MentionLine"} if which == "windows" else {"FactsField", "QLineEdit"})


def test_the_hint_gives_way_to_what_is_composed(desk: Desk) -> None:
    field = WritingField(desk.theme)
    field.set_underline(False)
    field.resize(300, 40)
    field.show()
    empty = field.grab().toImage()
    field.set_placeholder("What happened")
    assert field.grab().toImage() != empty, "the hint is shown"
    compose(field, "\N{ZERO WIDTH SPACE}")
    assert field.grab().toImage() == empty, "nothing stands under what is composed"
    compose(field, "")
    assert field.grab().toImage() != empty
    field.deleteLater()
    QApplication.processEvents()


def test_what_is_half_composed_crosses_a_lock(desk: Desk) -> None:
    field = desk.show(ShowToday()).findChildren(FactsField)[0]
    field.setFocus()
    type_text("Ida said ")
    compose(field, "にほ")
    desk.window.locking.lock()
    journal = JournalFiles(desk.clock).open(desk.path, PASSPHRASE)
    draft = journal.drafts.load("today")
    journal.close()
    assert draft is not None
    assert "Ida said にほ" in draft.payload.decode()


def test_a_letter_with_alt_that_belongs_to_nothing_is_not_written(desk: Desk) -> None:
    field = desk.show(ShowToday()).findChildren(FactsField)[0]
    field.setFocus()
    type_text("month ends")
    for key in (Qt.Key.Key_W, Qt.Key.Key_7):
        QTest.keyClick(field, key, Qt.KeyboardModifier.AltModifier)
    assert field.toPlainText() == "month ends"
    type_text("!")
    assert field.toPlainText() == "month ends!"
