"""The eight steps of a review, each with what it shows and what is written in it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.ui.pages.desk import Desk, focused, press, type_text, visible
from tests.ui.pages.reviewing import (
    at_step,
    button,
    close_a_review,
    later,
    open_review,
    page_of,
    place_of,
    question,
    type_into,
    words,
)
from tests.ui.showing import wait_until

from leader_journal.core.reviews import Reread, ReviewStep
from leader_journal.core.terms import AgreementState, Element, Kind, Loop, PromiseState
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.figures.figure_canvas import FigureCanvas
from leader_journal.ui.pages.review.debt_row import DebtRow
from leader_journal.ui.pages.review.frames import FramesStep
from leader_journal.ui.pages.review.next_step import NextStepPage
from leader_journal.ui.pages.review.patterns import PatternsStep
from leader_journal.ui.pages.review.reread import RereadStep
from leader_journal.ui.places import PageName
from leader_journal.ui.toolkit.rows import Row

# 1


def test_the_first_step_says_which_days_are_looked_at_and_that_there_was_no_plan(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    assert step.words() == "You look back on 24 November: 8 entries."
    assert "No plan was in force. The last step of this review makes one." in words(step)


def test_the_last_plan_stands_with_its_occasions_and_opens_them(month: Desk) -> None:
    close_a_review(month)
    plan = month.workspace.services.plans.in_force()
    assert plan is not None
    later(month, 20)
    for number, done in enumerate((True, True, False)):
        entry = month.add(f"They disagreed, {number}", Kind.DISAGREEMENT)
        entries = month.workspace.services.entries
        entries.save(replace(entry, plan=plan.id, plan_done=done))
    step = at_step(month, ReviewStep.ARRIVE)
    assert "When somebody disagrees, I ask first." in words(step)
    assert "Done in 2 of 3 so far" in words(step)
    button(step, "Show the 3 occasions").click()
    assert place_of(month).page is PageName.JOURNAL
    month.workspace.pages.back()
    assert place_of(month).page is PageName.REVIEW
    assert open_review(month).step is ReviewStep.ARRIVE


def test_what_one_brings_along_is_kept(month: Desk) -> None:
    step = at_step(month, ReviewStep.ARRIVE)
    type_into(month, step, "What do I take with me from this period?", "The date still sits in my neck")
    page_of(month).keep()
    assert open_review(month).arrived == "The date still sits in my neck"


# 2


def test_five_entries_are_read_again_each_with_its_reason(month: Desk) -> None:
    step = at_step(month, ReviewStep.REREAD)
    assert isinstance(step, RereadStep)
    said = words(step)
    assert len(step._blocks) == 5
    assert said.count("Went well") == 2
    assert said.count("Was hard") == 2
    assert "Sharp, and you have not come back to it" in said
    assert "Peter says the date cannot hold" in said


def test_how_an_entry_is_seen_now_is_chosen_and_then_a_note_is_asked_for(month: Desk) -> None:
    step = at_step(month, ReviewStep.REREAD)
    assert isinstance(step, RereadStep)
    block = next(iter(step._blocks.values()))
    assert not [label for label in words(step) if label == "What do I see now?"]
    block._seen.toggle(Reread.DIFFERENTLY)
    type_into(month, step, "What do I see now?", "She was right")
    page_of(month).keep()
    first = open_review(month).reread[0]
    assert (first.seen, first.note) == (Reread.DIFFERENTLY, "She was right")


def test_an_entry_opens_and_back_comes_to_the_same_step_and_place(month: Desk) -> None:
    month.window.resize(1280, 560)
    step = at_step(month, ReviewStep.REREAD)
    page = page_of(month)
    bar = page._running._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    month.settle()
    wanted = bar.value()
    assert wanted > 0
    button(step, "Open the entry", 3).click()
    month.settle()
    assert place_of(month).page is PageName.JOURNAL
    month.workspace.pages.back()
    month.settle()
    wait_until(lambda: bar.value() == wanted)
    assert place_of(month).page is PageName.REVIEW
    assert open_review(month).step is ReviewStep.REREAD
    assert bar.value() == wanted


def test_an_entry_in_the_bin_keeps_its_place_and_what_was_said_of_it(month: Desk) -> None:
    step = at_step(month, ReviewStep.REREAD)
    assert isinstance(step, RereadStep)
    block = next(iter(step._blocks.values()))
    block._seen.toggle(Reread.STILL_STANDS)
    month.workspace.undoing.saved(month.workspace.services.entries.trash([open_review(month).reread[0].entry]), "")
    month.settle()
    assert "This entry is in the bin, or is gone." in words(step)
    page_of(month).keep()
    assert open_review(month).reread[0].seen is Reread.STILL_STANDS
    month.workspace.undoing.undo()
    month.settle()
    assert "This entry is in the bin, or is gone." not in words(step)


# 3


def test_what_went_well_comes_first_and_is_written_about(month: Desk) -> None:
    step = at_step(month, ReviewStep.GOOD_ONES)
    titles = [row.title for row in visible(step, Row)]
    assert set(titles) == {"Maria said the rota is unfair", "Bo showed me his mistake"}
    type_into(month, step, "What worked?", "I asked @Maria before I explained")
    type_into(month, step, "What will I hold on to?", "One question first")
    page_of(month).keep()
    review = open_review(month)
    assert month.workspace.services.people.shown(review.worked) == "I asked Maria before I explained"
    assert "Maria" not in review.worked, "people are stored as references"
    assert review.keep == "One question first"


# 4


def figure(step: PatternsStep) -> FigureCanvas:
    canvas = step.findChild(FigureCanvas)
    assert isinstance(canvas, FigureCanvas)
    return canvas


def test_the_app_says_nothing_before_the_leader_has_written(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    assert isinstance(step, PatternsStep)
    assert step._title.text() == "November 2026 compared with usual"
    assert figure(step).accessibleName() == "November 2026 compared with usual"
    assert figure(step).accessibleDescription() == ""
    assert not step._fields._fold.head.isEnabled()
    assert step._fields._fold.head.toolTip() == "Unfolds once you have written what you see"


def test_after_that_its_reading_unfolds_and_the_finding_takes_the_title(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    assert isinstance(step, PatternsStep)
    type_into(month, step, "What do you see?", "I listen to mistakes")
    assert step._title.text() == "November 2026 compared with usual", "not while it is being written"
    press(Qt.Key.Key_Tab)
    assert step._fields.open
    assert step._title.text() != "November 2026 compared with usual"
    assert step._fields._reading.text()
    assert figure(step).accessibleName() == step._title.text()


def test_taking_all_of_it_back_folds_the_reading_again(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    assert isinstance(step, PatternsStep)
    type_into(month, step, "What do you see?", "x")
    press(Qt.Key.Key_Tab)
    question(step, "What do you see?").take_focus()
    press(Qt.Key.Key_Backspace)
    assert not step._fields.open
    assert step._title.text() == "November 2026 compared with usual"


def test_every_figure_has_words_of_its_own(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    assert isinstance(step, PatternsStep)
    titles = []
    for number in range(4):
        assert f"Figure {number + 1} of 4" in words(step)
        titles.append(step._title.text())
        type_into(month, step, "What do you see?", f"I see {number}")
        step._next.click()
        month.settle()
    assert "Figure 1 of 4" in words(step), "after the last comes the first"
    assert len(set(titles)) == 4
    page_of(month).keep()
    looks = open_review(month).looks
    assert sorted(look.saw for look in looks) == [f"I see {number}" for number in range(4)]
    assert question(step, "What do you see?").text() == "I see 0"


def test_the_entries_of_a_figure_open_in_the_journal(month: Desk) -> None:
    step = at_step(month, ReviewStep.PATTERNS)
    assert isinstance(step, PatternsStep)
    step._figure.show_link.click()
    month.settle()
    assert place_of(month).page is PageName.JOURNAL


# 5


def test_breaches_stand_in_four_boxes_and_a_box_lists_its_entries(month: Desk) -> None:
    step = at_step(month, ReviewStep.FRAMES)
    assert isinstance(step, FramesStep)
    assert "1 breach in this period" in words(step)
    boxes = step._boxes._boxes.boxes
    (full,) = [box for box in boxes if not box.accessibleName().endswith(": 0")] or [boxes[0]]
    full.click()
    rows = [row.title for row in visible(step, Row)]
    assert rows == (["The figures came too late"] if not full.accessibleName().endswith(": 0") else [])


def test_the_frame_becomes_an_agreement_to_say(month: Desk) -> None:
    step = at_step(month, ReviewStep.FRAMES)
    type_into(month, step, "Which one frame will I state?", "Estimates come with a name")
    (to,) = [field for field in visible(step, QLineEdit) if field.accessibleName() == "To whom"]
    to.setFocus()
    type_text("the whole team")
    (by,) = [field for field in visible(step, QLineEdit) if field.accessibleName() == "By when"]
    by.setFocus()
    type_text("3/12")
    assert "Thursday 3 December" in words(step)
    at_step(month, ReviewStep.NEXT)
    button(page_of(month), "Close the review").click()
    month.settle()
    (agreement,) = month.workspace.services.journal.agreements.all()
    assert agreement.what == "Estimates come with a name"
    assert agreement.said_to_others == "the whole team"
    assert (agreement.state, agreement.say_by) == (AgreementState.SAY_AGAIN, dt.date(2026, 12, 3))


# 6


def test_themes_that_came_three_times_are_listed_and_one_change_is_written(month: Desk) -> None:
    step = at_step(month, ReviewStep.VOICES)
    rows = visible(step, Row)
    assert "invoices" in [row.title for row in rows]
    type_into(month, step, "One change in the way we work", "Invoices on Tuesdays")
    type_into(month, step, "Who have I not heard from, and what have I not heard about?", "Doubts")
    page_of(month).keep()
    review = open_review(month)
    assert (review.change, review.voices) == ("Invoices on Tuesdays", "Doubts")


def test_somebody_who_was_not_heard_is_named_with_the_reservation(month: Desk) -> None:
    later(month, 40)
    for number in range(6):
        month.add(f"@Maria asked again, {number}", Kind.QUESTION)
    step = at_step(month, ReviewStep.VOICES)
    said = words(step)
    assert "Not heard for 30 days" in said
    assert "Bo" in said
    assert "It may just mean that I did not write it down." in said


# 7


def debts(step: object) -> list[DebtRow]:
    from leader_journal.ui.pages.review.debts import DebtsStep

    assert isinstance(step, DebtsStep)
    return step._rows()


def test_a_promise_is_kept_in_place_and_comes_back_by_undo(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    assert "Bring the figures on Monday" in words(step)
    button(step, "Kept").click()
    month.settle()
    assert "Bring the figures on Monday" not in words(step)
    (promise,) = month.workspace.services.journal.promises.all()
    assert promise.state is PromiseState.KEPT
    month.messages.take_back()
    month.settle()
    assert "Bring the figures on Monday" in words(step)


def test_a_promise_gets_an_honest_no(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    button(step, "Say no").click()
    assert month.workspace.services.journal.promises.all()[0].state is PromiseState.LET_GO


def test_a_promise_gets_another_date_by_keys(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    button(step, "New date").setFocus()
    press(Qt.Key.Key_Space)
    type_text("3/12")
    press(Qt.Key.Key_Return)
    month.settle()
    assert month.workspace.services.journal.promises.all()[0].due == dt.date(2026, 12, 3)
    assert focused() in debts(step)[0].acts, "the focus stays with the row"


def test_a_date_that_is_none_changes_nothing(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    button(step, "New date").click()
    type_text("soon")
    assert "Not a date the app recognises" in words(step)
    press(Qt.Key.Key_Return)
    assert month.workspace.services.journal.promises.all()[0].due is None
    press(Qt.Key.Key_Escape)
    assert "Not a date the app recognises" not in words(step)


def test_a_day_that_has_passed_is_called_that_and_not_unknown(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    button(step, "New date").click()
    type_text("yesterday")
    assert any("has passed. Enter keeps it." in said for said in words(step))
    assert "Not a date the app recognises" not in words(step)


def test_an_open_loop_is_told_and_a_sharp_one_mended(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    button(step, "Told today").click()
    month.settle()
    entries = [month.workspace.services.entries.get(one.entry) for one in open_review(month).reread]
    (told,) = [entry for entry in entries if entry.loop is Loop.TOLD]
    assert told.told_on == dt.date(2026, 11, 24)
    before = len(debts(step))
    button(step, "Came back to it today").click()
    month.settle()
    assert len(debts(step)) == before - 1


def test_settling_one_after_the_other_by_keys_ends_on_the_line(month: Desk) -> None:
    step = at_step(month, ReviewStep.DEBTS)
    count = len(debts(step))
    assert focused() in debts(step)[0].acts
    for _debt in range(count):
        press(Qt.Key.Key_Space)
        month.settle()
    assert debts(step) == []
    assert "You owe nobody anything." in words(step)
    assert focused().accessibleName() == "What do I notice about what I owe?"


# 8


def test_one_element_one_situation_and_one_sentence_become_the_plan(month: Desk) -> None:
    step = at_step(month, ReviewStep.NEXT)
    assert isinstance(step, NextStepPage)
    step._element.toggle(Element.ROOM)
    step._kind.toggle(Kind.DISAGREEMENT)
    step._setting.toggle("team_meeting")
    type_into(month, step, "When …", "somebody disagrees")
    type_into(month, step, "… I will …", "count to five")
    assert "When somebody disagrees, I count to five." in words(step)
    button(page_of(month), "Close the review").click()
    plan = month.workspace.services.plans.in_force()
    assert plan is not None
    assert (plan.element, plan.kind, plan.setting) == (Element.ROOM, Kind.DISAGREEMENT, "team_meeting")


def test_half_a_plan_holds_the_review_and_emptied_the_one_in_force_goes_on(month: Desk) -> None:
    """It would be no plan, and stand on no page: the words would be gone in silence."""
    close_a_review(month)
    later(month, 20)
    month.add("Something new")
    step = at_step(month, ReviewStep.NEXT)
    type_into(month, step, "When …", "somebody")
    assert "This plan continues until you write another." in words(step)
    button(page_of(month), "Close the review").click()
    assert month.messages.failures[-1].startswith("Only one half of the plan is written.")
    assert month.workspace.services.reviews.open() is not None
    question(step, "When …").set_text("")
    button(page_of(month), "Close the review").click()
    assert month.workspace.services.reviews.open() is None
    plan = month.workspace.services.plans.in_force()
    assert plan is not None
    assert plan.when == "somebody disagrees"


def test_what_was_written_on_the_way_stands_beside_the_plan(month: Desk) -> None:
    step = at_step(month, ReviewStep.VOICES)
    type_into(month, step, "One change in the way we work", "Invoices on Tuesdays")
    at_step(month, ReviewStep.NEXT)
    assert "Invoices on Tuesdays" in words(page_of(month))


def test_a_day_that_is_not_understood_holds_the_step(month: Desk) -> None:
    step = at_step(month, ReviewStep.FRAMES)
    step.findChildren(DayLine)[0].setFocus()
    type_text("next tuxday")
    page = page_of(month)
    page._running.go(ReviewStep.VOICES)
    page._running._continue_later()
    assert page._running._view is step
    assert (
        month.messages.failures == ["The app does not recognise that date. Try “Friday”, “next week” or “3 Dec”."] * 2
    )
