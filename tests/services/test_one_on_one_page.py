"""The page that prepares a one-on-one: what the journal says since the last one, block by block."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.services.meeting_desk import TODAY, MeetingDesk, days_ago

from leader_journal.composition import Services
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.one_on_ones import KEPT_OFF_PAPER, Block
from leader_journal.core.records import Agreement, Marks, Promise
from leader_journal.core.terms import (
    AgreementState,
    Kind,
    Loop,
    Mark,
    Outcome,
    PromiseState,
    RaisedHow,
    Reaction,
    Tone,
)


@pytest.fixture
def desk(services: Services) -> MeetingDesk:
    return MeetingDesk(services)


def test_a_page_with_somebody_new_has_questions_and_room_and_nothing_to_hide(desk: MeetingDesk) -> None:
    page = desk.services.one_on_ones.page(desk.meeting)

    assert [block.block for block in page.blocks] == list(Block)
    assert {block.block for block in page.blocks if block.lines} == {Block.NOT_HEARD, Block.QUESTIONS, Block.ROOM}
    assert (page.last_held, page.motto) == (None, "")
    assert desk.lines(Block.NOT_HEARD) == [
        "Nothing noted yet.",
        "It may just mean that I did not write it down.",
    ]
    assert desk.lines(Block.ROOM) == [
        "45 minutes, no day yet",
        "A place where nobody can overhear us",
        "They speak first",
        "Phone and screen stay outside",
    ]
    assert {block.block for block in page.blocks if not block.printed} == KEPT_OFF_PAPER


def test_i_owe_names_promises_oldest_first_then_what_they_have_heard_nothing_of(desk: MeetingDesk) -> None:
    ids = desk.services.journal.ids
    for text, made, due in (("Newer", 2, 0), ("Older", 30, -5), ("Undated", 1, None)):
        day = None if due is None else TODAY + dt.timedelta(days=due)
        desk.put(Promise(id=ids.new(), text=text, made=days_ago(made).date(), to=desk.maria, due=day))
    kept = Promise(id=ids.new(), text="Kept", made=TODAY, to=desk.maria, state=PromiseState.KEPT, closed_on=TODAY)
    desk.put(kept, Promise(id=ids.new(), text="To another", made=TODAY, to=desk.person("Bo")))
    desk.entry("Test data is old.", 82, loop=Loop.NOT_YET)
    desk.entry("The office is loud.", 20, outcome=Outcome.POSTPONED)
    desk.entry("Long postponed.", 200, outcome=Outcome.POSTPONED)
    desk.entry("Told.", 10, loop=Loop.TOLD)
    desk.entry("Another raised it.", 10, loop=Loop.NOT_YET, raised_by=desk.person("Eva"))

    assert desk.lines(Block.OWE) == [
        "Older · was due 19 Nov",
        "Newer · Tue 24 Nov",
        "Undated",
        "Test data is old. · raised 3 Sep, I have not come back",
        "The office is loud. · raised 4 Nov, I have not come back",
    ]


def test_a_promise_names_its_day_for_the_page_is_read_on_another(desk: MeetingDesk) -> None:
    """On paper, and on the kept page, "tomorrow" would be another day than the one it was due."""
    for days in range(-2, 8):
        due = TODAY + dt.timedelta(days=days)
        desk.put(Promise(id=f"p{days}", text="Call", made=TODAY, to=desk.maria, due=due))
    noted = [line.rpartition(" · ")[2] for line in desk.lines(Block.OWE)]
    past, to_come = noted[:2], noted[2:]
    assert past == ["was due 22 Nov", "was due 23 Nov"]
    assert to_come[:3] == ["Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov"]
    assert all(any(letter.isdigit() for letter in note) for note in noted)


def test_what_they_raised_since_the_last_one_and_what_became_of_it(desk: MeetingDesk) -> None:
    desk.entry("Before the last one.", 20, kind=Kind.IDEA)
    desk.held(15)
    accepted = desk.entry("A shorter form.", 9, kind=Kind.IDEA, outcome=Outcome.ACCEPTED, loop=Loop.TOLD, told_on=TODAY)
    desk.put(Promise(id="p", text="Try it", made=TODAY, to=desk.maria, entry=accepted.id))
    desk.entry("I noticed it myself.", 8, kind=Kind.MISTAKE, raised_how=RaisedHow.I_NOTICED)
    desk.entry("Bo said it.", 7, kind=Kind.DOUBT, people=(desk.maria, desk.person("Bo")))
    desk.entry("Is the rota fair?", 2, kind=Kind.DOUBT, people=(desk.maria,), raised_by=desk.maria)

    assert desk.lines(Block.RAISED) == [
        "Doubt, 22 Nov. Is the rota fair?",
        "Idea, 15 Nov. A shorter form. · accepted, promised, told 24 Nov",
    ]
    lead, note = desk.block(Block.RAISED).lines[1].lead, desk.block(Block.RAISED).lines[1].note
    assert (lead, note) == ("Idea", "accepted, promised, told 24 Nov")


def test_what_stood_on_the_last_page_is_not_raised_again(desk: MeetingDesk) -> None:
    desk.entry("Said before the meeting.", 0, kind=Kind.DOUBT)
    desk.held(0)
    desk.entry("Said in the meeting.", 0, kind=Kind.IDEA)

    assert desk.lines(Block.RAISED) == ["Idea, 24 Nov. Said in the meeting."]


def test_more_than_a_page_holds_is_said_in_one_line(desk: MeetingDesk) -> None:
    for number in range(12):
        desk.entry(f"Number {number}.", 12 - number, kind=Kind.QUESTION)

    lines = desk.lines(Block.RAISED)

    assert len(lines) == 9
    assert lines[0] == "Question, 23 Nov. Number 11."
    assert lines[-1] == "And 4 more since 25 Sep"


def test_how_i_reacted_is_told_in_sentences(desk: MeetingDesk) -> None:
    desk.entry("One.", 3, reactions=(Reaction.LISTENED, Reaction.ASKED), tone=Tone.CALM)
    assert desk.lines(Block.REACTED) == ["Once: listened, asked. Calm."]

    desk.entry("Two.", 2, reactions=(Reaction.LISTENED,), tone=Tone.CALM)
    assert desk.lines(Block.REACTED) == ["Twice: listened both times, asked once. Calm both times."]

    desk.entry("Three.", 1, reactions=(Reaction.DEFENDED,), tone=Tone.SHARP)
    desk.entry("Eva’s.", 1, reactions=(Reaction.DEFENDED,), raised_by=desk.person("Eva"))
    assert desk.lines(Block.REACTED) == ["3 times: listened twice, asked once, defended once. Calm twice, sharp once."]


def test_thanks_go_to_what_was_not_thanked_for_yet(desk: MeetingDesk) -> None:
    assert desk.lines(Block.THANK) == []
    desk.entry("The letter went wrong. It was late.", 6, kind=Kind.MISTAKE)
    desk.entry("A new form.", 3, kind=Kind.IDEA, reactions=(Reaction.THANKED,))
    desk.entry("A threat.", 2, kind=Kind.BREACH, destructive=True)

    assert desk.lines(Block.THANK) == ["Telling me about the mistake, 18 Nov: The letter went wrong. It was late."]


def test_come_back_to_what_was_sharp_or_closing_and_not_repaired(desk: MeetingDesk) -> None:
    desk.entry("Took over.", 70, reactions=(Reaction.TOOK_OVER,))
    desk.entry("Sharp.", 5, tone=Tone.SHARP)
    desk.entry("Repaired.", 4, tone=Tone.SHARP, came_back_on=TODAY)
    desk.entry("Mixed.", 4, reactions=(Reaction.ASKED, Reaction.DEFENDED))
    desk.entry("Long ago.", 400, tone=Tone.SHARP)
    desk.entry("Sharp with Eva.", 4, tone=Tone.SHARP, raised_by=desk.person("Eva"))

    assert desk.lines(Block.COME_BACK) == ["19 Nov: Sharp. · sharp", "15 Sep: Took over. · took over"]


def test_agreements_that_hold_those_to_say_again_first(desk: MeetingDesk) -> None:
    for what, state, said_to in (
        ("Holds", AgreementState.IN_FORCE, desk.maria),
        ("Again", AgreementState.SAY_AGAIN, desk.maria),
        ("Ended", AgreementState.ENDED, desk.maria),
        ("Bo’s", AgreementState.IN_FORCE, desk.person("Bo")),
    ):
        desk.put(Agreement(id=what, what=what, said_to=(said_to,), state=state))

    assert desk.lines(Block.AGREEMENTS) == ["Again · to say again", "Holds"]


def test_not_heard_lately_is_said_with_its_caution(desk: MeetingDesk) -> None:
    desk.entry("Idea.", 100, kind=Kind.IDEA)
    desk.entry("Doubt.", 3, kind=Kind.DOUBT)

    assert desk.lines(Block.NOT_HEARD) == [
        "No ideas noted since August.",
        "It may just mean that I did not write it down.",
    ]


def test_the_questions_fit_the_gap(desk: MeetingDesk) -> None:
    desk.entry("Idea.", 100, kind=Kind.IDEA)
    for ago in (2, 3):
        desk.entry("Doubt.", ago, kind=Kind.DOUBT, marks=Marks(room=Mark.MISSED, humility=Mark.SHOWN))

    assert desk.lines(Block.QUESTIONS) == [
        "If you could change one thing in the way we work, what would it be?",
        "What are we not talking about?",
        "What is most on your mind right now?",
    ]


def test_a_question_of_ones_own_is_among_them_and_none_comes_again_at_once(desk: MeetingDesk) -> None:
    desk.services.prompts.add(PromptPlace.ONE_ON_ONE, "How is the boat?")
    first = desk.lines(Block.QUESTIONS)
    assert "How is the boat?" in first

    desk.held(0)

    again = desk.lines(Block.QUESTIONS)
    assert len(set(again) - set(first)) == 2
    assert "How is the boat?" in again  # the only one of one's own


def test_questions_that_are_switched_off_are_not_asked(desk: MeetingDesk) -> None:
    for line in desk.services.prompts.lines(PromptPlace.ONE_ON_ONE, "en")[2:]:
        desk.services.prompts.switch(line.prompt.key, on=False)

    assert len(desk.lines(Block.QUESTIONS)) == 2


def test_what_i_can_share_names_nobody_else_and_is_new_to_them(desk: MeetingDesk) -> None:
    eva = desk.person("Eva")
    desk.entry("Sent the wrong list.", 40, kind=Kind.MISTAKE, people=())
    desk.entry("I told @Eva that I was wrong.", 5, shared_own=True, people=(eva,))
    desk.entry("I told her that I was wrong.", 4, shared_own=True)
    desk.entry("Another’s mistake.", 3, kind=Kind.MISTAKE, people=(eva,))
    assert desk.lines(Block.SHARE) == ["15 Oct: Sent the wrong list."]

    desk.entry("I said before all that I was wrong.", 2, shared_own=True, people=(eva,))
    assert desk.lines(Block.SHARE) == ["22 Nov: I said before all that I was wrong."]


def test_a_name_without_a_sign_is_not_read_to_somebody_else_either(desk: MeetingDesk) -> None:
    """Written before Eva was among the people: her mistake stood on Maria's paper as a thing of my own."""
    desk.entry("Eva’s list went to the wrong customer.", 6, kind=Kind.MISTAKE, people=())
    desk.entry("Maria told me that I was wrong.", 30, kind=Kind.MISTAKE, people=())
    desk.person("Eva")
    assert desk.lines(Block.SHARE) == ["25 Oct: Maria told me that I was wrong."]


def test_a_name_that_two_others_have_is_not_read_to_somebody_else_either(desk: MeetingDesk) -> None:
    desk.entry("Eva Holm’s list went to the wrong customer.", 6, kind=Kind.MISTAKE, people=())
    desk.person("EH", real_name="Eva Holm")
    desk.person("Eve", real_name="Eva Holm")
    assert desk.lines(Block.SHARE) == []


def test_the_page_begins_with_the_last_closing_line(desk: MeetingDesk) -> None:
    desk.held(40, "Long ago")
    desk.held(15, "Tell me earlier")

    page = desk.services.one_on_ones.page(desk.meeting)

    assert (page.last_held, page.motto) == (days_ago(15).date(), "Tell me earlier")


def test_names_in_the_lines_are_references_that_a_renaming_reaches(desk: MeetingDesk) -> None:
    desk.entry("@Maria asked why.", 2, kind=Kind.QUESTION)
    person = desk.services.people_book.get(desk.maria)

    desk.services.people_book.rename(person, "M")

    assert desk.lines(Block.RAISED) == ["Question, 22 Nov. M asked why."]
    assert desk.services.one_on_ones.sheet(desk.meeting).in_words(desk.services.people.shown).title == "M"


def test_what_was_thrown_away_leaves_the_page_but_for_words_of_ones_own(desk: MeetingDesk) -> None:
    gone, kept = desk.entry("Gone.", 2, kind=Kind.IDEA), desk.entry("Edited.", 3, kind=Kind.IDEA)
    desk.services.one_on_ones.rewrite(desk.meeting, desk.block(Block.RAISED), 1, "In my own words")

    desk.services.entries.trash([gone.id, kept.id])

    assert desk.lines(Block.RAISED) == ["In my own words"]


def test_a_very_long_text_becomes_a_line(desk: MeetingDesk) -> None:
    desk.entry("word " * 200_000, 2, kind=Kind.IDEA)

    (line,) = desk.lines(Block.RAISED)

    assert len(line) < 250
    assert line.endswith("word…")


def test_a_clock_that_was_set_back_makes_a_page_all_the_same(desk: MeetingDesk) -> None:
    desk.held(-10, "Said in the future")
    desk.entry("Tomorrow.", -1, kind=Kind.IDEA)

    page = desk.services.one_on_ones.page(desk.meeting)

    assert page.motto == "Said in the future"
    assert page.of(Block.RAISED).lines == ()


def test_the_sheet_holds_what_is_switched_on(desk: MeetingDesk) -> None:
    desk.entry("One.", 3, kind=Kind.IDEA, reactions=(Reaction.LISTENED,))
    pages, shown = desk.services.one_on_ones, desk.services.people.shown
    pages.plan(desk.meeting, dt.date(2026, 11, 26), dt.time(10), place="The small room")

    sheet = pages.sheet(desk.meeting).in_words(shown)
    assert (sheet.title, sheet.aside) == ("Maria", "Thursday 26 November 2026, 10:00")
    heads = ["Maria raised", "Thank them for", "Three questions", "Room", "After the meeting"]
    assert [part.head for part in sheet.parts] == heads
    assert (sheet.parts[0].lines[0].lead, sheet.parts[0].lines[0].text) == ("Idea", ", 21 Nov. One.")
    assert sheet.parts[-1].to_write == (
        "What Maria brought",
        "What I promised",
        "Did I ask before I answered?",
        "Did Maria speak more than I did?",
        "Next time",
    )
    assert sheet.footer == "My own notes; they may be personal data."

    pages.switch_print(desk.meeting, desk.block(Block.REACTED), printed=True)
    pages.switch_print(desk.meeting, desk.block(Block.ROOM), printed=False)
    heads = [part.head for part in pages.sheet(desk.meeting).in_words(shown).parts]
    assert "How I reacted" in heads
    assert "Room" not in heads


def test_a_meeting_of_somebody_merged_away_is_that_of_the_other(desk: MeetingDesk) -> None:
    double = desk.person("Mia")
    desk.held(15, "Bye", person=double)
    desk.entry("Hers.", 3, kind=Kind.IDEA, people=(double,))
    book = desk.services.people_book

    book.merge(book.get(double), book.get(desk.maria))

    page = desk.services.one_on_ones.page(desk.meeting)
    assert (page.motto, desk.lines(Block.RAISED)) == ("Bye", ["Idea, 21 Nov. Hers."])
    desk.services.writes.undo()
    assert desk.services.one_on_ones.page(desk.meeting).motto == ""


def test_each_person_is_offered_something_else_to_share(desk: MeetingDesk) -> None:
    """What everybody is told is nobody's; with fewer things than people some are told the same."""
    people = [desk.maria, *(desk.person(name) for name in ("Bo", "Eva", "Peter"))]
    for at, text in enumerate(("The list", "The date", "The budget", "The room")):
        desk.entry(f"{text} was my mistake.", 10 + at, kind=Kind.MISTAKE, people=(), raised_how=RaisedHow.I_NOTICED)
    meetings = [desk.services.one_on_ones.prepare(person) for person in people]
    offered = [tuple(desk.lines(Block.SHARE, meeting)) for meeting in meetings]
    assert all(len(lines) == 1 for lines in offered)
    assert len(set(offered)) == len(people)
    assert offered == [tuple(desk.lines(Block.SHARE, meeting)) for meeting in meetings], "and the same each time"


def test_no_line_of_a_held_page_begins_with_a_comma(desk: MeetingDesk) -> None:
    """Neither on paper, where the lead stands apart from the rest, nor on the page."""
    for at, kind in enumerate((*Kind, None)):
        desk.entry(f"Thing {at}", 3 + at, kind=kind, raised_by=desk.maria, reactions=(Reaction.DEFENDED,))
        desk.entry(f"Mine {at}", 3 + at, kind=kind, people=(), raised_how=RaisedHow.I_NOTICED)
    meeting = desk.meeting
    for one in (meeting, desk.held(0, "Tell me earlier")):
        sheet = desk.services.one_on_ones.sheet(one, everything=True)
        whole = [f"{line.lead}{line.text}" for part in sheet.parts for line in part.lines]
        shown = [line.text for block in desk.services.one_on_ones.page(one).blocks for line in block.shown]
        assert len(whole) > 5
        assert [line for line in (*whole, *shown) if line.lstrip().startswith((",", ".", ";", ":"))] == []
