"""Somebody is renamed, merged or leaves: every book follows, also what was held, closed or is being written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from tests.services.meeting_desk import MeetingDesk

from leader_journal.composition import Services
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block
from leader_journal.core.plans import PlanWords
from leader_journal.core.reviews import Look
from leader_journal.core.terms import Kind
from leader_journal.services.agreements import Written
from leader_journal.services.entries.capture import Captured
from leader_journal.services.one_on_ones.service import page_name
from leader_journal.services.reviews.service import page_name as review_page_name


@pytest.fixture
def books(services: Services) -> Services:
    """Bo stands in every field of every book: in what is over, in what is to come, and in drafts."""
    desk, said = MeetingDesk(services), "@Bo said so"
    bo = desk.person("Bo", real_name="Bo Ry")
    services.capture.save(Captured(kind=Kind.DOUBT, facts=said, promise="Write to @Bo"))
    meetings, today = services.one_on_ones, services.clock.now().date()
    meetings.plan(meetings.prepare(bo), today, place="Where @Bo sits")
    meeting = meetings.prepare(bo)
    meetings.add_line(meeting, meetings.page(meeting).of(Block.SHARE), 0, said)
    note = OneOnOneNote(held_on=today, brought=said, promised=said, thanked=said, closing_line=said)
    services.one_on_one_notes.note(meeting, replace(note, next_day=today + dt.timedelta(days=7)))
    services.prompts.add(PromptPlace.DEEPEN, "What would @Bo say?")
    services.reviews.start()
    review = services.reviews.open()
    assert review is not None
    looks = (Look(chart="month", saw=said, surprised=said),)
    plan = PlanWords(when="@Bo comes", then="ask @Bo first")
    written = replace(
        review, arrived=said, worked=said, keep=said, looks=looks, frame=said, frame_to="@Bo", voices=said,
        change=said, debts=said, next=plan,
    )  # fmt: skip
    services.reviews.close(written)
    services.forms.keep("prompt:deepen", ("And what would @Bo do?",))
    return services


def texts(services: Services) -> Iterator[str]:
    """Yield everything that names him, as it is read."""
    shown = services.people.shown
    for meeting in services.one_on_ones.all():
        yield services.people.alias_of(meeting.person)
        for text in (meeting.place, meeting.brought, meeting.thanked, meeting.closing_line):
            yield shown(text)
        yield from services.paper.ready(page_name(meeting), services.one_on_ones.sheet(meeting)).texts()
    for line in services.reviews.earlier():
        assert line.review.page is not None
        assert line.plan is not None
        yield from services.paper.ready(review_page_name(line.review), line.review.page).texts()
        yield services.plans.sentence(line.plan)
        for text in (line.review.arrived, line.review.frame_to, *(look.saw for look in line.review.looks)):
            yield shown(text)
    yield from (shown(agreement.what) for agreement in services.agreements.all())
    yield from (shown(promise.text) for promise in services.promises.open())
    yield from (shown(line.prompt.question) for line in services.prompts.lines(PromptPlace.DEEPEN, "en") if line.own)
    yield from services.forms.kept("prompt:deepen") or ()


def test_a_new_name_stands_everywhere(books: Services) -> None:
    before = list(texts(books))
    bo = books.people_book.get(books.people.ids_by_alias()["Bo"])
    books.people_book.rename(bo, "Zoë")

    after = list(texts(books))
    assert sum("Bo" in text for text in before) > 20
    assert after == [text.replace("Bo", "Zoë") for text in before]


def test_who_is_merged_is_the_other_everywhere_and_undo_brings_both_back(books: Services) -> None:
    before = list(texts(books))
    book, ids = books.people_book, books.people.ids_by_alias()
    book.merge(book.get(ids["Bo"]), book.get(ids["Maria"]))

    assert list(texts(books)) == [text.replace("Bo", "Maria") for text in before]
    open_of_maria = books.one_on_ones.prepare(ids["Maria"])
    assert open_of_maria.person == ids["Maria"]
    heads = books.journal.one_on_ones.all()
    assert {meeting.person for meeting in heads} == {ids["Maria"]}

    books.writes.undo()
    assert list(texts(books)) == before


def test_who_left_is_still_named_in_what_was_written(books: Services) -> None:
    before = list(texts(books))
    book = books.people_book
    book.set_active(book.get(books.people.ids_by_alias()["Bo"]), active=False)
    assert list(texts(books)) == before


def test_what_is_being_written_makes_nobody_anew(books: Services) -> None:
    captured = Captured(facts="@Bo asked @Cy", people=("Bo", "Di"), promise="Tell @Bo", raised_by="Bo")
    agreement = Written(id=books.journal.ids.new(), what="@Bo says it", said_to="Bo, the others")
    books.capture.save_draft("today", captured)
    books.agreements.keep_draft(agreement)
    assert books.capture.draft("today") == captured
    assert books.agreements.draft() == agreement

    bo = books.people_book.get(books.people.ids_by_alias()["Bo"])
    books.people_book.rename(bo, "Zoë")

    renamed = Captured(facts="@Zoë asked @Cy", people=("Zoë", "Di"), promise="Tell @Zoë", raised_by="Zoë")
    assert books.capture.draft("today") == renamed
    assert books.agreements.draft() == replace(agreement, what="@Zoë says it", said_to="Zoë, the others")
