"""What comes to be said while the focus is elsewhere is told to who listens: it would be seen, and never heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text
from tests.ui.showing import wait_until

from leader_journal.ui.entries.failure_strip import FailureStrip
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.places import ShowSearch
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.passphrase_field import PassphraseField


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told, as it comes."""
    heard: list[str] = []

    def hear(_widget: QWidget, words: str) -> None:
        heard.append(words)

    monkeypatch.setattr(accessible, "announce", hear)
    return heard


def test_why_a_journal_did_not_open(locked_desk: Desk, told: list[str]) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    type_text("not this one at all")
    press(Qt.Key.Key_Return)
    locked_desk.settle()

    assert [words for words in told if words.startswith("That passphrase does not open this journal")]


def test_while_a_journal_opens_no_key_presses_another_way(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    type_text(PASSPHRASE)
    assert isinstance(focused(), PassphraseField)
    press(Qt.Key.Key_Return)

    assert not isinstance(focused(), QAbstractButton)
    locked_desk.settle()


def test_the_kind_that_a_digit_chose(desk: Desk, told: list[str]) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)

    assert told == ["Mistake", "No kind"]


def test_the_choice_that_the_arrows_are_at_in_the_palette(desk: Desk, told: list[str]) -> None:
    palette = Palette(desk.theme, Choices(desk.workspace.services), desk.window)
    palette.open()
    desk.settle()
    (line,) = palette.findChildren(QLineEdit)
    QTest.keyClicks(line, "pr")
    first = told[-1]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert first
    assert told[-1] != first
    QTest.keyClicks(line, "qqq")
    assert told[-1].startswith("Nothing fits")


def test_how_much_was_found(desk: Desk, told: list[str]) -> None:
    desk.add("The rota was wrong twice")
    desk.show(ShowSearch(""))
    told.clear()
    type_text("rota")
    wait_until(lambda: "1 found" in told)  # fewer letters are looked for, and told, before it

    assert "1 found" in told


def test_who_is_offered_under_a_mention(desk: Desk, told: list[str]) -> None:
    desk.workspace.services.people.add("Zara")
    desk.settle()
    type_text("@Za")

    assert told[-1] == "Zara"


def test_what_a_form_asks_for(desk: Desk, told: list[str]) -> None:
    dialog = PromiseDialog(desk.workspace._context, None, None, desk.window)
    dialog.open()
    desk.settle()
    told.clear()
    QTest.keyClicks(dialog._by.line, "32 foo")
    dialog.accept()
    desk.settle()
    said = dialog._said.text()

    assert said
    assert said in told
    dialog.reject()


def test_that_something_could_not_be_saved(desk: Desk, told: list[str]) -> None:
    strip = FailureStrip(desk.workspace._context, desk.workspace)
    strip.set_words("Not saved")
    strip.show()
    desk.settle()

    assert told == ["Not saved"]
