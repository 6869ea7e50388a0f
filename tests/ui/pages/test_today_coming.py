"""Today's plan in one line, and what comes up: a review, and what is still to be said."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, visible

from leader_journal.core.plans import PlanWords
from leader_journal.core.terms import AgreementState, Kind
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.pages.today.plan_dialog import PlanDialog
from leader_journal.ui.places import PageName, ShowToday
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.catalogue import Language

TODAY = dt.date(2026, 11, 24)


def today(desk: Desk) -> TodayPage:
    page = desk.show(ShowToday())
    assert isinstance(page, TodayPage)
    return page


def coming(desk: Desk) -> list[Row]:
    return visible(today(desk)._coming, Row)


def add_old_entry(desk: Desk) -> None:
    desk.add("The first", happened=desk.clock.now() - dt.timedelta(days=20))


def to_say(desk: Desk, by: dt.date) -> None:
    services = desk.workspace.services
    with services.writes.change() as writer:
        services.agreements.put_to_say(writer, "The figures come first", "the team", by)
    desk.workspace.undoing.saved(writer.changes, "")


def test_the_plan_stands_in_one_line_as_long_as_it_holds(desk: Desk) -> None:
    assert not today(desk)._plan.isVisible()
    plans = desk.workspace.services.plans
    desk.workspace.undoing.saved(plans.make(PlanWords(when="they doubt", then="wait")), "")
    assert today(desk)._plan.accessibleName() == "This month When they doubt, I wait."

    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert today(desk)._plan.accessibleName().startswith("Denne måned Når they doubt")
    desk.interpreter.speak(Language.ENGLISH)

    plan = plans.in_force()
    assert plan is not None
    desk.workspace.undoing.saved(plans.end(plan), "")
    assert not today(desk)._plan.isVisible()


def test_a_review_comes_up_a_week_before_and_begins_here(desk: Desk) -> None:
    assert coming(desk) == []
    add_old_entry(desk)

    (row,) = coming(desk)
    assert (row.title, row.accessibleDescription()) == ("November review", "from Tue 1 Dec  ·  20 min")
    row.acted.emit()
    desk.settle()

    assert desk.workspace.place.page is PageName.REVIEW
    (row,) = coming(desk)
    assert row.accessibleDescription() == "begun today  ·  about 20 minutes left"
    assert row.action.text() == "Go on"


def test_no_review_comes_up_where_none_is_wanted(desk: Desk) -> None:
    add_old_entry(desk)
    settings = desk.workspace.services.settings
    desk.workspace.undoing.saved(settings.change(lambda one: replace(one, review_day=None)), "")

    assert coming(desk) == []
    assert today(desk)._nothing.isVisible()


def test_what_is_to_be_said_waits_until_it_was(desk: Desk) -> None:
    to_say(desk, TODAY + dt.timedelta(days=2))

    (row,) = coming(desk)
    assert (row.title, row.accessibleDescription()) == ("The figures come first", "to the team  ·  Thursday")
    row.acted.emit()

    assert coming(desk) == []
    (line,) = desk.workspace.services.agreements.view().in_force
    assert line.agreement.state is AgreementState.IN_FORCE
    desk.messages.take_back()
    assert len(coming(desk)) == 1


def test_what_should_have_been_said_says_so_and_what_is_far_off_waits(desk: Desk) -> None:
    to_say(desk, TODAY - dt.timedelta(days=1))
    to_say(desk, TODAY + dt.timedelta(days=30))

    (row,) = coming(desk)
    assert row.accessibleDescription() == "to the team, was due yesterday"


def test_space_or_enter_on_a_row_opens_it(desk: Desk) -> None:
    to_say(desk, TODAY)
    (row,) = coming(desk)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.workspace.place.page is PageName.AGREEMENTS


def test_the_plan_is_worded_anew_or_ended_from_its_line(desk: Desk) -> None:
    plans = desk.workspace.services.plans
    desk.workspace.undoing.saved(plans.make(PlanWords(when="they doubt", then="wait", kind=Kind.DOUBT)), "")
    dialog = open_plan(desk)
    assert dialog._said.text() == "When they doubt, I wait. No occasion yet."
    assert dialog._words().kind is Kind.DOUBT

    dialog._then.setText("")
    dialog.accept()
    assert dialog._said.text() == "A plan needs both: when something happens, and what you will do then."
    dialog._then.setText("ask @Bo")
    dialog._kind.setCurrentIndex(0)
    dialog.accept()

    plan = plans.in_force()
    assert plan is not None
    assert (plans.sentence(plan), plan.kind) == ("When they doubt, I ask Bo.", None)
    assert today(desk)._plan.accessibleName().endswith("I ask Bo.")

    open_plan(desk)._end()
    assert plans.in_force() is None
    desk.messages.take_back()
    assert plans.in_force() == plan


def open_plan(desk: Desk) -> PlanDialog:
    line = today(desk)._plan
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    (dialog,) = [one for one in desk.window.findChildren(PlanDialog) if one.isVisible()]
    return dialog
