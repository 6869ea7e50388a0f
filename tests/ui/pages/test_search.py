"""The page that searches everything: what is typed is found in groups, and each hit leads to its place."""

from __future__ import annotations

import datetime as dt
from functools import partial
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.reviewing import close_a_review, later
from tests.ui.showing import wait_until

from leader_journal.core.draft_slots import IN_WINDOW
from leader_journal.core.folding import search_terms
from leader_journal.core.found import FoundKind
from leader_journal.core.guide import Chapter
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.plans import PlanWords
from leader_journal.services.entries.capture import Captured
from leader_journal.services.search.service import ALL
from leader_journal.ui.actions import Act
from leader_journal.ui.pages.guide.page import GuidePage
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.one_on_one.note_form import BringUpTicks, NoteForm
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.search.hit_row import HitRow
from leader_journal.ui.pages.search.page import SearchPage, place_of
from leader_journal.ui.places import (
    PageName,
    Place,
    PrepareOneOnOne,
    ReadReview,
    ShowAgreements,
    ShowEntry,
    ShowGuide,
    ShowOneOnOne,
    ShowPerson,
    ShowProgress,
    ShowPromises,
    ShowSearch,
    ShowToday,
)
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.catalogue import Language


def _hits(page: QWidget) -> list[HitRow]:
    return [row for row in page.findChildren(HitRow) if row.isVisible()]


def _search(desk: Desk, typed: str) -> list[HitRow]:
    page = desk.show(ShowSearch(typed))
    desk.settle()
    return _hits(page)


def test_a_closing_line_is_found_and_opens_its_meeting(desk: Desk) -> None:
    desk.add("@Maria waited")
    services = desk.workspace.services
    maria = services.people.all()[0].id
    meeting = services.one_on_ones.prepare(maria)
    note = OneOnOneNote(held_on=dt.date(2026, 11, 20), closing_line="even when it is only a feeling")
    held = services.one_on_one_notes.note(meeting, note).ids[0]

    row = _search(desk, "FEEL")[0]  # the guide says it, too

    assert row.accessibleName() == "even when it is only a feeling"
    assert "closing line" in row.accessibleDescription()
    QTest.keyClick(row, Qt.Key.Key_Return)
    desk.settle()
    assert desk.workspace.place == ShowOneOnOne(held)


def test_an_entry_and_a_line_to_bring_up_lead_to_their_places(desk: Desk) -> None:
    entry = desk.add("@Maria asked about the rota").id
    services = desk.workspace.services
    maria = services.people.all()[0].id
    desk.workspace.undoing.saved(services.bring_ups.add("The rota, once more", maria), "")

    first, second = _search(desk, "rota")

    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert desk.workspace.place == ShowPerson(maria)
    desk.workspace.pages.back()
    desk.settle()
    assert desk.workspace.place.page is PageName.SEARCH
    QTest.mouseClick(_hits(desk.show(ShowSearch()))[0], Qt.MouseButton.LeftButton)
    assert desk.workspace.place.page is ShowEntry(entry).page
    assert first is not second
    assert place_of(desk.workspace.services.search.everything("rota", "en")[0].hits[0]) == ShowEntry(entry)


def test_a_plan_is_found_by_its_sentence_and_opens_where_it_is_seen(desk: Desk) -> None:
    """The last one stands on Today, one of a review on its page, one of no review in the chart of them all."""
    desk.add("Somebody came")
    plans = desk.workspace.services.plans
    plans.make(PlanWords(when="someone doubts a date", then="I will name the risk"))
    later(desk, 40)
    desk.add("Somebody disagreed")
    review = close_a_review(desk)
    plans.make(PlanWords(when="I am interrupted", then="breathe"))
    reads: dict[Language, dict[str, Place]] = {
        Language.ENGLISH: {
            "When I am interrupted, I breathe.": ShowToday(),
            "When somebody disagrees, I will ask first": ReadReview(review.id),
            '"when someone doubts a date, I name the risk"': ShowProgress("plan"),
        },
        Language.DANISH: {
            "Når I am interrupted, vil jeg breathe.": ShowToday(),
            "når somebody disagrees vil jeg ask first": ReadReview(review.id),
        },
    }
    for language, asked in reads.items():
        desk.interpreter.speak(language)
        for typed, place in asked.items():
            rows = _search(desk, typed)
            groups = desk.workspace.services.search.everything(typed, language.value)
            kinds = [hit.kind for group in groups for hit in group.hits]
            QTest.keyClick(rows[kinds.index(FoundKind.PLAN)], Qt.Key.Key_Return)
            desk.settle()
            assert desk.workspace.place == place


def test_a_plan_that_was_worded_anew_after_its_review_opens_where_its_words_stand(desk: Desk) -> None:
    """The page of the review is kept as it was, with the words that it had then."""
    desk.add("Somebody disagreed")
    review = close_a_review(desk)
    plans = desk.workspace.services.plans
    plan = plans.in_force()
    assert plan is not None
    plans.make(PlanWords(when="I am interrupted", then="breathe"))
    ended = plans.get(plan.id)
    assert ended is not None
    plans.change(ended, PlanWords(when=ended.when, then="count to ten"))
    for typed, place in (("ask first", ReadReview(review.id)), ("count to ten", ShowProgress("plan"))):
        rows = _search(desk, typed)
        groups = desk.workspace.services.search.everything(typed, "en")
        kinds = [hit.kind for group in groups for hit in group.hits]
        kind = FoundKind.PLAN if FoundKind.PLAN in kinds else FoundKind.REVIEW
        QTest.keyClick(rows[kinds.index(kind)], Qt.Key.Key_Return)
        desk.settle()
        assert desk.workspace.place == place


def test_more_than_a_few_hits_are_counted_and_shown_on_demand(desk: Desk) -> None:
    for number in range(8):
        desk.workspace.services.promises.add(f"Rota {number}")

    assert len(_search(desk, "rota")) == 5
    page = desk.show(ShowSearch())
    (more,) = [button for button in page.findChildren(TextButton) if button.isVisible()]
    assert more.text() == "Show 3 more"
    more.click()
    desk.settle()
    assert len(_hits(page)) == 8


def test_the_key_of_search_leads_here_from_a_page_that_has_none(desk: Desk) -> None:
    desk.show(ShowAgreements())
    desk.workspace.do(Act.SEARCH)
    desk.settle()
    assert isinstance(desk.workspace.pages.current, SearchPage)


def test_nothing_found_is_said(desk: Desk) -> None:
    assert _search(desk, "zzzz") == []
    page = desk.workspace.pages.current
    assert isinstance(page, SearchPage)
    assert page._said.text() == "Nothing found."


def test_the_note_ticks_off_what_was_said_and_carries_the_rest_over(desk: Desk) -> None:
    desk.add("@Maria waited")
    services = desk.workspace.services
    maria = services.people.all()[0].id
    for line in ("First", "Second"):
        services.bring_ups.add(line, maria)
    page = desk.show(PrepareOneOnOne(maria))
    assert isinstance(page, OneOnOnePage)
    page._column.open_note()
    desk.settle()
    (ticks,) = page.findChildren(BringUpTicks)
    rows = [row for row in ticks.findChildren(Row) if row.isVisible()]
    assert [row.title for row in rows] == ["First", "Second"]

    QTest.keyClick(rows[0], Qt.Key.Key_Space)
    (form,) = page.findChildren(NoteForm)
    form.save()
    desk.settle()

    assert [one.text for one in services.bring_ups.view(maria).waiting] == ["Second"]


def test_a_hit_in_the_guide_opens_at_its_place(desk: Desk) -> None:
    """On the page that says it, the words marked, the place that was shown in view, and the way to the others."""
    services = desk.workspace.services
    groups = services.search.everything("humility", "en", limit=ALL, only=FoundKind.GUIDE)
    hits = groups[0].hits
    assert len(hits) > 1
    for hit in hits:
        desk.show(place_of(hit, "humility"))
        page = desk.workspace.pages.current
        assert isinstance(page, GuidePage)
        assert page.place() == ShowGuide(Chapter(hit.id))
        assert not page._find.isHidden()
        place = page._places[page._place]
        said = set(search_terms(hit.excerpt))
        assert len(said & set(search_terms(place.around()))) >= min(4, len(said))
        assert place.text.textCursor().hasSelection()
        down = place.text.mapTo(page._scroll.viewport(), place.text.cursorRect().topLeft()).y()
        assert 0 <= down < page._scroll.viewport().height()


def test_days_are_said_as_they_were_read(desk: Desk) -> None:
    desk.add("@Maria asked about the rota")
    page = desk.show(ShowSearch("november 2026"))
    desk.settle()
    assert isinstance(page, SearchPage)
    assert "November" in page._said.text()
    assert _hits(page)[0].accessibleName() == "Maria asked about the rota"


def test_a_draft_leads_to_where_it_goes_on(desk: Desk) -> None:
    desk.workspace.services.capture.save_draft(IN_WINDOW, Captured(facts="Half a feather"))
    (row,) = _search(desk, "feather")
    QTest.keyClick(row, Qt.Key.Key_Return)
    window = desk.workspace.capture.window()
    assert window.isVisible()
    assert window.form.captured().facts == "Half a feather"
    window.close()


def test_a_hit_in_a_very_long_entry_opens_where_it_is_said(desk: Desk) -> None:
    entry = desk.add("A line of many words.\n" * 20_400 + "The zebra stood here.\n" + "And on it went.\n" * 5_000)
    (row,) = _search(desk, "zebra")
    QTest.keyClick(row, Qt.Key.Key_Return)
    desk.settle()
    page = desk.workspace.go(ShowEntry(entry.id, "zebra"))
    assert isinstance(page, JournalPage)
    desk.settle()
    pane = page._reading.pane
    assert "zebra" in pane._facts.words()
    assert pane._scroll.verticalScrollBar().value() > 0


def test_what_stands_in_a_form_leads_to_where_it_is_opened(desk: Desk) -> None:
    desk.add("@Maria waited")
    services = desk.workspace.services
    maria = services.people.all()[0]
    kept: dict[str, Place] = {
        f"bring_up:{maria.id}": ShowPerson(maria.id),
        f"meeting:{maria.id}": PrepareOneOnOne(maria.id),
        "promise:new": ShowPromises(),
    }
    for form, place in kept.items():
        services.forms.keep(form, ("The heron is waiting",))
        (row,) = _search(desk, "heron")
        QTest.keyClick(row, Qt.Key.Key_Return)
        desk.settle()
        assert desk.workspace.place == place
        services.forms.drop(form)


def test_it_says_that_it_is_looking_where_the_answer_takes_long(desk: Desk) -> None:
    """Another job keeps the worker; what stands below is the answer to something else."""
    page = desk.show(ShowSearch("rota"))
    assert isinstance(page, SearchPage)
    desk.settle()
    answer = Event()
    desk.workspace._context.jobs.start("long", partial(answer.wait, 60))
    page._bar.line.setText("")
    QTest.keyClicks(page._bar.line, "heron")
    page._looking.timeout.emit()
    assert page._said.text() == "Looking …"
    answer.set()
    wait_until(lambda: page._said.text() == "Nothing found.")


def test_who_went_on_to_the_hits_stays_among_them_when_the_answer_comes(desk: Desk) -> None:
    """Else the focus fell on New entry, and the next Enter made one."""
    for text in ("A heron", "A heron and a rota"):
        desk.add(text)
    page = desk.show(ShowSearch("heron"))
    assert isinstance(page, SearchPage)
    wait_until(lambda: len(_hits(page)) == 2)
    _hits(page)[1].setFocus()
    QTest.keyClicks(page._bar.line, " rota")
    wait_until(lambda: len(_hits(page)) == 1 and _hits(page)[0].hasFocus())  # once the layouts have shown what is new
    QTest.keyClicks(page._bar.line, "x")
    wait_until(lambda: page._said.text() == "Nothing found." and page._bar.line.hasFocus())


def test_a_hit_of_the_words_before_is_opened_only_if_it_holds_those_of_now(desk: Desk) -> None:
    """Typed on quickly, Down and Enter opened what had been found by other words."""
    for text in ("A heron and a rota", "Another heron"):
        desk.add(text)
    page = desk.show(ShowSearch("heron"))
    assert isinstance(page, SearchPage)
    wait_until(lambda: len(_hits(page)) == 2)
    for words, opened in ((" rota", False), (" another", True)):
        answer = Event()
        desk.workspace._context.jobs.start("long", partial(answer.wait, 60))
        page._bar.line.setText("heron")
        QTest.keyClicks(page._bar.line, words)
        latest = _hits(page)[0]
        assert "Another" in latest.accessibleName()
        QTest.keyClick(latest, Qt.Key.Key_Return)
        assert not page.isHidden()
        answer.set()
        wait_until(lambda: len(_hits(page)) == 1 or page.isHidden())
        desk.settle()
        assert page.isHidden() is opened
        desk.show(ShowSearch("heron"))
        page._bar.set_text("heron")
        page._look()
        wait_until(lambda: len(_hits(page)) == 2)


def test_a_hit_that_was_chosen_is_not_opened_once_other_words_were_typed(desk: Desk) -> None:
    for text in ("A heron and a rota", "Another heron"):
        desk.add(text)
    page = desk.show(ShowSearch("heron"))
    assert isinstance(page, SearchPage)
    wait_until(lambda: len(_hits(page)) == 2)
    answer = Event()
    desk.workspace._context.jobs.start("long", partial(answer.wait, 60))
    QTest.keyClicks(page._bar.line, " another")
    QTest.keyClick(_hits(page)[0], Qt.Key.Key_Return)
    page._bar.line.setText("rota")
    answer.set()
    wait_until(lambda: len(_hits(page)) == 1)
    page._bar.line.setText("heron another")
    wait_until(lambda: page._answered == "heron another")
    desk.settle()
    assert not page.isHidden()
