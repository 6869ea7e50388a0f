"""The page of a one-on-one in the window: in one click, on paper, planned, and where else it shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from tests.ui.pages.desk import Desk, focused, press, visible
from tests.ui.pages.meeting_page import TODAY, all_of, button, dialog, icon, lines, maria, meeting, saved, shown, words
from tests.ui.showing import wait_until

from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block, MeetingState, PageBlock, PageLine
from leader_journal.core.terms import Kind
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.one_on_one.page_block import PageBlockView
from leader_journal.ui.pages.one_on_one.page_line import BLEED, PageLineView
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.places import PageName, PrepareOneOnOne, ShowOneOnOne, ShowPeople, ShowToday
from leader_journal.ui.toolkit import labels
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import Language


@pytest.fixture
def page(meeting_page: OneOnOnePage) -> OneOnOnePage:
    """The page that prepares a meeting with Maria."""
    return meeting_page


def test_it_is_made_in_one_click_from_the_page_of_a_person(desk: Desk) -> None:
    desk.add("@Maria asked whether the rota is fair")
    people = desk.show(ShowPeople())

    QTest.mouseClick(
        next(one for one in visible(people, QWidget) if one.accessibleName() == "Prepare one-on-one"),
        Qt.MouseButton.LeftButton,
    )
    desk.settle()

    assert "One-on-one with Maria" in words(shown(desk))
    assert saved(desk) == ()
    assert focused().accessibleName() == "Doubt, 24 Nov. Maria asked whether the rota is fair"


def test_a_line_that_is_shown_without_room_keeps_its_margins(desk: Desk) -> None:
    """A page whose blocks were made ahead lays out all of them in too little room first, and what is polished there
    without a height lost them: its words stood left of their head.
    """
    holder, theme = QWidget(), desk.workspace.pages.current.theme
    theme.dress(holder)
    view = PageBlockView(theme, lambda _typed: (), str, str)
    QVBoxLayout(holder).addWidget(view)
    view.show_block(PageBlock(block=Block.OWE, lines=(PageLine(text="The rota"),)))
    (line,) = view.findChildren(PageLineView)
    line.resize(720, 0)
    line.ensurePolished()
    assert line.contentsMargins().left() == theme.px(BLEED)


@pytest.mark.parametrize("ahead", [False, True])
def test_nothing_is_laid_out_before_the_page_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch, ahead: bool) -> None:
    """A block that became visible when it was filled had its lines broken at a width that they never have."""
    desk.add("@Maria asked whether the rota is fair")
    page, made, broken = desk.workspace.pages.page(PageName.ONE_ON_ONE), list[str](), labels.break_lines
    if ahead:
        page.prepare()
        desk.settle()

    def noted(layout: QTextLayout, width: int, pitch: float) -> float:
        made.append(layout.text())
        return broken(layout, width, pitch)

    monkeypatch.setattr(labels, "break_lines", noted)
    page.coming(PrepareOneOnOne(maria(desk)))
    assert made == []


def test_it_shows_blocks_with_lines_and_those_that_ask_for_one(page: OneOnOnePage) -> None:
    heads = [view.accessibleName() for view in all_of(page, PageBlockView)]

    assert heads == [
        "To bring up",
        "Maria raised",
        "How I reacted",
        "Thank them for",
        "Three questions",
        "One thing I can share",
        "Room",
    ]
    assert lines(page, Block.SHARE) == ["A mistake or a doubt of my own"]
    assert "No day yet. The first one noted here." in words(page)


def test_back_leads_to_the_person(desk: Desk, page: OneOnOnePage) -> None:
    button(page, "Maria").click()

    people = desk.workspace.pages.current
    assert isinstance(people, PeoplePage)
    assert "I owe Maria" in words(people)


def test_the_page_follows_the_journal(desk: Desk, page: OneOnOnePage) -> None:
    desk.add("@Maria told of a mistake", Kind.MISTAKE)

    assert lines(page, Block.RAISED)[0] == "Mistake, 24 Nov. Maria told of a mistake"


def test_blocks_go_on_paper_or_stay_off_it(desk: Desk, page: OneOnOnePage) -> None:

    def heads() -> list[str]:
        sheet = desk.workspace.services.one_on_ones.sheet(meeting(desk))
        return [part.head for part in sheet.in_words(desk.workspace.services.people.shown).parts]

    assert "How I reacted" not in heads()
    icon(page, "Include “How I reacted” in print").click()
    icon(page, "Leave “Room” out of the printout").click()
    assert "How I reacted" in heads()
    assert "Room" not in heads()
    icon(page, "Include “Room” in print").click()
    assert "Room" in heads()


def test_only_a_page_with_blocks_to_turn_on_says_so(desk: Desk, page: OneOnOnePage) -> None:
    assert "Page 1 of 1. Greyed blocks are not printed unless you turn them on." in words(page)
    held = meeting(desk)
    desk.workspace.services.one_on_one_notes.note(held, OneOnOneNote(held_on=TODAY, closing_line="Bye"))
    desk.show(ShowOneOnOne(held.id))
    wait_until(lambda: "Page 1 of 1" in words(page))


def test_names_are_hidden_in_the_preview_and_on_the_way_out(desk: Desk, page: OneOnOnePage) -> None:
    preview = page._pane.preview
    wait_until(lambda: preview.paper.document is not None)
    assert preview.paper.document is not None
    assert preview.paper.document.sheet.title == "Maria"
    (names,) = all_of(page._pane, Switch)
    names.click()
    wait_until(lambda: preview.paper.document is not None and preview.paper.document.sheet.title != "Maria")
    assert preview.paper.document.sheet.title == "A"

    paper, sheet = desk.workspace.services.paper, desk.workspace.services.one_on_ones.sheet(meeting(desk))
    for sentence in paper.undecided(page._pane._page, sheet):
        paper.decide(page._pane._page, sentence, Decision(Verdict.STAND_BY))
    page._pane.send(Way.COPY)
    assert QGuiApplication.clipboard().text().startswith("# A\n")


def test_a_planned_meeting_is_saved_for_a_calendar(desk: Desk, page: OneOnOnePage, tmp_path: Path) -> None:
    plan = desk.workspace.services.one_on_ones.plan
    desk.workspace.undoing.saved(plan(meeting(desk), TODAY + dt.timedelta(days=1), dt.time(10)), "")
    desk.settle()
    desk.messages.path = tmp_path / "maria.ics"

    page._pane.save_for_calendar()

    assert b"DTSTART:20261125T" in (tmp_path / "maria.ics").read_bytes()


def test_below_1040_the_preview_waits_behind_its_word(desk: Desk, page: OneOnOnePage) -> None:
    desk.window.resize(900, 700)
    desk.settle()
    assert page._desk.isHidden()

    button(page, "Preview").click()
    desk.settle()
    assert page._column.isHidden()
    assert page._pane.preview.paper.document is not None
    press(Qt.Key.Key_Escape)
    assert page._desk.isHidden()
    assert not page._column.isHidden()


def test_a_meeting_is_planned_moved_and_cancelled(desk: Desk, page: OneOnOnePage) -> None:
    button(page, "Plan it").click()
    asked = dialog(desk)
    day, time = asked._day.findChildren(QLineEdit)[0], asked._time
    QTest.keyClicks(day, "friday")
    QTest.keyClicks(time, "quarter past")
    asked.accept()
    assert asked.isVisible()
    time.setText("10.15")
    asked.accept()
    assert "Friday 27 November, 10:15. The first one noted here." in words(page)
    assert meeting(desk).day == TODAY + dt.timedelta(days=3)

    button(page, "Move or cancel").click()
    button(dialog(desk), "Cancel the meeting").click()
    assert "No day yet. The first one noted here." in words(page)
    assert [one.state for one in saved(desk)] == [MeetingState.CANCELLED]
    desk.messages.take_back()
    assert "Friday 27 November, 10:15. The first one noted here." in words(page)


def test_danish_and_back(desk: Desk, page: OneOnOnePage) -> None:
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert "Én-til-én med Maria" in words(page)
    assert "Hvad fylder mest hos dig lige nu?" in lines(page, Block.QUESTIONS)

    desk.interpreter.speak(Language.ENGLISH)
    desk.settle()
    assert "One-on-one with Maria" in words(page)


def test_somebody_merged_away_is_the_other_on_the_page(desk: Desk, page: OneOnOnePage) -> None:
    desk.add("@Mia asked")
    services = desk.workspace.services
    mia = services.people.ids_by_alias()["Mia"]
    desk.workspace.go(PrepareOneOnOne(mia))
    book = services.people_book

    desk.workspace.undoing.saved(book.merge(book.get(mia), book.get(maria(desk))), "")

    assert "One-on-one with Maria" in words(page)


def test_f1_names_the_keys(page: OneOnOnePage) -> None:
    keys = dict(page.keys())
    assert keys["Del"] == "leave a line out"


def test_a_person_lists_meetings_and_plans_the_next(desk: Desk, page: OneOnOnePage) -> None:
    services = desk.workspace.services
    services.people_book.set_cadence(services.people_book.get(maria(desk)), 2)
    services.one_on_one_notes.note(
        meeting(desk), OneOnOneNote(held_on=TODAY - dt.timedelta(days=7), closing_line="Bye")
    )
    people = desk.show(ShowPeople())

    assert "going by your rhythm, Tue 1 Dec" in words(people)
    assert "“Bye”" in words(people)
    assert "Last 17 November: “Bye”" in words(people)
    button(people, "Plan it").click()
    dialog(desk).accept()
    assert meeting(desk).day == TODAY + dt.timedelta(days=7)
    assert "Next Tue 1 Dec. Last 17 November: “Bye”" in words(people)


def test_today_shows_the_next_one_and_looks_back_on_a_click(desk: Desk, page: OneOnOnePage) -> None:
    services = desk.workspace.services
    services.one_on_one_notes.note(meeting(desk), OneOnOneNote(held_on=TODAY, closing_line="Bye"))
    tomorrow = TODAY + dt.timedelta(days=1)
    desk.workspace.undoing.saved(services.one_on_ones.plan(meeting(desk), tomorrow, dt.time(10)), "")
    today = desk.show(ShowToday())

    assert "One-on-one with Maria" in words(today)
    assert "tomorrow 10:00" in words(today)
    assert "Last time with Maria" in words(today)
    assert "“Bye”" not in words(today)
    (show,) = [one for one in all_of(today._aside._closing_line, TextButton) if one.text() == "Show the text"]  # type: ignore[attr-defined]  # of the page that is shown
    show.click()
    assert "“Bye”" in words(today)
    button(today, "Prepare").click()
    assert "Tomorrow, Wednesday 25 November, 10:00. Last one today." in words(shown(desk))
