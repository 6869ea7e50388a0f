"""The page of agreements: read, written, said again, ended, and the frames that are owed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QWidget
from tests.ui.pages.desk import Desk, press, text_button, type_text, visible, words
from tests.ui.showing import wait_until

from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState, Kind, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.pages.agreements.agreement_block import AgreementBlock
from leader_journal.ui.pages.agreements.frame_owed import FrameOwed
from leader_journal.ui.pages.agreements.page import AgreementsPage
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.places import PageName, ShowAgreements, ShowEntries, ShowToday
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.four_boxes import FourBoxes
from leader_journal.ui.toolkit.long_list import AT_ONCE
from leader_journal.ui.toolkit.page_scroll import in_view

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> AgreementsPage:
    """The page of a journal with one agreement, broken once, and one breach without."""
    book = desk.workspace.services.agreements
    today = desk.workspace.services.clock.now().date()
    form = replace(book.blank(), what="We say it the same day", consequence="We talk", spoken=True, said_on=today)
    form = replace(form, said_to="the whole team")
    book.save(form)
    capture = desk.workspace.services.capture
    capture.save(Captured(kind=Kind.BREACH, facts="Nobody said it", agreement=form.id))
    capture.save(Captured(kind=Kind.BREACH, facts="@Bo came without the figures"))
    press(Qt.Key.Key_6, CTRL)
    shown = desk.show(ShowAgreements())
    assert isinstance(shown, AgreementsPage)
    return shown


def test_what_was_said_to_nobody_in_particular_was_said_aloud_on_a_day(desk: Desk) -> None:
    """As capture writes it: behind "said aloud to" stood a day."""
    desk.workspace.services.capture.save(Captured(kind=Kind.BREACH, facts="Late", new_agreement="We call in time"))
    shown = desk.show(ShowAgreements())
    (block,) = visible(shown, AgreementBlock)
    assert "Said aloud" in block.said
    assert "Said aloud to" not in block.said


def test_what_was_not_said_yet_does_not_say_aloud_twice(desk: Desk) -> None:
    """ "Said aloud to: not said aloud yet" stood there."""
    book = desk.workspace.services.agreements
    book.save(replace(book.blank(), what="We call in time", spoken=False, said_to="the whole team"))
    shown = desk.show(ShowAgreements())
    (block,) = visible(shown, AgreementBlock)
    assert "Said aloud" in block.said
    assert "not yet, to the whole team" in block.said
    assert "not said aloud yet" not in block.said


def agreement(desk: Desk) -> Agreement:
    return desk.workspace.services.journal.agreements.all()[0]


def menu_of(page: QWidget) -> dict[str, Callable[[], None]]:
    block = page.findChild(AgreementBlock)
    assert isinstance(block, AgreementBlock)
    menu = QMenu(page)
    block.menu_wanted.emit(menu)
    return {action.text(): action.trigger for action in menu.actions() if action.text()}


def test_what_was_agreed_is_read_at_once(desk: Desk, page: AgreementsPage) -> None:
    assert desk.workspace.place.page is PageName.AGREEMENTS
    shown = words(page)
    for said in ("We say it the same day", "in force", "the whole team, 24 November", "We talk", "Not agreed yet"):
        assert said in shown
    assert "Bo came without the figures" in shown


def test_how_often_it_was_broken_opens_those_entries(desk: Desk, page: AgreementsPage) -> None:
    text_button(page, "once").click()

    journal = desk.show(ShowEntries())
    assert isinstance(journal, JournalPage)
    model = journal.findChildren(EntryListView)[0].model()
    assert isinstance(model, EntryListModel)
    assert [row.facts for row in model.entries()] == ["Nobody said it"]


def test_an_agreement_is_written_by_keys(desk: Desk, page: AgreementsPage) -> None:
    page.add()
    type_text("The figures come first")
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()

    assert "The figures come first" in words(page)
    assert desk.messages.told[-1].sentence == "Agreement saved"
    desk.messages.take_back()
    desk.settle()
    assert "The figures come first" not in words(page)


def test_nothing_is_saved_without_a_what(desk: Desk, page: AgreementsPage) -> None:
    page.add()
    press(Qt.Key.Key_Return, CTRL)

    assert desk.messages.failures[-1].startswith("Nothing has been written yet")
    assert len(desk.workspace.services.journal.agreements.all()) == 1


def test_what_was_left_without_saving_can_be_brought_back(desk: Desk, page: AgreementsPage) -> None:
    page.add()
    type_text("Half a sentence")
    press(Qt.Key.Key_Escape)
    assert "Half a sentence" not in words(page)

    desk.messages.take_back()
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()

    assert "Half a sentence" in words(page)


def test_what_was_brought_back_or_begun_on_another_day_is_not_lost_by_leaving_it(
    desk: Desk, page: AgreementsPage
) -> None:
    agreements = desk.workspace.services.agreements
    page.add()
    type_text("A sentence that counts")
    press(Qt.Key.Key_Escape)
    desk.messages.take_back()
    desk.workspace.keep()
    kept = agreements.draft()
    assert kept is not None
    assert kept.what == "A sentence that counts"
    page._open_form(kept)  # as on the next start
    press(Qt.Key.Key_Escape)
    assert agreements.draft() is None
    desk.messages.take_back()
    assert agreements.draft() == kept


def test_what_was_deleted_again_does_not_come_back(desk: Desk, page: AgreementsPage) -> None:
    page.add()
    type_text("Half")
    desk.workspace.keep()
    for _letter in "Half":
        press(Qt.Key.Key_Backspace)
    desk.workspace.keep()
    assert desk.workspace.services.agreements.draft() is None


def test_a_form_survives_leaving_the_page(desk: Desk, page: AgreementsPage) -> None:
    page.add()
    type_text("Half a sentence")
    desk.workspace.go(ShowToday())

    draft = desk.workspace.services.agreements.draft()

    assert draft is not None
    assert draft.what == "Half a sentence"


def test_a_long_list_is_shown_in_parts(desk: Desk, page: AgreementsPage) -> None:
    capture = desk.workspace.services.capture
    for number in range(AT_ONCE + 4):  # and one of the page's own
        capture.save(Captured(kind=Kind.BREACH, facts=f"@Bo came without figure {number}"))
    page.reload()
    desk.settle()
    wait_until(lambda: len(visible(page, FrameOwed)) == AT_ONCE)

    text_button(page, "Show more").click()
    QApplication.processEvents()

    assert len(visible(page, FrameOwed)) == AT_ONCE + 5
    assert not [b for b in visible(page, TextButton) if b.text() == "Show more"]


def test_a_breach_without_an_agreement_gets_its_frame(desk: Desk, page: AgreementsPage) -> None:
    text_button(page, "Write the agreement").click()
    type_text("The figures come the day before")
    press(Qt.Key.Key_Return, CTRL)
    desk.settle()

    assert "The figures come the day before" in words(page)
    assert "Not agreed yet" not in words(page)


def test_its_state_is_changed_from_the_menu_and_said_again_by_its_link(desk: Desk, page: AgreementsPage) -> None:
    menu_of(page)["Needs to be said again"]()
    desk.settle()
    assert agreement(desk).state is AgreementState.SAY_AGAIN

    text_button(page, "say it again").click()
    desk.settle()

    assert agreement(desk).state is AgreementState.IN_FORCE
    assert "in force" in words(page)


def test_an_ended_one_is_folded_away(desk: Desk, page: AgreementsPage) -> None:
    menu_of(page)["Ended"]()
    desk.settle()

    assert agreement(desk).state is AgreementState.ENDED
    assert "We say it the same day" not in words(page)


def test_earlier_wordings_stand_under_the_form(desk: Desk, page: AgreementsPage) -> None:
    page.edit(agreement(desk))
    type_text(" or the next ")
    press(Qt.Key.Key_Return, CTRL)
    page.edit(agreement(desk))
    desk.settle()

    assert "Earlier wording" in words(page)
    assert "written 24 November" in words(page)
    assert "We say it the same day" in words(page)


def test_one_that_was_not_said_has_no_day(desk: Desk, page: AgreementsPage) -> None:
    page.edit(replace(agreement(desk), spoken=False, said_on=None))
    desk.settle()

    assert not [field for field in visible(page, QLineEdit) if field.accessibleName() == "Said aloud to"]


def test_nothing_agreed_yet(desk: Desk) -> None:
    assert "No agreements yet" in words(desk.show(ShowAgreements()))


def test_where_only_frames_are_owed_the_place_of_the_agreements_is_not_blank(desk: Desk) -> None:
    """Under the head stood nothing at all, and all there was to do stood at the side."""
    capture = desk.workspace.services.capture
    capture.save(Captured(kind=Kind.BREACH, facts="@Bo came without the figures"))
    shown = desk.show(ShowAgreements())
    assert "No agreements yet" in words(shown)

    capture.save(Captured(kind=Kind.BREACH, facts="Late", new_agreement="We call in time"))
    assert "No agreements yet" not in words(desk.show(ShowAgreements()))


class TestTheFourBoxes:
    """How breaches were met, beside the agreements."""

    def test_they_say_since_when_and_how_many(self, desk: Desk, page: AgreementsPage) -> None:
        assert "2 breaches since November" in words(page)
        assert text_button(page, "2 cannot be placed yet").isVisibleTo(page)

    def test_a_box_opens_its_entries_and_an_empty_one_nothing(self, desk: Desk, page: AgreementsPage) -> None:
        capture = desk.workspace.services.capture
        calm = Captured(kind=Kind.BREACH, facts="Late again", tone=Tone.SHARP)
        desk.workspace.undoing.saved(capture.save(calm), "")
        desk.settle()
        (boxes,) = page.findChildren(FourBoxes)

        boxes.boxes[0].click()
        assert desk.workspace.place.page is PageName.AGREEMENTS
        boxes.boxes[3].click()

        journal = desk.workspace.go(ShowEntries())
        assert isinstance(journal, JournalPage)
        facts = [row.facts for row in desk.workspace.services.entries.rows(journal._filter)]
        assert facts == ["Late again"]
        assert not any(box.isChecked() for box in boxes.boxes)

    def test_without_a_breach_there_are_none(self, desk: Desk) -> None:
        form = replace(desk.workspace.services.agreements.blank(), what="We say it the same day")
        desk.workspace.services.agreements.save(form)
        shown = desk.show(ShowAgreements())

        (boxes,) = shown.findChildren(FourBoxes)
        assert not boxes.isVisibleTo(shown)


def test_the_form_says_in_force_of_nothing_that_nobody_was_told(desk: Desk) -> None:
    page = desk.show(ShowAgreements())
    assert isinstance(page, AgreementsPage)
    page.add()
    desk.settle()
    form = page._made_form()
    assert form._state.value() is AgreementState.SAY_AGAIN
    assert "To be said" in [cell.text() for cell in visible(form, QToolButton)]

    form._spoken.click()
    assert form._state.value() is AgreementState.IN_FORCE
    form._spoken.click()
    assert form._state.value() is AgreementState.SAY_AGAIN

    (in_force,) = [cell for cell in visible(form, QToolButton) if cell.text() == "In force"]
    in_force.click()
    assert form._spoken.isChecked(), "it comes into force by being said"
    form._what.set_text("We say it the same day")
    form.save()
    assert agreement(desk).standing is AgreementState.IN_FORCE
    assert agreement(desk).said_on == desk.clock.now().date()


def focused_agreement(desk: Desk) -> str:
    desk.settle()
    focused = QApplication.focusWidget()
    block = focused.parentWidget() if focused is not None else None
    return block.accessibleName() if isinstance(block, AgreementBlock) else ""


@pytest.mark.parametrize("ended", [False, True])
def test_an_agreement_that_was_looked_for_is_shown_among_thousands(desk: Desk, ended: bool) -> None:
    """It stands first with the keyboard on it, unfolded if it has ended, and no other thousand is made for it."""
    book, ids = desk.workspace.services.agreements, desk.workspace.services.journal.ids
    records = [Agreement(id=ids.new(), what=f"We say it, {number}") for number in range(2_000)]
    with desk.workspace.services.journal.write() as writer:
        for record in records:
            writer.put(record)
    if ended:
        book.set_state(records[3], AgreementState.ENDED)
    page = desk.show(ShowAgreements(records[3].id))
    assert focused_agreement(desk) == "We say it, 3"
    shown = next(one for one in page.findChildren(AgreementBlock) if one.accessibleName() == "We say it, 3")
    assert in_view(shown, shown.rect())
    assert len(page.findChildren(AgreementBlock)) <= 3 * AT_ONCE
    page = desk.show(ShowAgreements())
    assert focused_agreement(desk) == ""


def test_whoever_wrote_an_agreement_below_many_others_is_at_it(desk: Desk) -> None:
    ids = desk.workspace.services.journal.ids
    last = Agreement(id=ids.new(), what="We ask", state=AgreementState.SAY_AGAIN)
    with desk.workspace.services.journal.write() as writer:
        writer.put(last)
        for number in range(14):
            writer.put(Agreement(id=ids.new(), what=f"We say it, {number}", state=AgreementState.IN_FORCE, spoken=True))
    desk.window.resize(900, 500)
    page = desk.show(ShowAgreements())
    assert isinstance(page, AgreementsPage)
    page.edit(last)
    type_text(" first")
    press(Qt.Key.Key_Return, CTRL)
    assert focused_agreement(desk) == "We ask first"


def test_whoever_changed_an_agreement_is_back_at_it(desk: Desk) -> None:
    book, ids = desk.workspace.services.agreements, desk.workspace.services.journal.ids
    records = [Agreement(id=ids.new(), what=f"We say it, {number}") for number in range(8)]
    with desk.workspace.services.journal.write() as writer:
        for record in records:
            writer.put(record)
    page = desk.show(ShowAgreements())
    assert isinstance(page, AgreementsPage)
    desk.settle()
    wait_until(lambda: len(page.findChildren(AgreementBlock)) == 8)
    page._scroll.verticalScrollBar().setValue(200)
    there = page._scroll.verticalScrollBar().value()
    page.edit(book.get(records[5].id))
    type_text(", always")
    press(Qt.Key.Key_Return, CTRL)
    assert focused_agreement(desk) == "We say it, 5, always"
    assert page._scroll.verticalScrollBar().value() == there
