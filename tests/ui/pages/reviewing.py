"""A month to look back on, and what the tests of the page of reviews do with it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.ui.pages.desk import Desk, visible

from leader_journal.core.plans import PlanWords
from leader_journal.core.records import Marks
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.core.terms import Element, Kind, Loop, Mark, Reaction, Tone
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import StepView
from leader_journal.ui.places import Place, ShowReviews
from leader_journal.ui.toolkit.labels import TextLabel

SHOWN = Marks(humility=Mark.SHOWN, questions=Mark.SHOWN, room=Mark.SHOWN)


def write_a_month(desk: Desk) -> None:
    """Two entries that went well, two that were hard, three with one theme, a breach, and something of each debt."""
    desk.add("@Maria said the rota is unfair", marks=SHOWN, reactions=(Reaction.THANKED,))
    desk.add("@Bo showed me his mistake", Kind.MISTAKE, marks=SHOWN, reactions=(Reaction.LISTENED,))
    desk.add("@Peter says the date cannot hold", Kind.DISAGREEMENT, reactions=(Reaction.DEFENDED,), tone=Tone.SHARP)
    hard = desk.add("@Nora asked who decided it", Kind.QUESTION, reactions=(Reaction.BRUSHED_OFF,), tone=Tone.TENSE)
    desk.workspace.services.entries.save(replace(hard, loop=Loop.NOT_YET))
    for number in range(3):
        desk.add(f"An idea about invoices, {number}", Kind.IDEA, themes=("invoices",))
    desk.add("The figures came too late", Kind.BREACH, promise="Bring the figures on Monday")


def close_a_review(desk: Desk, **fields: object) -> Review:
    """Start and close a review with these fields, and a plan."""
    reviews = desk.workspace.services.reviews
    reviews.start()
    review = reviews.open()
    assert review is not None
    words = PlanWords(when="somebody disagrees", then="ask first", element=Element.QUESTIONS, kind=Kind.DISAGREEMENT)
    reviews.close(replace(review, next=words, **fields))
    closed = reviews.get(review.id)
    assert closed is not None
    return closed


def later(desk: Desk, days: int) -> None:
    """Let days pass, at a desk that nobody left."""
    desk.window.locking.idle.watch(0)
    desk.clock.advance(dt.timedelta(days=days))


def page_of(desk: Desk) -> ReviewPage:
    """Bring the page to the front."""
    page = desk.show(ShowReviews())
    assert isinstance(page, ReviewPage)
    return page


def at_step(desk: Desk, step: ReviewStep) -> StepView:
    """Start a review, or go on with it, at a step."""
    page = page_of(desk)
    page.begin()
    page._running.go(step)
    desk.settle()
    view = page._running._view
    assert view.step is step
    return view


def place_of(desk: Desk) -> Place:
    """Where the reader is."""
    return desk.workspace.place


def open_review(desk: Desk) -> Review:
    """Return the review that is being gone through."""
    review = desk.workspace.services.reviews.open()
    assert review is not None
    return review


def words(page: QWidget) -> list[str]:
    """What can be read, from top to bottom."""
    return [label.text() for label in visible(page, TextLabel) if label.text()]


def buttons(page: QWidget) -> list[str]:
    """The words of all buttons that can be pressed."""
    return [b.text() for b in visible(page, QAbstractButton) if b.isEnabled()]


def button(page: QWidget, text: str, place: int = 0) -> QAbstractButton:
    """The button with these words, the first of several."""
    found = [b for b in visible(page, QAbstractButton) if b.text() == text]
    return found[place]


def question(page: QWidget, words: str) -> QuestionField:
    """The field under a question, the first of several."""
    found = [f for f in visible(page, QuestionField) if f._words() == words]
    return found[0]


def type_into(desk: Desk, page: QWidget, asked: str, text: str) -> None:
    """Write under a question, as the leader does."""
    from PySide6.QtTest import QTest

    field = question(page, asked)
    field.take_focus()
    QTest.keyClicks(field._field, text)
