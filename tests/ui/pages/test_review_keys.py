"""A review with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, focused, press, type_text
from tests.ui.pages.reviewing import (
    at_step,
    page_of,
    words,
)

from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import AgreementState
from leader_journal.ui.pages.review.page import ReviewSide
from leader_journal.ui.toolkit.chip import Chip

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_the_whole_review_is_gone_through_with_the_keyboard_alone(month: Desk) -> None:
    press(Qt.Key.Key_4, CTRL)
    month.settle()
    press(Qt.Key.Key_Space)  # Begin
    month.settle()
    type_text("A hard month")
    step_on(month)
    assert isinstance(focused(), Chip)
    press(Qt.Key.Key_Space)  # still stands
    press(Qt.Key.Key_Tab)
    type_text("It does")
    step_on(month)
    type_text("I asked first")
    press(Qt.Key.Key_Tab)
    type_text("One question")
    step_on(month)
    type_text("I listen to mistakes")
    step_on(month)
    type_text("Estimates come with a name")
    press(Qt.Key.Key_Tab)
    type_text("the whole team")
    step_on(month)
    type_text("Nora")
    step_on(month)
    press(Qt.Key.Key_Space)  # a promise is kept
    month.settle()
    step_on(month)
    press(Qt.Key.Key_Space)  # humility
    for _stop in range(3):
        press(Qt.Key.Key_Tab)
    type_text("somebody disagrees")
    press(Qt.Key.Key_Tab)
    type_text("ask first")
    step_on(month)
    assert page_of(month).side is ReviewSide.RUNNING, "paging on closes nothing"
    press(Qt.Key.Key_Space)  # its button does
    month.settle()
    what_was_typed_stands(month)


def what_was_typed_stands(month: Desk) -> None:
    """What the keys above wrote."""
    assert page_of(month).side is ReviewSide.CLOSED
    review = month.workspace.services.reviews.earlier()[0].review
    assert (review.arrived, review.worked, review.keep) == ("A hard month", "I asked first", "One question")
    assert review.reread[0].note == "It does"
    assert review.look("month").saw == "I listen to mistakes"
    plan = month.workspace.services.plans.in_force()
    assert plan is not None
    assert (plan.when, plan.then) == ("somebody disagrees", "ask first")
    (agreement,) = month.workspace.services.journal.agreements.all()
    assert agreement.state is AgreementState.SAY_AGAIN


def step_on(desk: Desk) -> None:
    """The next step, by its keys."""
    press(Qt.Key.Key_PageDown, ALT)
    desk.settle()


def test_alt_page_up_goes_back_and_f6_to_the_bars_where_any_step_is_chosen(month: Desk) -> None:
    at_step(month, ReviewStep.VOICES)
    page = page_of(month)
    press(Qt.Key.Key_PageUp, ALT)
    month.settle()
    assert "Step 5 of 8" in words(page)
    press(Qt.Key.Key_F6)
    assert focused().accessibleName() == "Step 5 of 8, Frames and breaches, current"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    month.settle()
    assert "Step 7 of 8" in words(page)
