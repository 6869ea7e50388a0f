"""People: who is there, the page of one, and what is promised to all of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from tests.ui.pages.desk import Desk, focused, press, text_button, visible, words
from tests.ui.showing import wait_until

from leader_journal.core.periods import add_months
from leader_journal.core.records import Agreement, Person, Promise
from leader_journal.core.terms import Kind, PromiseState
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.figures.figure_canvas import FigureCanvas
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.people.merge_dialog import MergeDialog
from leader_journal.ui.pages.people.page import PeoplePage, PeopleSide
from leader_journal.ui.pages.people.person_below import SECTION_GAP, PersonBelow
from leader_journal.ui.pages.people.person_chart import PersonChart
from leader_journal.ui.pages.people.person_list import PersonList
from leader_journal.ui.pages.people.person_view import PersonView
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.people.promise_rows import PromiseRows
from leader_journal.ui.places import PageName, ShowEntries, ShowPeople, ShowPerson, ShowToday
from leader_journal.ui.toolkit.folded_list import FoldedList
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.people import entries_since

_Dialog = TypeVar("_Dialog", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


def _capture(desk: Desk, facts: str, promise: str = "", due: dt.date | None = None) -> None:
    captured = Captured(kind=Kind.MISTAKE, facts=facts, promise=promise, promise_due=due)
    desk.workspace.services.capture.save(captured)


@pytest.fixture
def page(desk: Desk) -> PeoplePage:
    """The page of a journal with Ada, to whom something is owed, and Bo."""
    today = desk.clock.now().date()
    _capture(desk, "@Ada told it late", "Send @Ada the plan", today - dt.timedelta(days=3))
    _capture(desk, "@Bo asked")
    press(Qt.Key.Key_5, CTRL)
    shown = desk.workspace.go(ShowPeople())
    assert isinstance(shown, PeoplePage)
    return shown


def rows(page: QWidget) -> list[Row]:
    return visible(page, Row)


def person(desk: Desk, alias: str) -> Person:
    found = desk.workspace.services.people.find(alias)
    assert found is not None
    return found


def promises(desk: Desk) -> tuple[Promise, ...]:
    return desk.workspace.services.journal.promises.all()


def test_a_key_opens_the_first_person_of_the_list(desk: Desk, page: PeoplePage) -> None:
    assert desk.workspace.place.page is PageName.PEOPLE
    assert "Ada" in words(page)
    assert "I owe Ada" in words(page)
    assert "was due Saturday" in words(page)
    desk.settle()  # what stands under the figure comes a moment later
    assert "My own notes; they may be personal data." in words(page)


def test_the_arrows_choose_and_the_page_follows(desk: Desk, page: PeoplePage) -> None:
    press(Qt.Key.Key_Down)
    desk.settle()

    assert "I owe Bo" in words(page)
    assert [row.title for row in rows(page)] == ["Bo asked"]


def test_what_was_unfolded_of_somebody_is_not_made_of_the_next(
    desk: Desk, page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kept promise of the next person was made, and then folded."""
    _capture(desk, "@Bo asked again", "Send @Bo the plan")
    for promise in promises(desk):
        desk.workspace.undoing.saved(desk.workspace.services.promises.keep(promise), "")
    fold = next(iter(visible(_view(page), FoldedList)))
    fold.set_open(True)
    made: list[Promise] = []
    make = PromiseRows.row

    def noted(rows: PromiseRows, promise: Promise) -> Row:
        made.append(promise)
        return make(rows, promise)

    monkeypatch.setattr(PromiseRows, "row", noted)

    press(Qt.Key.Key_Down)

    assert "Bo" in words(_view(page))
    assert (made, fold.is_open()) == ([], False)


def test_tab_goes_on_below_a_list_that_was_made_anew(desk: Desk, page: PeoplePage) -> None:
    desk.messages.text = "Zoe"
    page.add_person()
    page.coming(ShowPeople())
    page.entered()

    press(Qt.Key.Key_Tab)
    assert focused() is text_button(page, "Add a person")

    press(Qt.Key.Key_Tab)
    assert _view(page).isAncestorOf(focused())

    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Backtab)
    assert isinstance(focused(), PersonList)


def test_between_parts_stands_one_gap_whichever_of_them_are_there(desk: Desk, page: PeoplePage) -> None:
    """Of a person without one-on-ones and agreements their gaps stood all the same, one under the other."""
    desk.settle()
    (below,) = visible(page, PersonBelow)
    gap = below._fields.y() - below._entries.geometry().bottom() - 1
    assert gap == desk.theme.px(SECTION_GAP)


def test_letters_find_a_name_of_two_words_and_the_space_in_it_opens_nothing(desk: Desk, page: PeoplePage) -> None:
    for name in ("Anne Berit", "Anne Sofie"):
        desk.messages.text = name
        page.add_person()
    desk.settle()
    page.coming(ShowPeople())
    page.entered()
    listed, opened = focused(), list[str]()
    assert isinstance(listed, PersonList)
    listed.choose(person(desk, "Ada").id)
    listed.opened.connect(opened.append)
    interval = QApplication.keyboardInputInterval()
    try:
        QApplication.setKeyboardInputInterval(1_000_000)
        QTest.keyClicks(listed, "anne s")
        assert (listed.current(), opened) == (person(desk, "Anne Sofie").id, [])
        QApplication.setKeyboardInputInterval(0)
        QTest.keyClicks(listed, " ")
    finally:
        QApplication.setKeyboardInputInterval(interval)
    assert opened == [person(desk, "Anne Sofie").id]


def test_a_ticked_promise_is_kept_until_undo(desk: Desk, page: PeoplePage) -> None:
    rows(page)[0].ticked.emit(True)
    assert promises(desk)[0].state is PromiseState.KEPT

    desk.messages.take_back()
    desk.settle()

    assert promises(desk)[0].state is PromiseState.OPEN
    assert "was due Saturday" in words(page)


def test_a_person_is_added_and_shown(desk: Desk, page: PeoplePage) -> None:
    desk.messages.text = "Zoe"

    text_button(page, "Add a person").click()

    assert "I owe Zoe" in words(page)
    assert desk.messages.told[-1].sentence == "Person added"


def test_a_name_that_is_taken_changes_nothing(desk: Desk, page: PeoplePage) -> None:
    desk.messages.text = "bo"

    text_button(page, "Add a person").click()

    assert len(desk.workspace.services.people.all()) == 2
    assert "Somebody else here already has that name" in desk.messages.failures[-1]


def test_renaming_reaches_the_page_and_its_entries(desk: Desk, page: PeoplePage) -> None:
    desk.messages.text = "Adam"

    _view(page).acts.rename(person(desk, "Ada"))
    desk.settle()

    assert "I owe Adam" in words(page)
    assert "Adam told it late" in [row.title for row in rows(page)]


def test_merging_asks_first_and_shows_who_is_both(desk: Desk, page: PeoplePage) -> None:
    _view(page).acts.merge(person(desk, "Ada"))
    dialog = _dialog(desk, MergeDialog)
    assert any("names Ada will name Bo" in text for text in words(dialog))

    dialog.accept()
    desk.settle()

    assert [known.alias for known in desk.workspace.services.people.all()] == ["Bo"]
    assert "I owe Bo" in words(page)
    desk.messages.take_back()
    assert [known.alias for known in desk.workspace.services.people.all()] == ["Ada", "Bo"]


def test_who_left_stands_last_and_can_come_back(desk: Desk, page: PeoplePage) -> None:
    _view(page).acts.turn_active(person(desk, "Ada"))
    assert [line.person.alias for line in desk.workspace.services.people_book.lines()] == ["Bo", "Ada"]
    assert "No longer here" in words(page)

    _view(page).acts.turn_active(person(desk, "Ada"))

    assert person(desk, "Ada").active


def test_a_long_name_is_read_to_its_end_on_its_page(desk: Desk) -> None:
    """It ended in an ellipsis at its first name: of two who are called alike it was not seen who it was."""
    name = "Anne-Katrine Sørensdatter Østergaard-Villadsen"
    (person,) = desk.workspace.services.people_book.add(name).ids
    desk.window.resize(900, 600)
    page = desk.show(ShowPerson(person))
    (title,) = (one for one in visible(page, TextLabel) if one.text() == name and one.font().pixelSize() > 20)
    assert title.hasHeightForWidth()
    assert title.height() >= title.heightForWidth(title.width()) > desk.theme.line_height(TextStyle.TITLE)


def test_notes_are_saved_when_the_page_is_left(desk: Desk, page: PeoplePage) -> None:
    field = page.findChild(WritingField)
    assert isinstance(field, WritingField)
    field.setFocus()
    field.insertPlainText("Knows the budget")

    desk.workspace.go(ShowToday())

    assert person(desk, "Ada").notes == "Knows the budget"


def test_notes_are_saved_when_somebody_else_is_chosen(desk: Desk, page: PeoplePage) -> None:
    field = page.findChild(WritingField)
    assert isinstance(field, WritingField)
    field.insertPlainText("Knows the budget")

    page.show_person(person(desk, "Bo").id)

    assert person(desk, "Ada").notes == "Knows the budget"
    assert person(desk, "Bo").notes == ""
    assert field.text() == ""


def test_a_rhythm_is_chosen(desk: Desk, page: PeoplePage) -> None:
    select = _view(page).findChild(Select)
    assert isinstance(select, Select)
    select.setCurrentIndex(select.findText("Every 2 weeks"))
    select.activated.emit(select.currentIndex())

    assert person(desk, "Ada").cadence_weeks == 2
    assert "Every 2 weeks" in words(page)


def test_all_entries_of_a_person_open_in_the_journal(desk: Desk, page: PeoplePage) -> None:
    for number in range(6):
        _capture(desk, f"@Bo asked again, {number}")
    page.reload()
    page.show_person(person(desk, "Bo").id)
    desk.settle()

    (below,) = visible(page, PersonBelow)
    text_button(below, "Show the 7 entries").click()

    journal = desk.workspace.go(ShowEntries())
    assert isinstance(journal, JournalPage)
    assert desk.workspace.place.page is PageName.JOURNAL
    desk.workspace.pages.back()
    assert "I owe Bo" in words(page)


class TestPromises:
    """The other side of the page."""

    def test_what_is_overdue_comes_first_with_the_rate_as_a_sentence(self, desk: Desk, page: PeoplePage) -> None:
        desk.workspace.services.promises.add("Think it over")
        page.show_side(PeopleSide.PROMISES)

        assert [row.title for row in rows(page)] == ["Send Ada the plan", "Think it over"]
        assert "Kept by its day: 0 of 1 promise that was due." in words(page)
        assert "Without a day" in words(page)

    def test_a_promise_by_hand_takes_the_day_from_its_words(self, desk: Desk, page: PeoplePage) -> None:
        text_button(page, "Add a promise").click()
        dialog = _dialog(desk, PromiseDialog)
        line, _by = dialog.findChildren(QLineEdit)[:2]
        line.setText("Send the rota by Friday")
        assert "Friday 27 November" in words(dialog)

        dialog.accept()

        promise = promises(desk)[-1]
        assert (promise.to, promise.due) == (person(desk, "Ada").id, dt.date(2026, 11, 27))

    def test_a_day_that_is_none_is_said_and_nothing_is_lost(self, desk: Desk, page: PeoplePage) -> None:
        text_button(page, "Add a promise").click()
        dialog = _dialog(desk, PromiseDialog)
        line, by = dialog.findChildren(QLineEdit)[:2]
        line.setText("Send the rota")
        QTest.keyClicks(by, "soonish")
        dialog.accept()

        assert dialog.isVisible()
        assert any("does not recognise that date" in text for text in words(dialog))
        by.setText("")
        QTest.keyClicks(by, "næste uge")
        dialog.accept()
        assert promises(desk)[-1].due == dt.date(2026, 11, 30)

    def test_letting_go_is_an_honest_no_and_has_a_way_back(self, desk: Desk, page: PeoplePage) -> None:
        page.show_side(PeopleSide.PROMISES)
        rows(page)[0].opened.emit()
        text_button(_dialog(desk, PromiseDialog), "Let go, with an honest no").click()
        desk.settle()
        assert promises(desk)[0].state is PromiseState.LET_GO
        assert rows(page) == []

        desk.messages.take_back()
        desk.settle()

        assert [row.title for row in rows(page)] == ["Send Ada the plan"]


class TestRoom:
    """Little room, or nobody yet."""

    def test_with_little_room_the_page_comes_instead_of_the_list(self, desk: Desk, page: PeoplePage) -> None:
        desk.window.resize(820, 700)
        desk.settle()
        listed = page.findChild(PersonList)
        assert isinstance(listed, PersonList)
        assert listed.isVisible()
        assert not _view(page).isVisible()

        listed.opened.emit(person(desk, "Ada").id)
        assert _view(page).isVisible()
        assert not listed.isVisible()
        press(Qt.Key.Key_Escape)

        assert listed.isVisible()

    def test_nobody_yet(self, desk: Desk) -> None:
        desk.workspace.services.promises.add("Say the rule about swaps again")
        page = desk.workspace.go(ShowPeople())

        assert "No people yet" in words(page)
        for side, said in (
            (PeopleSide.PROMISES, "Say the rule about swaps again"),
            (PeopleSide.PEOPLE, "No people yet"),
        ):
            (switch,) = visible(page, Segmented)
            switch.chosen.emit(side)
            desk.settle()
            assert said in words(page)


def _view(page: PeoplePage) -> PersonView:
    view = page.findChild(PersonView)
    assert isinstance(view, PersonView)
    return view


def _dialog(desk: Desk, kind: type[_Dialog]) -> _Dialog:
    found = [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_was_written_about_somebody_outlives_undoing_that_they_were_added(desk: Desk, page: PeoplePage) -> None:
    desk.messages.text = "Zoe"
    text_button(page, "Add a person").click()
    field = page.findChild(WritingField)
    assert isinstance(field, WritingField)
    field.insertPlainText("Knows the budget")

    desk.messages.take_back()
    desk.settle()

    assert person(desk, "Zoe").notes == "Knows the budget"


class TestTheChart:
    """One person in time: marks, agreements and promises, and no number of theirs."""

    def _chart(self, desk: Desk, page: PeoplePage) -> PersonChart:
        desk.settle()
        (chart,) = page.findChildren(PersonChart)
        return chart

    def _canvas(self, chart: PersonChart) -> FigureCanvas:
        (canvas,) = chart.findChildren(FigureCanvas)
        for _wait in range(200):
            canvas.grab()
            if canvas.marks():
                break
            QTest.qWait(10)
        return canvas

    def test_it_shows_who_is_chosen(self, desk: Desk, page: PeoplePage) -> None:
        chart = self._chart(desk, page)

        assert chart.isVisibleTo(page)
        assert "1 entry since November" in words(chart)
        assert not [said for said in words(chart) if "%" in said]

    def test_its_head_counts_what_it_draws_not_what_was_before(self, desk: Desk, page: PeoplePage) -> None:
        long_ago = desk.clock.now() - dt.timedelta(days=800)
        desk.workspace.services.capture.save(Captured(kind=Kind.IDEA, facts="@Ada had an idea", happened=long_ago))
        page.show_person(person(desk, "Ada").id)
        chart = self._chart(desk, page)

        since, today = add_months(desk.clock.now().date(), -12) + dt.timedelta(days=1), desk.clock.now().date()
        assert entries_since(1, since, today) in words(chart)

    def test_a_mark_opens_its_entry(self, desk: Desk, page: PeoplePage) -> None:
        chart = self._chart(desk, page)
        canvas = self._canvas(chart)
        mark = next(mark for mark in canvas.marks() if mark.filter.ids)
        canvas.mark_activated.emit(mark)

        assert desk.workspace.place.page is PageName.JOURNAL

    def test_somebody_without_anything_has_none(self, desk: Desk, page: PeoplePage) -> None:
        self._chart(desk, page)
        changes = desk.workspace.services.people_book.add("Cy")
        desk.workspace.undoing.saved(changes, "")
        page._view.show_person(changes.ids[0])
        desk.settle()

        assert not self._chart(desk, page).isVisibleTo(page)

    def test_it_is_saved_without_the_name(self, desk: Desk, page: PeoplePage, tmp_path: Path) -> None:
        chart = self._chart(desk, page)
        desk.messages.path = tmp_path / "ada.svg"
        chart.save()

        assert "Ada" not in desk.messages.path.read_text(encoding="utf-8")

    def test_an_agreement_without_entries_opens_nothing(self, desk: Desk, page: PeoplePage) -> None:
        ada = person(desk, "Ada")
        agreement = Agreement(id="01900000-0000-7000-8000-00000000000a", what="Say it", said_to=(ada.id,))
        with desk.workspace.services.writes.change() as writer:
            writer.put(replace(agreement, said_on=desk.clock.now().date()))
        desk.workspace.undoing.saved(writer.changes, "")
        page._view.show_person(ada.id)
        chart = self._chart(desk, page)
        canvas = self._canvas(chart)
        mark = next(mark for mark in canvas.marks() if mark.filter.agreements)
        canvas.mark_activated.emit(mark)

        assert desk.workspace.place.page is PageName.PEOPLE


def test_looking_at_somebody_writes_nothing_whatever_stands_in_their_notes(desk: Desk) -> None:
    journal = desk.workspace.services.journal
    kim = Person(id=journal.ids.new(), alias="Kim", real_name="Kim ", notes=" 50\u00a0%\u2028a\r\nb\u2029c\t ")
    with journal.write() as writer:
        writer.put(kim)
    before = journal.revisions.count()
    page = desk.show(ShowPerson(kim.id))
    assert isinstance(page, PeoplePage)
    page.keep()
    desk.show(ShowToday())
    desk.settle()
    assert journal.revisions.count() == before
    assert journal.people.get(kim.id).notes == kim.notes


@pytest.mark.parametrize("width", [900, 1280])
def test_the_switch_stays_where_it_is_when_it_is_turned(desk: Desk, page: PeoplePage, width: int) -> None:
    desk.window.resize(width, 600)
    stood = []
    for side in PeopleSide:
        page.show_side(side)
        desk.settle()
        (switch,) = visible(page, Segmented)
        stood.append((switch.mapTo(page, QPoint()), switch.size()))
    assert stood[0] == stood[1]


def test_what_is_understood_stands_on_the_line_of_its_field(desk: Desk, page: PeoplePage) -> None:
    owed = desk.workspace.services.promises.open()[0]
    dialog = PromiseDialog(desk.workspace._context, owed, None, page)
    dialog.open()
    desk.settle()
    (line,) = visible(dialog, DayLine)
    (said,) = visible(line, TextLabel)
    assert said.geometry().center().y() == pytest.approx(line.line.geometry().center().y(), abs=1)
    dialog.done(0)


def test_all_of_a_person_is_there_in_a_window_that_shows_one_pane(desk: Desk) -> None:
    """What stands under the figure is made a moment later, and by then the list alone may be seen."""
    desk.add("@Maria asked about the rota", Kind.QUESTION)
    desk.window.resize(800, 700)
    page = desk.show(ShowPeople())
    assert not page.findChildren(PersonBelow)
    press(Qt.Key.Key_Return)
    wait_until(lambda: bool(visible(page, PersonBelow)))
    assert visible(page, PersonBelow)
