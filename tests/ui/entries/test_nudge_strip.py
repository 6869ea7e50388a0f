"""The strip of a nudge: it comes when asked for, says one question, and goes for good when told to."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.bus import Bus
from leader_journal.ui.entries.nudge_strip import LEAVE_KEYS, OFF_KEYS, NudgeSource, NudgeStrip, next_nudge
from leader_journal.ui.look.theme import TextStyle, Theme, ThemeMode
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.nudges import rules as nudges
from leader_journal.wording.nudges.rules import Nudge

EMOJI = "\N{SEE-NO-EVIL MONKEY}"
JUST_BEFORE = "Another way in: what happened just before?"


class Desk:
    """A field and its strip; nudges can be turned off, and the bus says so."""

    def __init__(self, theme: Theme) -> None:
        self.bus = Bus()
        self.on = True
        self.field = WritingField(theme, TextStyle.PROSE)
        self.strip = NudgeStrip(
            theme, self.field, NudgeSource(self.find, self.turn_off, self.bus, lambda: "Nothing here")
        )

    def find(self, text: str) -> tuple[Nudge, ...]:
        return nudges.blame(text) if self.on else ()

    def turn_off(self) -> None:
        self.on = False
        self.bus.announce(Changes(frozenset({Topic.SETTINGS})))

    def underlined(self) -> list[str]:
        """What has the dotted line, by Qt's own count."""
        selections = self.field.extraSelections()
        dotted = QTextCharFormat.UnderlineStyle.DotLine
        assert all(s.format.underlineStyle() is dotted for s in selections)
        return [s.cursor.selectedText() for s in selections]

    def point_of(self, place: int) -> QPoint:
        """The middle of a letter, counted in UTF-16 units."""
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(place)
        return self.field.cursorRect(cursor).center() + QPoint(4, 0)


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    desk = Desk(theme)
    show(desk.field, desk.strip)
    return desk


def test_words_are_underlined_while_they_are_typed_and_no_strip_is_in_the_way(desk: Desk) -> None:
    desk.field.setFocus()
    QTest.keyClicks(desk.field, "He should have asked")
    assert desk.underlined() == ["should have"]
    assert desk.strip.isHidden()


@pytest.mark.parametrize("before", ["", EMOJI, f"{EMOJI * 3} a\N{COMBINING ACUTE ACCENT} "])
def test_the_line_stands_under_the_words_whatever_letters_come_before(desk: Desk, before: str) -> None:
    desk.field.set_text(f"{before} who did it {EMOJI} careless {EMOJI}")
    assert desk.underlined() == ["who did it", "careless"]


def test_the_question_comes_when_the_caret_rests_in_the_words(qtbot: QtBot, desk: Desk) -> None:
    desk.field.set_text(f"{EMOJI} he should have asked")
    desk.field.setFocus()
    desk.field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.mouseClick(desk.field.viewport(), Qt.MouseButton.LeftButton, pos=desk.point_of(8))
    qtbot.waitUntil(desk.strip.isVisible)
    assert desk.strip.words() == JUST_BEFORE
    assert desk.field.hasFocus()


def test_the_question_comes_when_the_pointer_rests_in_the_words_and_only_there(qtbot: QtBot, desk: Desk) -> None:
    desk.field.set_text(f"{EMOJI} he should have asked")
    QTest.mouseMove(desk.field.viewport(), desk.point_of(20))
    qtbot.waitUntil(lambda: not desk.strip._rest.isActive() and desk.strip._pointer is not None)
    assert desk.strip.isHidden()
    QTest.mouseMove(desk.field.viewport(), desk.point_of(8))
    qtbot.waitUntil(desk.strip.isVisible)


def test_leave_it_leaves_those_words_alone_in_this_text_and_the_text_as_it_is(desk: Desk) -> None:
    desk.field.set_text("Careless. Who did it? CARELESS")
    next_nudge([desk.strip])
    QTest.keySequence(desk.field, QKeySequence(LEAVE_KEYS))
    assert desk.underlined() == ["Who did it"]
    assert desk.strip.isHidden()
    assert desk.field.text() == "Careless. Who did it? CARELESS"
    assert desk.field.hasFocus()
    QTest.keyClicks(desk.field, "Well, ")
    assert desk.underlined() == ["Who did it"]
    desk.strip.forget()
    assert desk.underlined() == ["Careless", "Who did it", "CARELESS"]


def test_turn_off_takes_every_line_away(desk: Desk) -> None:
    desk.field.set_text("Careless. Who did it?")
    QTest.keySequence(desk.field, QKeySequence(OFF_KEYS))
    assert desk.underlined() == ["Careless", "Who did it"], "nothing is asked yet"
    next_nudge([desk.strip])
    QTest.keySequence(desk.field, QKeySequence(OFF_KEYS))
    assert desk.underlined() == []
    assert desk.strip.isHidden()
    desk.on = True
    desk.bus.announce(Changes(frozenset({Topic.SETTINGS})))
    assert desk.underlined() == ["Careless", "Who did it"]


def test_the_strip_goes_when_the_words_are_worded_anew_and_stays_while_others_are(desk: Desk) -> None:
    desk.field.set_text("Peter: careless")
    next_nudge([desk.strip])
    cursor = desk.field.textCursor()
    cursor.setPosition(0)
    cursor.insertText("I heard ")
    assert desk.strip.isVisible()
    assert desk.strip.shown == nudges.blame("I heard Peter: careless")[0]
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("ly-made, he said")
    assert desk.strip.isHidden()
    assert desk.underlined() == []


def test_f7_goes_from_words_to_words_and_field_to_field_and_round(theme: Theme, show: Show) -> None:
    first, empty, second = Desk(theme), Desk(theme), Desk(theme)
    show(*(part for desk in (first, empty, second) for part in (desk.field, desk.strip)))
    first.field.set_text(f"{EMOJI} Careless. Who did it?")
    empty.field.set_text("We met.")
    second.field.set_text("It was his fault")
    first.field.moveCursor(QTextCursor.MoveOperation.Start)
    go = partial(next_nudge, [first.strip, empty.strip, second.strip])
    seen = []
    for _step in range(4):
        go()
        desk = next(desk for desk in (first, empty, second) if desk.field.hasFocus())
        assert desk.strip.shown is not None
        assert desk.strip.caret() == desk.strip.shown.start
        seen.append(desk.field.text()[desk.strip.shown.start : desk.strip.shown.end])
    assert seen == ["Careless", "Who did it", "his fault", "Careless"]


def test_f7_begins_behind_the_caret(desk: Desk) -> None:
    desk.field.set_text("Careless. Who did it? Careless")
    desk.field.setFocus()
    cursor = desk.field.textCursor()
    cursor.setPosition(10)
    desk.field.setTextCursor(cursor)
    next_nudge([desk.strip])
    assert desk.strip.caret() == 10


def test_a_long_question_wraps_and_the_line_has_the_colour_of_the_theme(theme: Theme, desk: Desk) -> None:
    desk.field.set_text("Who did it?")
    next_nudge([desk.strip])
    assert desk.strip.height() >= theme.px(36)
    theme.set_mode(ThemeMode.DARK)
    (selection,) = desk.field.extraSelections()
    assert selection.format.underlineColor() == theme.color("field")


def test_the_question_is_asked_in_the_language_of_now(desk: Desk) -> None:
    desk.field.set_text("He should have asked")
    next_nudge([desk.strip])
    with language(Language.DANISH):
        desk.strip.retranslate()
        assert desk.strip.words() == "En anden vej ind: Hvad skete der lige før?"
        assert (desk.strip._leave.text(), desk.strip._off.text()) == ("Lad den stå", "Slå fra")
    assert desk.strip.isVisible()


def test_a_line_under_words_is_no_edit(desk: Desk) -> None:
    edits: list[int] = []
    desk.field.edited.connect(partial(edits.append, 1))
    desk.field.set_text("Who did it?")
    next_nudge([desk.strip])
    desk.strip._leave.click()
    assert edits == []
    assert not desk.field.document().isUndoAvailable()


def test_where_nothing_is_underlined_the_key_says_so_for_a_moment(desk: Desk) -> None:
    desk.field.set_text("The date slips")
    desk.field.setFocus()
    next_nudge([desk.strip])
    assert desk.strip.isVisible()
    assert desk.strip.words() == "Nothing here"
    assert not desk.strip._leave.isVisible()
    assert desk.field.hasFocus()
    desk.strip._none_shown.timeout.emit()
    assert desk.strip.isHidden()
    desk.field.set_text("Careless")
    next_nudge([desk.strip])
    assert desk.strip._leave.isVisible()
