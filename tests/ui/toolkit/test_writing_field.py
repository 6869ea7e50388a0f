"""Writing: the field grows, the keyboard leaves it, and people are offered and seen."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.ui.look.theme import TextStyle, Theme, ThemeMode
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.writing_field import WritingField

_PEOPLE = ("Peter", "Petra", "Anna Maria", "Åse")


def _complete(begun: str) -> tuple[str, ...]:
    return tuple(alias for alias in _PEOPLE if alias.startswith(begun))


@pytest.fixture
def facts(theme: Theme) -> FactsField:
    return FactsField(theme, TextStyle.PROSE_CAPTURE, _complete)


def test_it_grows_and_shrinks_with_the_text(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    one_line = field.height()
    field.set_text("word " * 100)
    assert field.height() >= one_line + 3 * theme.line_height(TextStyle.PROSE)
    assert field.verticalScrollBar().maximum() == 0
    field.set_text("")
    assert field.height() == one_line


def test_lines_have_the_height_of_the_design(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("one\ntwo\nthree")
    assert field.document().size().height() == pytest.approx(3 * 27)


def test_tab_leaves_and_enter_breaks_the_line(theme: Theme, show: Show) -> None:
    field, after = WritingField(theme), QLineEdit()
    show(field, after)
    field.setFocus()
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "b")
    assert field.text() == "a\nb"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_enter_leaves_where_that_is_wanted(qtbot: QtBot, theme: Theme, show: Show) -> None:
    field, after = WritingField(theme, enter_leaves=True), QLineEdit()
    show(field, after)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(field.left_by_enter):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert after.hasFocus()
    assert field.text().count("\n") + field.text().count("\u2028") == 1


def test_only_the_user_edits(qtbot: QtBot, theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("shown")
        theme.set_scale(150)
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field, "x")


def test_undo_takes_back_what_was_typed_and_nothing_else(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("before")
    field.caret_to_end()
    QTest.keyClicks(field, " after")
    field.undo()
    assert field.text() == "before"
    field.undo()
    assert field.text() == "before", "what was shown is not an edit"


def test_all_text_deleted_comes_back_by_undo(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("one\ntwo")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""
    QTest.keyClicks(field, "x")
    assert field.document().size().height() == pytest.approx(27), "the line height is still the design's"
    field.undo()
    field.undo()
    assert field.text() == "one\ntwo"


def test_a_new_text_size_leaves_nothing_of_its_own_to_undo(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    QTest.keyClicks(field, "typed")
    theme.set_scale(150)
    height = field.document().size().height()
    field.undo()
    assert field.text() == "typed"
    assert field.document().size().height() == height


def test_formatted_text_is_pasted_as_words(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    data = QMimeData()
    data.setHtml("<h1>Big</h1>")
    data.setText("Big")
    field.insertFromMimeData(data)
    assert field.text() == "Big"
    assert field.document().firstBlock().blockFormat().headingLevel() == 0


def test_ctrl_enter_is_left_to_the_form(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_mention_is_completed(facts: FactsField, show: Show, key: Qt.Key) -> None:
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "@Pe")
    assert facts.completing()
    QTest.keyClick(facts, Qt.Key.Key_Down)
    QTest.keyClick(facts, key)
    assert facts.text() == "@Petra "
    assert facts.hasFocus()
    assert not facts.completing()
    assert facts.mentioned() == ("Petra",)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("s idea", "@Peters idea"),
        ("s", "@Peters"),
        ("said so", "@Peter said so"),
        (" said so", "@Peter  said so"),
        ("'s idea", "@Peter's idea"),
        (", and", "@Peter, and"),
        ("asked", "@Peter asked"),
    ],
)
def test_no_space_stands_between_a_completed_name_and_its_genitive(
    facts: FactsField, show: Show, typed: str, text: str
) -> None:
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "@Pe")
    QTest.keyClick(facts, Qt.Key.Key_Return)
    QTest.keyClicks(facts, typed)
    assert facts.text() == text


AWKWARD = (
    "50\u00a0% flere\u2028fejl",
    "a\u2029b",
    "a\r\nb\rc",
    "\ufeffa",
    "a\ufdd0b\ud800",
    "\tx\x0b\x0c\x85 ",
    "\n\n",
)


@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_that_was_shown_is_read_back_as_it_was(theme: Theme, text: str) -> None:
    field = WritingField(theme)
    field.set_text(text)
    assert field.text() == text
    field.insertPlainText("!")
    field.document().undo()
    assert field.text() == text


@given(text=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_back_as_it_was(theme: Theme, text: str) -> None:
    field = WritingField(theme)
    field.set_text(text)
    assert field.text() == text


def test_what_is_typed_behind_it_changes_no_other_letter(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("50\u00a0% flere\u2028fejl")
    field.setFocus()
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "Ja")
    assert field.text() == "50\u00a0% flere\u2028fejl!\nJa"
    field.selectAll()
    assert field.createMimeDataFromSelection().text() == field.text()


def test_the_caret_stands_behind_what_was_shown(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("A draft")
    field.setFocus()
    QTest.keyClicks(field, " goes on")
    assert field.text() == "A draft goes on"


def test_an_alias_of_two_words_is_completed(facts: FactsField, show: Show) -> None:
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "told @Anna M")
    QTest.keyClick(facts, Qt.Key.Key_Return)
    QTest.keyClicks(facts, "so")
    assert facts.text() == "told @Anna Maria so"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_behind_a_chosen_name_nobody_is_offered_until_more_of_one_is_typed(
    theme: Theme, show: Show, key: Qt.Key
) -> None:
    people = ("Jo", "Jo Ry")
    facts = FactsField(
        theme, TextStyle.PROSE_CAPTURE, lambda begun: tuple(one for one in people if begun.strip() in one)
    )
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "@J")
    QTest.keyClick(facts, key)
    assert facts.text() == "@Jo "
    assert not facts.completing(), "the next Enter goes on"
    QTest.keyClicks(facts, "R")
    assert facts.completing()


def test_escape_puts_the_offer_away_and_keeps_the_text(facts: FactsField, show: Show) -> None:
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "@Pe")
    QTest.keyClick(facts, Qt.Key.Key_Escape)
    assert not facts.completing()
    assert facts.text() == "@Pe"


def test_a_whole_alias_or_none_offers_nothing(facts: FactsField, show: Show) -> None:
    show(facts)
    facts.setFocus()
    QTest.keyClicks(facts, "@Åse")
    assert not facts.completing()
    QTest.keyClicks(facts, " wrote to a@Pe")
    assert not facts.completing(), "an address is no mention"


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("@Peter said it", ("Peter",)),
        ("@Peters idea", ("Peter",)),
        ("@Petersen", ()),
        ("@Anna Maria and @Peter, @Peter", ("Anna Maria", "Peter")),
        ("a@Peter.dk", ()),
        ("😀 @Åse", ("Åse",)),
    ],
)
def test_who_is_mentioned(facts: FactsField, show: Show, text: str, mentioned: tuple[str, ...]) -> None:
    show(facts)
    facts.set_text(text)
    assert facts.mentioned() == mentioned


def test_a_mention_stands_out_in_the_accent_of_each_theme(facts: FactsField, theme: Theme, show: Show) -> None:
    show(facts)
    facts.set_text("😀 @Peter said")
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        formats = facts.document().firstBlock().layout().formats()
        assert [(hit.start, hit.length) for hit in formats] == [(3, 6)]
        assert formats[0].format.foreground().color() == theme.color("accent")


def test_the_caret_stays_where_it_was_when_the_size_changes(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    show(field)
    field.set_text("one two three")
    cursor = field.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    theme.set_scale(200)
    assert field.textCursor().selectedText() == "two"
