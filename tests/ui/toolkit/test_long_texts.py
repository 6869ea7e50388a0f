"""A text as long as a book is edited piece by piece and read back letter by letter; the page goes with the caret."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.page_scroll import PageScroll, in_view
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.pieces import PIECE, pieces_of
from leader_journal.ui.toolkit.writing_field import WritingField

_BOOK = "".join(f"Something else was said, number {number}.\n" for number in range(3_000))
_PARTS = st.sampled_from(["word ", "æ", "\n", "\r\n", "\t", "\u00a0", "\u2028", "x" * 900, "😀 " * 50, "  \n"])


def _show_before(field: QWidget) -> TextButton:
    return next(button for button in field.findChildren(TextButton) if button.text() == "Show what comes before")


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, max_size=120), st.integers(0, 3))
def test_pieces_are_the_text_and_none_is_much_longer_than_a_piece(parts: list[str], times: int) -> None:
    text = "".join(parts) * (times + 1)
    assert "".join(pieces_of(text)) == text
    assert all(len(piece) <= PIECE + 2_000 for piece in pieces_of(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PARTS, min_size=1, max_size=60), st.integers(1, 60), st.integers(0, 3), st.sampled_from(["", " x"]))
def test_what_was_given_comes_back_however_much_of_it_is_shown(
    theme: Theme, parts: list[str], times: int, above: int, typed: str
) -> None:
    text = "".join(parts) * times
    field = WritingField(theme)
    parted = PartedField(theme, field)
    assert parted.focusProxy() is field
    field.set_text(text)
    for _time in range(above):
        field.show_above()
    assert field.text() == text
    before = field.above()
    field.caret_to_end()
    QTest.keyClicks(field, typed)
    assert field.text() == before + (text[len(before) :] if not typed else field.letters())
    assert field.text().endswith(typed)


def test_a_long_text_opens_at_its_end_and_is_whole_piece_by_piece(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    parted = PartedField(theme, field)
    show(parted)
    field.set_text(_BOOK)
    field.setFocus()
    assert len(field.letters()) <= PIECE + 2_000
    assert _show_before(parted).isVisible()
    QTest.keyClicks(field, "End")
    assert field.text() == _BOOK + "End"
    while _show_before(parted).isVisible():
        _show_before(parted).click()
    assert field.letters() == _BOOK + "End"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == _BOOK + "End"  # what came in from above is no edit to be undone


def test_a_short_text_is_whole_and_offers_nothing(theme: Theme, show: Show) -> None:
    field = WritingField(theme)
    parted = PartedField(theme, field)
    show(parted)
    field.set_text("Said aloud")
    assert not _show_before(parted).isVisible()
    assert field.letters() == "Said aloud"


def test_who_is_mentioned_above_is_mentioned(theme: Theme) -> None:
    field = FactsField(theme, TextStyle.PROSE, lambda begun: ("Anna",) if "Anna".startswith(begun) else ())
    parted = PartedField(theme, field)
    assert parted.focusProxy() is field
    field.set_text("@Anna came. " + _BOOK)
    assert "@Anna" not in field.letters()
    assert field.mentioned() == ("Anna",)


def test_the_page_goes_with_the_caret(theme: Theme, qtbot: QtBot) -> None:
    page, scroll, field = QWidget(), PageScroll(theme), WritingField(theme)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(QWidget(), 1)
    scroll.set_content(page)
    qtbot.addWidget(scroll)
    scroll.resize(500, 300)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)
    field.setFocus()
    for _line in range(40):
        QTest.keyClicks(field, "line")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: in_view(field.viewport(), field.cursorRect()))
    assert scroll.verticalScrollBar().value() > 0
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: in_view(field.viewport(), field.cursorRect()))
    assert scroll.verticalScrollBar().value() <= theme.px(40)


def test_a_book_that_is_pasted_is_written_on_in_pieces_and_taken_out_by_undo(theme: Theme, show: Show) -> None:
    """Nothing is laid out that is not seen, and no letter is lost on the way in or out."""
    field = FactsField(theme, TextStyle.PROSE, lambda _typed: ())
    show(PartedField(theme, field))
    QTest.keyClicks(field, "Before and ")
    told: list[str] = []
    field.edited.connect(lambda: told.append(field.text()))
    pasted = QMimeData()
    pasted.setText(_BOOK)
    field.insertFromMimeData(pasted)
    assert field.text() == "Before and " + _BOOK
    assert len(field.letters()) <= PIECE + 2_000
    assert told == [field.text()]
    QTest.keyClicks(field, "x")
    assert field.text() == "Before and " + _BOOK + "x"
    QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    assert field.text() == "Before and " + _BOOK
    QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    assert field.text() == "Before and "
