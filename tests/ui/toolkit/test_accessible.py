"""What a screen reader is told of painted widgets: what they are, how they stand, and how to press them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.nav_rail import NavItem, NavRail
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import FoldHead
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.side_list import SideList

Role = QAccessible.Role


@pytest.fixture
def theme(qapp: object) -> Theme:
    """A light one."""
    accessible.install()
    return Theme("light", 100)


def told(widget: QWidget) -> QAccessibleInterface:
    """Return what is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def press(widget: QWidget) -> None:
    """Press as a voice does."""
    actions = told(widget).actionInterface()
    assert QAccessibleActionInterface.pressAction() in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.pressAction())


def test_the_rail_has_places_of_which_one_is_selected_and_a_button(theme: Theme, qtbot: QtBot) -> None:
    rail = NavRail(
        theme,
        primary_icon="plus",
        primary_keys="Ctrl+N",
        items=[NavItem("today", "sun"), NavItem("people", "users")],
        bottom=[NavItem("lock", "lock", is_place=False)],
    )
    qtbot.addWidget(rail)
    rail.set_words("Leader Journal", "New", {"today": "Today", "people": "People", "lock": "Lock"})
    rail.set_current("people")

    roles = {key: told(rail.item(key)).role() for key in ("today", "people", "lock")}
    assert roles == {"today": Role.PageTab, "people": Role.PageTab, "lock": Role.Button}
    assert [bool(told(rail.item(key)).state().selected) for key in ("today", "people")] == [False, True]
    assert not any(told(rail.item(key)).state().checkable for key in roles)
    with qtbot.waitSignal(rail.chosen) as chosen:
        press(rail.item("lock"))
    assert chosen.args == ["lock"]


@pytest.mark.parametrize(("exclusive", "role"), [(True, Role.RadioButton), (False, Role.CheckBox)])
def test_one_of_many_is_told_from_several(theme: Theme, qtbot: QtBot, role: Role, *, exclusive: bool) -> None:
    group = ChipGroup(
        theme, [ChipOption("a", lambda: "Asked"), ChipOption("b", lambda: "Told")], lambda: "Did", exclusive=exclusive
    )
    qtbot.addWidget(group)

    press(group.chip("a"))

    assert [told(group.chip(value)).role() for value in "ab"] == [role, role]
    assert [bool(told(group.chip(value)).state().checked) for value in "ab"] == [True, False]
    assert told(group).role() == Role.Grouping
    assert told(group).text(QAccessible.Text.Description) == "Asked"


def test_a_fold_is_open_or_closed_and_never_checked(theme: Theme, qtbot: QtBot) -> None:
    head = FoldHead(theme, "&More")
    qtbot.addWidget(head)

    state = told(head).state()
    assert (told(head).role(), bool(state.collapsed), bool(state.checked)) == (Role.Button, True, False)
    press(head)
    assert bool(told(head).state().expanded)


def test_a_row_is_an_item_that_opens(theme: Theme, qtbot: QtBot) -> None:
    row = Row(theme, "One-on-one with Maria", "tomorrow")
    qtbot.addWidget(row)

    assert told(row).role() == Role.ListItem
    with qtbot.waitSignal(row.opened):
        press(row)


def test_choices_side_by_side_say_their_names(theme: Theme, qtbot: QtBot) -> None:
    choice = Segmented(theme, [(1, "3 months"), (2, "All")], "Period")
    places = SideList(theme, 2)
    places.set_labels(["General", "Privacy"])
    for widget in (choice, places):
        qtbot.addWidget(widget)
    cells = [told(choice).child(n) for n in range(told(choice).childCount())]

    assert [(cell.role(), cell.text(QAccessible.Text.Name)) for cell in cells] == [
        (Role.RadioButton, "3 months"),
        (Role.RadioButton, "All"),
    ]
    assert told(choice).role() == Role.Grouping
    first = told(places.current_item())
    assert (first.role(), first.text(QAccessible.Text.Name), bool(first.state().selected)) == (
        Role.PageTab,
        "General",
        True,
    )


def test_no_letter_of_a_hidden_passphrase_is_told(theme: Theme, qtbot: QtBot) -> None:
    """Qt tells what comes into a field letter by letter, hidden or not: Orca read a passphrase aloud."""
    field = PassphraseField(theme)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "quiet river")
    spoken = [told(field).text(which) for which in QAccessible.Text if which is not QAccessible.Text.UserText]

    assert told(field).role() == Role.EditableText
    assert bool(told(field).state().passwordEdit)
    assert told(field).textInterface() is None, "Qt has no letters to tell"
    assert not any("quiet" in words for words in spoken)
    field.show_text()
    assert told(field).text(QAccessible.Text.Description) == "quiet river"
    assert not told(field).state().passwordEdit


def test_a_stack_of_pages_says_nothing_by_itself(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    stack = QStackedWidget(window)
    qtbot.addWidget(window)
    stack.addWidget(FoldHead(theme, "More"))

    assert told(stack).role() == Role.Client


@pytest.mark.parametrize("seen", [True, False])
def test_a_line_of_news_is_told_where_it_is_seen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, seen: bool
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _widget, words: heard.append(words))
    window = QWidget()
    news, word = TextLabel(theme, aloud=True), TextLabel(theme)
    for label in (news, word):
        label.setParent(window)
    qtbot.addWidget(window)
    window.show()
    news.setVisible(seen)
    for label in (news, word):
        label.setText("Something new")
        label.setText("Something new")
    qtbot.wait(1)

    assert heard == (["Something new"] if seen else [])


def test_who_listens_may_still_ask_about_what_python_has_let_go_of(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt asks while it destroys a widget: a list that is made anew raised an error into the listener for each row."""
    head = FoldHead(theme, "&More")
    qtbot.addWidget(head)
    ours = told(head)
    assert ours.state().expandable
    monkeypatch.setattr(head.accessible_interface, "_of", lambda: None)  # type: ignore[attr-defined]  # kept on the widget
    assert ours.role() == Role.Client
    assert ours.text(QAccessible.Text.Name) == "More"
    assert not ours.state().expandable
    assert QAccessibleActionInterface.pressAction() not in ours.actionInterface().actionNames()
