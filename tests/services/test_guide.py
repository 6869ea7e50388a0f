"""The guide with what is the leader's own: their questions, and their best entry as the example of its element."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import pytest
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.guide import Chapter
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.records import Answer, Marks
from leader_journal.core.terms import Element, Kind, Mark, Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.services.guide import Question

SHOWN = {element: Marks(**{element.value: Mark.SHOWN}) for element in Element}


class Write(Protocol):
    """Writes an entry and returns its id."""

    def __call__(self, facts: str, element: Element = ..., *, deepened: bool = ..., **fields: object) -> str: ...


@pytest.fixture
def write(services: Services, clock: FixedClock) -> Write:
    """Return a function that writes an entry a day after the one before, constructive and shown unless told else."""

    def written(facts: str, element: Element = Element.ROOM, *, deepened: bool = False, **fields: object) -> str:
        clock.advance(dt.timedelta(days=1))
        said = {"kind": Kind.DOUBT, "marks": SHOWN[element], "reactions": (Reaction.THANKED,), **fields}
        entry = services.capture.save(Captured(facts=facts, **said)).ids[0]  # type: ignore[arg-type]  # fields by their names
        if deepened:
            answers = (Answer(prompt="keep", question="What will I hold on to?", text="This"),)
            services.entries.save(replace(services.entries.get(entry), answers=answers))
        return entry

    return written


def example(services: Services, element: Element = Element.ROOM) -> str | None:
    found = services.guide.example(element)
    return None if found is None else found.id


def test_there_is_no_example_before_one_was_written(services: Services, write: Write) -> None:
    write("Partly", marks=Marks(room=Mark.PARTLY))
    write("Sharp", tone=Tone.SHARP)
    write("Not rated", reactions=())
    write("Another element", Element.HUMILITY)

    assert example(services) is None
    assert services.guide.reading(Chapter.ROOM, "en").example is None


def test_the_latest_is_the_example_and_a_deepened_one_goes_before_it(services: Services, write: Write) -> None:
    first = write("First")
    second = write("Second")
    assert example(services) == second

    deepened = write("Third", deepened=True)
    write("Fourth")
    assert example(services) == deepened
    services.entries.trash([deepened])
    assert example(services) not in {first, second, deepened}
    services.writes.undo()
    assert example(services) == deepened


def test_each_element_has_its_own_example(services: Services, write: Write) -> None:
    entries = {element: write(element.value, element) for element in Element}

    assert {element: example(services, element) for element in Element} == entries
    assert {c: r.example.id for c in Chapter if (r := services.guide.reading(c, "da")).example} == {
        Chapter(element.value): entry for element, entry in entries.items()
    }


def test_destructive_conduct_is_nobodys_example(services: Services, write: Write) -> None:
    entry = services.entries.get(write("Threats", kind=Kind.BREACH))
    services.entries.save(replace(entry, destructive=True))

    assert example(services) is None


def test_an_elements_questions_are_those_that_ship_and_the_leaders_own(services: Services) -> None:
    shipped = services.guide.reading(Chapter.ROOM, "en").questions
    assert shipped
    assert not any(question.own for question in shipped)

    services.prompts.add(PromptPlace.ROOM, "Shall we walk?")
    services.prompts.switch("room_begin", on=False)

    now = services.guide.reading(Chapter.ROOM, "en").questions
    assert now[-1] == Question("Shall we walk?", own=True)
    assert len(now) == len(shipped)
    assert services.guide.reading(Chapter.HUMILITY, "en").questions[-1] != now[-1]
    assert services.guide.reading(Chapter.FRAME, "en").questions == ()


def test_a_page_lists_the_sources_that_it_names(services: Services) -> None:
    named = {chapter: services.guide.reading(chapter, "en").sources for chapter in Chapter}

    assert [source.key for source in named[Chapter.SAFETY]] == ["edmondson-1996", "edmondson-1999"]
    assert named[Chapter.FRAME] == ()
