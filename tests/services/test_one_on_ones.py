"""One-on-ones: lines changed by hand, planned and moved, what waits on Today, and the note afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from tests.services.meeting_desk import TODAY, MeetingDesk, days_ago

from leader_journal.composition import Services
from leader_journal.core.changes import NOTHING, Topic
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import LineTooLong
from leader_journal.core.forgetting import Keep
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block, MeetingState, OneOnOne
from leader_journal.core.terms import Kind
from leader_journal.services.one_on_ones.service import LineDraft

QUESTION = "What is most on your mind right now?"


FULL_NOTE = OneOnOneNote(
    held_on=TODAY,
    brought="The rota, and @Bo’s nights",
    promised="Send the rota by Friday\n\n  Ask the director, næste uge ",
    thanked="For saying it early",
    asked_first=True,
    they_spoke_more=False,
    closing_line=" Tell me earlier ",
    next_day=TODAY + dt.timedelta(days=14),
    next_time=dt.time(10),
)


@pytest.fixture
def desk(services: Services) -> MeetingDesk:
    return MeetingDesk(services)


def _day(ahead: int) -> dt.date:
    return TODAY + dt.timedelta(days=ahead)


def _saved(desk: MeetingDesk) -> tuple[OneOnOne, ...]:
    return desk.services.journal.one_on_ones.all()


# lines


def test_preparing_writes_nothing_until_something_is_changed(desk: MeetingDesk) -> None:
    meeting = desk.meeting
    desk.services.one_on_ones.page(meeting)
    assert _saved(desk) == ()

    desk.services.one_on_ones.add_line(meeting, desk.block(Block.SHARE), 0, "I forgot the list, too")

    assert [one.id for one in _saved(desk)] == [meeting.id]
    assert desk.meeting.id == meeting.id
    assert desk.lines(Block.SHARE) == ["I forgot the list, too"]


def test_what_was_edited_stays_and_what_was_not_follows_the_journal(desk: MeetingDesk) -> None:
    first = desk.entry("First.", 4, kind=Kind.IDEA)
    second = desk.entry("Second.", 3, kind=Kind.IDEA)
    desk.services.one_on_ones.rewrite(desk.meeting, desk.block(Block.RAISED), 1, "The first, as I see it")

    for entry, facts in ((first, "First, changed."), (second, "Second, changed.")):
        desk.services.entries.save(replace(entry, facts=facts))

    assert desk.lines(Block.RAISED) == ["Idea, 21 Nov. Second, changed.", "The first, as I see it"]


def test_each_change_of_a_line_is_undone_by_itself(desk: MeetingDesk) -> None:
    pages, before = desk.services.one_on_ones, desk.lines(Block.QUESTIONS)
    pages.leave_out(desk.meeting, desk.block(Block.QUESTIONS), 0)
    pages.move(desk.meeting, desk.block(Block.QUESTIONS), 2, -1)
    pages.rewrite(desk.meeting, desk.block(Block.QUESTIONS), 1, "How are you?")
    assert desk.lines(Block.QUESTIONS) == ["How are you?", before[1]]

    desk.services.writes.undo()
    assert desk.lines(Block.QUESTIONS) == [before[2], before[1]]
    desk.services.writes.undo()
    assert desk.lines(Block.QUESTIONS) == before[1:]
    desk.services.writes.undo()
    assert desk.lines(Block.QUESTIONS) == before
    assert _saved(desk) == ()


def test_what_was_left_out_comes_back_and_an_edited_line_gets_its_words_back(desk: MeetingDesk) -> None:
    pages, before = desk.services.one_on_ones, desk.lines(Block.ROOM)
    pages.rewrite(desk.meeting, desk.block(Block.ROOM), 2, "She begins")
    pages.rewrite(desk.meeting, desk.block(Block.ROOM), 0, " ")
    assert desk.lines(Block.ROOM) == [before[1], "She begins", before[3]]

    pages.bring_back(desk.meeting, desk.block(Block.ROOM))
    pages.as_offered(desk.meeting, desk.block(Block.ROOM), 2)

    assert desk.lines(Block.ROOM) == before


def test_another_question_takes_the_place_of_one(desk: MeetingDesk) -> None:
    before = desk.lines(Block.QUESTIONS)

    desk.services.one_on_ones.other_question(desk.meeting, desk.block(Block.QUESTIONS), 1)
    once = desk.lines(Block.QUESTIONS)
    assert (once[0], once[2]) == (before[0], before[2])
    assert once[1] not in before

    desk.services.one_on_ones.other_question(desk.meeting, desk.block(Block.QUESTIONS), 1)
    assert desk.lines(Block.QUESTIONS)[1] not in (*before, *once)


def test_there_may_be_no_other_question(desk: MeetingDesk, services: Services) -> None:
    page = desk.services.one_on_ones.page(desk.meeting).of(Block.QUESTIONS)
    kept = {(line.source or "").removeprefix("prompt:") for line in page.lines}
    for line in services.prompts.lines(PromptPlace.ONE_ON_ONE, "en"):
        if line.prompt.key not in kept:
            services.prompts.switch(line.prompt.key, on=False)

    assert services.one_on_ones.other_question(desk.meeting, desk.block(Block.QUESTIONS), 0) == NOTHING


def test_a_line_may_name_somebody_new(desk: MeetingDesk) -> None:
    desk.services.one_on_ones.add_line(desk.meeting, desk.block(Block.SHARE), 0, "What @Eva told me")

    eva = desk.services.people.ids_by_alias()["Eva"]
    assert desk.block(Block.SHARE).lines[0].text == f"What {reference(eva)} told me"


def test_a_line_holds_a_page_at_most(desk: MeetingDesk) -> None:
    with pytest.raises(LineTooLong):
        desk.services.one_on_ones.add_line(desk.meeting, desk.block(Block.SHARE), 0, "👍🏽 word " * 2_000)

    assert _saved(desk) == ()
    assert desk.services.one_on_ones.add_line(desk.meeting, desk.block(Block.SHARE), 0, "👍🏽 word " * 200)


def test_writing_the_same_again_writes_nothing(desk: MeetingDesk) -> None:
    words = desk.lines(Block.ROOM)[1]

    assert not desk.services.one_on_ones.rewrite(desk.meeting, desk.block(Block.ROOM), 1, words)
    assert _saved(desk) == ()


def test_a_line_that_is_being_written_outlives_a_crash(desk: MeetingDesk) -> None:
    draft = LineDraft(block=Block.SHARE, source=None, place=0, new=True, typed="Half a sen")
    desk.services.one_on_ones.keep_line(desk.maria, draft)

    assert desk.services.one_on_ones.line_draft(desk.maria) == draft
    desk.services.one_on_ones.drop_line(desk.maria)
    assert desk.services.one_on_ones.line_draft(desk.maria) is None


# when and where


def test_a_meeting_is_planned_moved_and_cancelled(desk: MeetingDesk) -> None:
    pages = desk.services.one_on_ones
    pages.plan(desk.meeting, _day(2), dt.time(10), minutes=30, place="At @Maria’s desk")
    assert desk.lines(Block.ROOM)[:2] == ["Thursday 26 November, 10:00, 30 minutes", "At Maria’s desk"]

    pages.plan(desk.meeting, _day(9), None, minutes=45, place="")
    assert desk.lines(Block.ROOM)[0] == "Thursday 3 December, 45 minutes"
    assert len(_saved(desk)) == 1

    pages.cancel(desk.meeting)
    assert [one.state for one in _saved(desk)] == [MeetingState.CANCELLED]
    assert desk.meeting.day is None
    desk.services.writes.undo()
    assert desk.meeting.day == _day(9)


def test_rhythm_proposes_the_next_one(desk: MeetingDesk) -> None:
    nora = desk.person("Nora", cadence_weeks=2)
    pages, person = desk.services.one_on_ones, desk.services.people_book.get
    assert pages.meetings(person(nora)).proposed is None

    desk.held(9, person=nora)
    assert pages.meetings(person(nora)).proposed == _day(5)

    pages.plan(pages.prepare(nora), _day(7))
    meetings = pages.meetings(person(nora))
    assert (meetings.proposed, meetings.next and meetings.next.day) == (None, _day(7))
    assert len(meetings.held) == 1


def test_a_new_page_takes_length_and_place_of_the_last_one(desk: MeetingDesk) -> None:
    pages = desk.services.one_on_ones
    pages.plan(desk.meeting, _day(0), dt.time(9), minutes=30, place="The garden")
    desk.held(0)

    assert (desk.meeting.minutes, desk.meeting.place, desk.meeting.day) == (30, "The garden", None)


def test_today_shows_what_passed_without_a_note_the_next_day_and_who_is_due(desk: MeetingDesk) -> None:
    pages = desk.services.one_on_ones
    people = {alias: desk.person(alias, cadence_weeks=weeks) for alias, weeks in (("Bo", 2), ("Eva", None), ("Ida", 1))}
    left = desk.person("Left", active=False)
    for person, ahead, hour in (
        (desk.maria, 2, 10),
        (people["Eva"], 2, 9),
        (people["Bo"], 3, 9),
        (left, 0, 9),
    ):
        pages.plan(pages.prepare(person), _day(ahead), dt.time(hour))
    passed = desk.person("Passed")
    pages.plan(pages.prepare(passed), _day(-3), dt.time(9))
    long_passed = desk.person("Long passed")
    pages.plan(pages.prepare(long_passed), _day(-40))
    desk.held(9, person=people["Ida"])

    coming = pages.coming_up()

    assert [(one.person, one.day) for one in coming] == [
        (passed, _day(-3)),
        (people["Eva"], _day(2)),
        (desk.maria, _day(2)),
        (people["Ida"], _day(-2)),
    ]
    assert [one.passed(TODAY) for one in coming] == [True, False, False, False]


@pytest.mark.parametrize(("ahead", "waits"), [(0, 1), (14, 1), (15, 0), (30, 0)])
def test_what_is_more_than_two_weeks_ahead_does_not_wait_today(desk: MeetingDesk, ahead: int, waits: int) -> None:
    desk.services.one_on_ones.plan(desk.meeting, _day(ahead))

    assert len(desk.services.one_on_ones.coming_up()) == waits


def test_the_look_back_is_on_the_last_time_with_whom_i_meet_next(desk: MeetingDesk) -> None:
    assert desk.services.one_on_ones.last_time(desk.services.one_on_ones.coming_up()) is None
    bo = desk.person("Bo")
    desk.held(20, "Maria’s line")
    desk.held(5, "Bo’s line", person=bo)

    def line() -> str:
        last = desk.services.one_on_ones.last_time(desk.services.one_on_ones.coming_up())
        return last.closing_line if last is not None else ""

    assert line() == "Bo’s line"
    desk.services.one_on_ones.plan(desk.meeting, _day(1))
    assert line() == "Maria’s line"


def test_all_meetings_those_to_come_first(desk: MeetingDesk) -> None:
    desk.held(20)
    desk.held(5)
    desk.services.one_on_ones.plan(desk.meeting, _day(3))
    bo = desk.person("Bo")
    desk.services.one_on_ones.plan(desk.services.one_on_ones.prepare(bo), _day(1))

    days = [one.held_on or one.day for one in desk.services.one_on_ones.all()]

    assert days == [_day(1), _day(3), _day(-5), _day(-20)]


# afterwards


def test_the_note_writes_promises_thanks_the_closing_line_and_the_next_date(desk: MeetingDesk) -> None:
    pages, notes = desk.services.one_on_ones, desk.services.one_on_one_notes
    pages.plan(desk.meeting, TODAY, dt.time(10), place="The small room")
    meeting = desk.meeting

    changes = notes.note(meeting, FULL_NOTE)

    held = pages.get(meeting.id)
    bo = desk.services.people.ids_by_alias()["Bo"]
    assert (held.state, held.held_on, held.closing_line) == (MeetingState.HELD, TODAY, "Tell me earlier")
    assert held.brought == f"The rota, and {reference(bo)}’s nights"
    assert (held.asked_first, held.they_spoke_more, held.thanked) == (True, False, "For saying it early")
    promises = desk.services.promises.view(desk.maria).open
    assert [(one.text, one.due, one.made) for one in promises] == [
        ("Send the rota by Friday", dt.date(2026, 11, 27), TODAY),
        ("Ask the director, næste uge", dt.date(2026, 11, 30), TODAY),
    ]
    assert held.promises == tuple(one.id for one in promises)
    following = desk.meeting
    assert (following.day, following.time, following.place) == (_day(14), dt.time(10), "The small room")
    assert changes.topics == {Topic.ONE_ON_ONES, Topic.PROMISES, Topic.PEOPLE}
    assert changes.ids[0] == meeting.id

    desk.services.writes.undo()
    assert desk.meeting == meeting
    assert desk.services.promises.view(desk.maria).open == ()
    desk.services.writes.redo()
    assert pages.get(meeting.id) == held


def test_a_meeting_that_was_held_stays_readable_as_it_was(desk: MeetingDesk) -> None:
    entry = desk.entry("A shorter form.", 3, kind=Kind.IDEA)
    desk.services.one_on_ones.leave_out(desk.meeting, desk.block(Block.ROOM), 0)
    before = desk.services.one_on_ones.page(desk.meeting)
    held = desk.held(0, "Bye")

    desk.services.entries.trash([entry.id])
    desk.entry("Another.", 0, kind=Kind.IDEA)

    page = desk.services.one_on_ones.page(held)
    for block in before.blocks:
        if block.shown:
            assert page.of(block.block).lines == block.shown
    assert desk.lines(Block.RAISED, held) == ["Idea, 21 Nov. A shorter form."]
    assert desk.lines(Block.RAISED) == ["Idea, 24 Nov. Another."]


def test_the_form_knows_what_is_planned_or_due_by_rhythm(desk: MeetingDesk, clock: FixedClock) -> None:
    pages, notes = desk.services.one_on_ones, desk.services.one_on_one_notes
    assert notes.blank(desk.meeting) == OneOnOneNote(held_on=TODAY)

    desk.services.people_book.set_cadence(desk.services.people_book.get(desk.maria), 2)
    pages.plan(desk.meeting, TODAY, dt.time(10))
    clock.advance(dt.timedelta(days=1))
    assert notes.blank(desk.meeting) == OneOnOneNote(held_on=TODAY, next_day=_day(14), next_time=dt.time(10))


def test_a_note_can_be_mended_and_adds_only_what_is_new(desk: MeetingDesk) -> None:
    notes = desk.services.one_on_one_notes
    first = OneOnOneNote(held_on=days_ago(1).date(), promised="Ring Bo", closing_line="By", next_day=_day(13))
    held = desk.services.one_on_ones.get(notes.note(desk.meeting, first).ids[0])
    form = notes.blank(held)
    assert (form.promised, form.closing_line, form.next_day) == ("", "By", None)

    notes.note(
        held, OneOnOneNote(held_on=held.held_on or TODAY, promised="Ring Eva", closing_line="Bye", next_day=_day(15))
    )

    mended = desk.services.one_on_ones.get(held.id)
    assert (mended.closing_line, len(mended.promises), mended.page) == ("Bye", 2, held.page)
    assert desk.meeting.day == _day(15)
    assert len(_saved(desk)) == 2


def test_a_note_keeps_its_draft_until_it_is_saved(desk: MeetingDesk) -> None:
    notes, note = desk.services.one_on_one_notes, OneOnOneNote(held_on=TODAY, brought="Half a sen")
    notes.keep_draft(desk.meeting, note)
    assert notes.draft(desk.meeting) == note

    held = desk.services.one_on_ones.get(notes.note(desk.meeting, note).ids[0])

    assert notes.draft(desk.meeting) is None
    assert notes.draft(held) is None


def test_a_note_without_a_word_still_says_that_they_met(desk: MeetingDesk) -> None:
    held = desk.held(0)

    assert (held.state, held.held_on, held.day) == (MeetingState.HELD, TODAY, TODAY)
    assert desk.services.promises.view(desk.maria).open == ()


# drafts and what happens meanwhile


def test_drafts_follow_somebody_who_is_merged_and_names_that_change(desk: MeetingDesk) -> None:
    services, bo, eva = desk.services, desk.person("Bo"), desk.person("Eva")
    meeting = services.one_on_ones.prepare(bo)
    services.one_on_one_notes.keep_draft(
        meeting, OneOnOneNote(held_on=TODAY, brought="@Bo came with @Eva", promised="Ask @Eva")
    )
    line = LineDraft(block=Block.SHARE, source=None, place=0, new=True, typed="What @Eva and @Bo")
    services.one_on_ones.keep_line(bo, line)

    book = services.people_book
    book.rename(book.get(eva), "Evelyn")
    book.merge(book.get(bo), book.get(desk.maria))

    note = services.one_on_one_notes.draft(desk.meeting)
    assert note is not None
    assert (note.brought, note.promised) == ("@Maria came with @Evelyn", "Ask @Evelyn")
    kept = services.one_on_ones.line_draft(desk.maria)
    assert kept is not None
    assert kept.typed == "What @Evelyn and @Maria"

    services.one_on_one_notes.note(desk.meeting, note)
    services.one_on_ones.drop_line(desk.maria)
    assert services.one_on_ones.line_draft(desk.maria) is None
    assert services.one_on_one_notes.draft(desk.meeting) is None
    assert {person.alias for person in services.people.all()} == {"Maria", "Evelyn"}


def test_undo_gives_the_words_of_a_note_back_to_its_form(desk: MeetingDesk) -> None:
    notes = desk.services.one_on_one_notes
    meeting = desk.meeting
    held = desk.services.one_on_ones.get(notes.note(meeting, FULL_NOTE).ids[0])
    assert notes.draft(held) is None
    notes.drop_draft(held)  # the form of the meeting that was held is left, nothing was written in it

    desk.services.writes.undo()

    assert notes.draft(desk.meeting) == FULL_NOTE
    notes.keep_draft(desk.meeting, FULL_NOTE)  # the page is left
    desk.services.writes.redo()
    assert desk.meeting.day == FULL_NOTE.next_day
    assert notes.draft(desk.meeting) is None
    desk.services.writes.undo()
    notes.drop_draft(desk.meeting)
    assert notes.draft(desk.meeting) is None


def test_the_words_of_a_note_that_was_undone_call_people_as_they_are_called_now(desk: MeetingDesk) -> None:
    services, notes = desk.services, desk.services.one_on_one_notes
    mette, eva = desk.person("Mette"), desk.person("Eva")
    sang = OneOnOneNote(
        held_on=TODAY, brought="@Mette sang with @Eva and @Niels", promised="A song for @Mette by Friday"
    )
    notes.note(desk.meeting, sang)
    services.writes.undo()

    services.people_book.rename(services.people_book.get(mette), "Bodil")
    services.people_book.merge(services.people_book.get(eva), services.people_book.get(desk.maria))

    note = notes.draft(desk.meeting)
    assert note is not None
    assert note.brought == "@Bodil sang with @Maria and @Niels"
    assert note.promises == ("A song for @Bodil by Friday",)


@pytest.mark.parametrize("both", [False, True])
def test_a_note_that_was_undone_comes_along_where_its_person_is_merged_into_another(
    desk: MeetingDesk, both: bool
) -> None:
    """`both`: a note about whom they are merged into was saved before, and stays saved."""
    services, notes = desk.services, desk.services.one_on_one_notes
    if both:
        notes.note(desk.meeting, OneOnOneNote(held_on=TODAY, brought="Maria danced"))
    jo = services.people_book.get(desk.person("Jo"))
    sang = OneOnOneNote(held_on=TODAY, brought="Jo sang")
    notes.note(services.one_on_ones.prepare(jo.id), sang)
    services.writes.undo()

    services.people_book.merge(jo, services.people_book.get(desk.maria))

    meeting = services.one_on_ones.prepare(desk.maria)
    assert notes.draft(meeting) == sang
    notes.drop_draft(meeting)
    assert notes.draft(meeting) is None


def test_a_note_that_was_undone_gives_nobody_back_who_was_forgotten(desk: MeetingDesk) -> None:
    services, notes = desk.services, desk.services.one_on_one_notes
    mette = services.people_book.get(desk.person("Mette"))
    notes.note(desk.meeting, OneOnOneNote(held_on=TODAY, brought="@Mette sang, and Mette danced"))
    services.writes.undo()

    services.forgetting.forget(services.forgetting.preview(mette, Keep.ENTRIES))

    assert notes.draft(desk.meeting) is None


def test_the_page_of_a_meeting_that_was_held_on_another_day_tells_of_that_day(desk: MeetingDesk) -> None:
    """It is kept, and read when nobody knows any more for which day it was planned."""
    services = desk.services
    today = services.clock.now().date()
    meeting = services.one_on_ones.prepare(desk.maria)
    services.one_on_ones.plan(meeting, today + dt.timedelta(days=6), dt.time(9))
    planned = services.one_on_ones.prepare(desk.maria)
    held = services.one_on_ones.get(services.one_on_one_notes.note(planned, OneOnOneNote(held_on=today)).ids[0])
    assert held.page is not None
    room = next(block for block in held.page.blocks if block.block is Block.ROOM)
    assert room.lines[0].text == "Tuesday 24 November, 45 minutes"


def test_the_next_meeting_is_proposed_at_the_hour_of_the_last(desk: MeetingDesk) -> None:
    ida = desk.person("Ida", cadence_weeks=2)
    pages, people = desk.services.one_on_ones, desk.services.people
    person = next(one for one in people.all() if one.id == ida)
    assert pages.proposed_meeting(person).day is None, "there is none to count from"
    pages.plan(pages.prepare(ida), _day(-3), dt.time(9, 15))
    desk.held(3, person=ida)

    proposed = pages.proposed_meeting(person)

    assert (proposed.day, proposed.time) == (_day(11), dt.time(9, 15))
    pages.plan(pages.prepare(ida), _day(4), dt.time(8))
    assert (pages.proposed_meeting(person).day, pages.proposed_meeting(person).time) == (_day(4), dt.time(8))
