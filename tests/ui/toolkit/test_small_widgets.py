"""Rows, sections, toasts, toggles, segments, the rail, labels and the flow of chips."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show, focused

from leader_journal.ui.look.theme import TextStyle, Theme, ThemeMode
from leader_journal.ui.toolkit.buttons import BackLink, DefaultButton, IconButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import FactsLabel, TextLabel
from leader_journal.ui.toolkit.nav_rail import NavItem, NavRail
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Fold, FoldHead, Section
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.toast import STAYS_MS, Toast
from leader_journal.ui.toolkit.toggles import CheckRow, Switch

# rows and sections


def test_a_row_opens_by_click_and_enter_and_ticks_by_space(qtbot: QtBot, theme: Theme, show: Show) -> None:
    row = Row(theme, "Share the draft budget", "Maria", checkbox=True, warning="was due Thursday")
    show(row)
    with qtbot.waitSignal(row.opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.ticked) as ticked, qtbot.assertNotEmitted(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert ticked.args == [True]
    assert (row.accessibleName(), row.accessibleDescription()) == (
        "Share the draft budget",
        "Maria, was due Thursday",
    )


def test_a_rows_text_button_is_its_own_thing(qtbot: QtBot, theme: Theme, show: Show) -> None:
    row = Row(theme, "One-on-one with Maria", "tomorrow 10:00", icon="messages-square", action="Prepare")
    show(row)
    with qtbot.waitSignal(row.acted), qtbot.assertNotEmitted(row.opened):
        QTest.mouseClick(row.action, Qt.MouseButton.LeftButton)


def test_what_a_row_is_about_is_read_before_whose_it_is(theme: Theme, show: Show) -> None:
    """However long a name is, half of the line is the title's, and what was due stands there in full."""
    row = Row(theme, "Come back with the plan " * 8, "Anne-Margrethe " * 8, checkbox=True, warning="was due Thursday")
    show(row)
    assert row._meta is not None
    assert row._warning is not None
    assert row._title.width() >= row._meta.width() - 1
    assert row._warning.width() >= row._warning.sizeHint().width()
    short = Row(theme, "x", "Anne-Margrethe " * 3)
    show(short)
    assert short._meta is not None
    assert short._meta.width() >= short._meta.sizeHint().width(), "a short title leaves the name its room"


def test_of_several_facts_the_first_gives_way(theme: Theme, show: Show) -> None:
    facts = FactsLabel(theme, "small", "muted")
    facts.set_facts(("Anne-Margrethe " * 12, "Tue 24 Nov, 09:15", "Team meeting"))
    show(facts)
    painted = facts._shortened(facts.width())
    assert painted.endswith("…   Tue 24 Nov, 09:15   Team meeting")
    assert painted.startswith("Anne-Margrethe")


def test_the_way_back_to_a_long_name_takes_the_room_there_is(theme: Theme, show: Show) -> None:
    back, beside = BackLink(theme, "Anne-Margrethe " * 12), TextButton(theme, "Plan it")
    head = QWidget()
    row = QHBoxLayout(head)
    row.addWidget(back)
    row.addWidget(beside)
    window = show(head)
    assert beside.mapTo(window, QPoint(beside.width(), 0)).x() <= window.width()
    assert back.accessibleName() == "Anne-Margrethe " * 12


def test_an_empty_section_is_not_shown(theme: Theme, show: Show) -> None:
    section = Section(theme, lambda: "Promises")
    show(section)
    section.set_rows([])
    assert not section.isVisible()
    section.set_rows([QLabel("a")])
    assert section.isVisible()
    section.set_rows([])
    assert not section.isVisible()


def test_a_fold_opens_and_closes(qtbot: QtBot, theme: Theme, show: Show) -> None:
    fold = Fold(theme, lambda: "More")
    content = QLabel("inside")
    fold.set_content(content)
    show(fold)
    assert not content.isVisible()
    with qtbot.waitSignal(fold.toggled):
        QTest.keyClick(fold.head, Qt.Key.Key_Space)
    assert content.isVisible()
    fold.set_open(False)
    assert not content.isVisible()


def test_an_empty_state_has_one_button_at_most(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState(theme, lambda: "No entries yet", lambda: "Write down one occasion.", lambda: "New entry")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.pressed):
        QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    without = EmptyState(theme, lambda: "Nothing is waiting", lambda: "Nothing.")
    qtbot.addWidget(without)
    assert without.button.isHidden()


# toast


def test_a_toast_offers_one_thing_to_do(theme: Theme, show: Show) -> None:
    window = show(QLabel())
    toast, done = Toast(theme, window), list[str]()
    toast.show_message("Entry moved to the bin", "Undo", lambda: done.append("undo"))
    assert toast.sentence == "Entry moved to the bin"
    assert toast.geometry().bottom() < window.height()
    action = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Undo")
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert toast.sentence == ""
    assert toast.isHidden()


def test_a_toast_goes_by_itself_unless_it_has_the_focus(qtbot: QtBot, theme: Theme, show: Show) -> None:
    line = QLineEdit()
    toast = Toast(theme, show(line))
    toast._timer.setInterval(30)
    toast.show_message("Entry moved to the bin", "Undo", lambda: None)
    toast._action.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(80)
    assert toast.isVisible()
    line.setFocus()
    qtbot.waitUntil(toast.isHidden)
    assert STAYS_MS == 6000


def _line_under_a_toast(theme: Theme, show: Show) -> tuple[QLineEdit, Toast]:
    """Where one writes, while something that was done can be taken back."""
    line, toast_over = QLineEdit(), QWidget()
    row = QHBoxLayout(toast_over)
    row.addWidget(line)
    toast = Toast(theme, show(toast_over))
    toast.show_message("Review closed", "Undo", lambda: None)
    line.setFocus()
    return line, toast


def test_undo_is_never_what_a_lost_focus_falls_to(theme: Theme, show: Show) -> None:
    """A stack that shows its next page gives the focus to any stop of the window: an Enter there took things back."""
    line, toast = _line_under_a_toast(theme, show)
    line.clearFocus()  # as the stack takes it from the page that goes
    toast._action.setFocus(Qt.FocusReason.OtherFocusReason)
    assert line.hasFocus()
    toast._action.setFocus(Qt.FocusReason.TabFocusReason)
    assert toast._action.hasFocus()


def test_a_screen_reader_comes_to_undo(theme: Theme, show: Show) -> None:
    """It gives the focus for no reason that Qt knows, from what is still to be seen."""
    line, toast = _line_under_a_toast(theme, show)
    assert line.hasFocus()
    toast._action.setFocus(Qt.FocusReason.OtherFocusReason)
    assert toast._action.hasFocus()


def test_the_next_toast_replaces_the_last(theme: Theme, show: Show) -> None:
    toast = Toast(theme, show(QLabel()))
    toast.show_message("One", "Undo", lambda: None)
    toast.show_message("Two")
    assert toast.sentence == "Two"
    assert toast._action.isHidden()


# toggles, segments, passphrase


def test_a_switch_says_its_name_and_can_be_hit(theme: Theme, show: Show) -> None:
    switch = Switch(theme, "Animation")
    show(switch)
    assert switch.accessibleName() == "Animation"
    assert switch.sizeHint().height() >= 28
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()


def test_all_of_a_check_row_can_be_clicked(theme: Theme, show: Show) -> None:
    row = CheckRow(theme, "Promise made")
    show(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() // 2))
    assert row.isChecked()


def test_segments_are_one_stop_and_the_arrows_choose(qtbot: QtBot, theme: Theme, show: Show) -> None:
    before, segments, after = QLineEdit(), Segmented(theme, [("en", "English"), ("da", "Dansk")]), QLineEdit()
    show(before, segments, after)
    segments.set_value("en")
    width = segments.sizeHint().width()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    with qtbot.waitSignal(segments.chosen) as chosen:
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert chosen.args == ["da"]
    assert segments.value() == "da"
    assert segments.sizeHint().width() == width, "nothing moves when another is chosen"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(theme: Theme, show: Show) -> None:
    field = PassphraseField(theme)
    show(field)
    QTest.keyClicks(field, "correct horse")
    assert field.echoMode() is PassphraseField.EchoMode.Password
    (eye,) = field.findChildren(IconButton)
    assert eye.accessibleName() == "Show passphrase"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() is PassphraseField.EchoMode.Normal
    assert eye.accessibleName() == "Hide passphrase"
    assert field.text() == "correct horse"
    assert field.hasFocus()


def test_the_eye_is_left_out_by_tab_and_no_key_turns_it(theme: Theme, show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    first, again = PassphraseField(theme), PassphraseField(theme)
    column.addWidget(first)
    column.addWidget(again)
    show(holder)
    first.setFocus()
    QTest.keyClicks(first, "correct")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert again.hasFocus()
    (eye,) = first.findChildren(IconButton)
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(), " horse")
    assert (first.text(), first.echoMode()) == ("correct horse", QLineEdit.EchoMode.Normal)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert first.echoMode() is QLineEdit.EchoMode.Password, "hidden when it is handed in"


@pytest.mark.parametrize("way", ["return", "submitted", "disabled", "window left"])
def test_a_passphrase_is_hidden_when_it_is_handed_in(theme: Theme, show: Show, way: str) -> None:
    field = PassphraseField(theme)
    show(field)
    field.setText("correct horse")
    (eye,) = field.findChildren(IconButton)
    eye.click()
    match way:
        case "return":
            QTest.keyClick(field, Qt.Key.Key_Return)
        case "submitted":
            assert field.submitted() == "correct horse"
        case "disabled":
            field.setEnabled(False)
        case _:
            QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Show passphrase"


@given(turns=st.lists(st.sampled_from(["eye", "hide", "hand in", "off and on"]), max_size=8))
def test_input_methods_are_told_the_same_whatever_was_shown_and_hidden(qapp: QApplication, turns: list[str]) -> None:
    field = PassphraseField(Theme(ThemeMode.LIGHT))
    at_first = field.inputMethodHints()
    assert not at_first & Qt.InputMethodHint.ImhHiddenText, "accents of dead keys would be dropped"
    (eye,) = field.findChildren(IconButton)
    for turn in turns:
        match turn:
            case "eye":
                eye.click()
            case "hide":
                field.hide_text()
            case "hand in":
                field.submitted()
            case _:
                field.setEnabled(False)
                field.setEnabled(True)
        assert field.inputMethodHints() == at_first
        assert Qt.InputMethodHint(field.inputMethodQuery(Qt.InputMethodQuery.ImHints)) == at_first


@pytest.mark.parametrize("shown", [False, True])
def test_a_letter_that_is_being_composed_is_kept_when_the_eye_is_turned(theme: Theme, show: Show, shown: bool) -> None:
    field = PassphraseField(theme)
    show(field)
    (eye,) = field.findChildren(IconButton)
    if shown:
        eye.click()
    for composed in ("c", "a", "f", "é"):
        begun = QInputMethodEvent("´", []) if composed == "é" else None
        if begun is not None:
            QApplication.sendEvent(field, begun)
        done = QInputMethodEvent()
        done.setCommitString(composed)
        QApplication.sendEvent(field, done)
    eye.click()
    assert field.text() == "café"


# rail


@pytest.fixture
def rail(theme: Theme) -> NavRail:
    rail = NavRail(
        theme,
        primary_icon="plus",
        primary_keys="Ctrl+N",
        items=(NavItem("today", "sun", "Ctrl+1"), NavItem("journal", "notebook-pen", "Ctrl+2")),
        bottom=(NavItem("lock", "lock", "Ctrl+L"),),
    )
    rail.set_words("Leader Journal", "New entry", {"today": "Today", "journal": "Journal", "lock": "Lock"})
    rail.set_current("today")
    return rail


def test_the_rail_is_moved_along_by_arrows_and_left_by_tab(qtbot: QtBot, rail: NavRail, show: Show) -> None:
    after = QLineEdit()
    show(rail, after)
    rail.item("today").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert rail.item("journal").hasFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert chosen.args == ["journal"]
    assert rail.item("today").isChecked(), "only the owner says where the reader is"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_enter_opens_a_place_too(qtbot: QtBot, rail: NavRail, show: Show) -> None:
    show(rail)
    rail.item("journal").setFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert chosen.args == ["journal"]


def test_a_collapsed_rail_says_names_and_keys_in_tooltips(rail: NavRail, show: Show) -> None:
    show(rail)
    assert rail.width() == 208
    rail.set_collapsed(True)
    assert rail.width() == 60
    assert rail.item("journal").toolTip() == "Journal  Ctrl 2"
    assert rail.item("journal").accessibleName() == "Journal"
    assert [button.accessibleName() for button in rail.findChildren(PrimaryButton)] == ["New entry"]


# labels, flow, page


def test_a_paragraph_keeps_the_line_height_of_its_style(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, TextStyle.LEAD, wrap=True, text="word " * 60)
    qtbot.addWidget(label)
    lines = label.heightForWidth(300) / 25
    assert lines == int(lines) > 3


def test_the_room_for_lines_to_come_is_kept_while_the_text_has_fewer(theme: Theme, show: Show) -> None:
    """Under a new passphrase the second line comes and goes with every few keys: nothing may move then."""
    label, below = TextLabel(theme, "small", wrap=True, least_lines=2), TextLabel(theme, "body", text="below")
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.addWidget(label)
    column.addWidget(below)
    column.addStretch(1)
    show(ground)
    places = set()
    for words in ("", "one line", "as many words as two lines take " * 3, "one line"):
        label.setText(words)
        QApplication.processEvents()
        places.add(below.y())
    assert len(places) == 1


def test_a_label_is_a_muted_head_or_ink_unless_told(qtbot: QtBot, theme: Theme) -> None:
    label = TextLabel(theme, "section", text="Promises")
    qtbot.addWidget(label)
    label.show()
    image = label.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.color("ink").name() not in seen


def test_chips_flow_into_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    flow.set_gaps(10, 5)
    boxes = [QWidget() for _number in range(5)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    assert flow.heightForWidth(540) == 20
    assert flow.heightForWidth(330) == 45
    flow.setGeometry(QRect(0, 0, 330, 45))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (220, 0), (0, 25), (110, 25)]
    boxes[0].hide()
    assert flow.heightForWidth(430) == 20


def test_a_page_never_scrolls_sideways_and_its_column_stops_growing(theme: Theme, show: Show) -> None:
    page = PageScroll(theme, max_column=300)
    content = TextLabel(theme, TextStyle.BODY, wrap=True, text="word " * 300)
    page.set_content(content)
    page.set_margins(48, 40, 44, 28)
    show(page)
    assert content.width() == 300
    assert content.x() == 48
    assert page.horizontalScrollBar().maximum() == 0
    assert page.verticalScrollBar().maximum() > 0


def test_everybody_hears_of_a_new_language(theme: Theme, show: Show) -> None:
    words = ["One"]
    section = Section(theme, lambda: words[0])
    section.add(QLabel())
    window = show(section)
    words[0] = "En"
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert section.accessibleName() == "En"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [PrimaryButton, DefaultButton, TextButton, FoldHead])
def test_enter_and_space_click_what_has_the_focus(
    theme: Theme, show: Show, make: Callable[[Theme], QAbstractButton], key: Qt.Key
) -> None:
    button = make(theme)
    clicks = QSignalSpy(button.clicked)
    show(button)
    QTest.keyClick(button, key)
    assert clicks.count() == 1
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert clicks.count() == 1


class Undoing:
    """A window with a text, over which a toast offers Undo."""

    def __init__(self, theme: Theme, show: Show) -> None:
        self.text, self.done = QLineEdit(), list[str]()
        self.toast = Toast(theme, show(self.text))
        self.text.setFocus()
        QTest.keyClicks(self.text, "before")
        self.toast.show_message("Entry saved", "Undo", partial(self.done.append, "undone"))


def test_undo_is_the_toasts_while_nothing_was_typed_since(theme: Theme, show: Show) -> None:
    one = Undoing(theme, show)
    QTest.keySequence(one.text, QKeySequence("Ctrl+Z"))
    assert (one.done, one.text.text()) == (["undone"], "before")
    QTest.keySequence(one.text, QKeySequence("Ctrl+Z"))
    assert one.text.text() == "", "from now on it is the field's again"


def test_undo_is_the_fields_once_something_was_typed(theme: Theme, show: Show) -> None:
    one = Undoing(theme, show)
    QTest.keyClicks(one.text, "x")
    QTest.keySequence(one.text, QKeySequence("Ctrl+Z"))
    assert one.done == []
    assert one.text.text() != "beforex"


@pytest.mark.parametrize("how", ["composed", "a new line"])
def test_what_comes_by_no_letter_was_typed_too(theme: Theme, show: Show, how: str) -> None:
    """An accent by a dead key, and Enter in a text of several lines: Ctrl+Z takes that back, not the entry."""
    text, done = QTextEdit(), list[str]()
    toast = Toast(theme, show(text))
    text.setFocus()
    toast.show_message("Entry saved", "Undo", partial(done.append, "undone"))
    if how == "composed":
        event = QInputMethodEvent()
        event.setCommitString("é")
        QApplication.sendEvent(text, event)
    else:
        QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keySequence(text, QKeySequence("Ctrl+Z"))
    assert (done, text.toPlainText()) == ([], "")


def test_a_toast_without_undo_takes_no_key(theme: Theme, show: Show) -> None:
    one = Undoing(theme, show)
    one.toast.show_message("Copied")
    QTest.keySequence(one.text, QKeySequence("Ctrl+Z"))
    assert (one.done, one.text.text()) == ([], "")


def test_a_toast_goes_with_what_it_speaks_of_but_not_with_what_is_left_by_it(
    theme: Theme, show: Show, qtbot: QtBot
) -> None:
    one = Undoing(theme, show)
    one.toast.leave()
    assert one.toast.sentence == "Entry saved", "said in leaving: it is for where one comes"
    qtbot.wait(1)
    one.toast.leave()
    assert one.toast.sentence == ""


def test_a_text_button_without_room_shortens_its_words(theme: Theme, show: Show) -> None:
    """What stands behind the words stays in sight, where it is seen of one whose words are as short."""
    short = TextButton(theme, "Anne-…", icon="user", icon_after="arrow-right")
    long = TextButton(theme, "Anne-Margrethe Konstantinopolitanerinde", icon="user", icon_after="arrow-right")
    show(short)
    long.setFixedSize(short.size())
    show(long)
    side = theme.px(16)
    parts = [one.grab(QRect(one.width() - side, 0, side, one.height())).toImage() for one in (short, long)]
    assert parts[0] == parts[1]


def test_what_belongs_together_goes_on_to_the_next_line_as_a_whole(show: Show) -> None:
    """Of what can be done about a debt one word stood alone under the others, in every second row."""
    ground = QWidget()
    flow = FlowLayout(ground)
    flow.set_gaps(10, 0)
    parts = [QWidget() for _part in range(4)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    flow.keep_together(parts[1])
    show(ground)
    for width, lines in ((430, (0, 0, 0, 0)), (420, (0, 1, 1, 1)), (320, (0, 1, 1, 1)), (210, (0, 1, 1, 2))):
        ground.setFixedWidth(width)
        flow.setGeometry(QRect(0, 0, width, 200))
        assert tuple(part.y() // 20 for part in parts) == lines
        assert flow.heightForWidth(width) == 20 * (max(lines) + 1)
