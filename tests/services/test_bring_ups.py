"""What to bring up waits for the next one-on-one, is ticked off or carried over, and survives all that people do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_journal.composition import Services
from leader_journal.core.bring_ups import BringUpState
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import LineTooLong, NobodyNamed, NoWords
from leader_journal.core.forgetting import Keep
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block
from leader_journal.core.records import Person
from leader_journal.services.bring_ups import LONGEST_LINE
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal


@pytest.fixture
def maria(services: Services) -> Person:
    return _person(services, "Maria")


@pytest.fixture
def peter(services: Services) -> Person:
    return _person(services, "Peter")


def _person(services: Services, alias: str) -> Person:
    person = Person(id=services.journal.ids.new(), alias=alias)
    with services.journal.write() as writer:
        writer.put(person)
    return person


def _waiting(services: Services, person: Person) -> list[str]:
    return [services.people.shown(one.text) for one in services.bring_ups.view(person.id).waiting]


def _block(services: Services, person: Person) -> list[str]:
    meeting = services.one_on_ones.prepare(person.id)
    return [line.text for line in services.one_on_ones.page(meeting).of(Block.BRING_UP).shown]


def _note(services: Services, person: Person, said: tuple[str, ...]) -> str:
    meeting = services.one_on_ones.prepare(person.id)
    note = OneOnOneNote(held_on=services.clock.now().date(), said=said)
    return services.one_on_one_notes.note(meeting, note).ids[0]


def test_it_is_the_first_block_of_the_next_page(services: Services, maria: Person, peter: Person) -> None:
    services.bring_ups.add("Ask about the forms", maria.id)
    services.bring_ups.add("Ask @Peter how the nights have been")
    page = services.one_on_ones.page(services.one_on_ones.prepare(maria.id))
    assert page.blocks[0].block is Block.BRING_UP
    assert _block(services, maria) == ["Ask about the forms"]
    assert _waiting(services, peter) == ["Ask Peter how the nights have been"]


def test_what_was_said_is_ticked_off_and_the_rest_is_carried_over(services: Services, maria: Person) -> None:
    for line in ("First", "Second", "Third"):
        services.bring_ups.add(line, maria.id)
    first, _second, third = services.bring_ups.view(maria.id).waiting
    held = _note(services, maria, (first.id, third.id))
    assert _waiting(services, maria) == ["Second"]
    assert _block(services, maria) == ["Second"]
    kept = services.one_on_ones.get(held).page
    assert kept is not None
    assert [line.text for line in kept.of(Block.BRING_UP).lines] == [
        "First · said",
        "Second · for next time",
        "Third · said",
    ]
    said = services.bring_ups.get(first.id)
    assert (said.state, said.said_on, said.said_in) == (BringUpState.SAID, services.clock.now().date(), held)


def test_a_note_that_is_changed_can_take_a_tick_back(services: Services, maria: Person) -> None:
    services.bring_ups.add("First", maria.id)
    (first,) = services.bring_ups.view(maria.id).waiting
    held = services.one_on_ones.get(_note(services, maria, (first.id,)))
    form = services.one_on_one_notes.blank(held)
    assert form.said == (first.id,)
    services.one_on_one_notes.note(held, OneOnOneNote(held_on=form.held_on))
    assert _waiting(services, maria) == ["First"]
    page = services.one_on_ones.get(held.id).page
    assert page is not None
    assert [line.text for line in page.of(Block.BRING_UP).lines] == ["First · for next time"]


def test_the_note_and_its_ticks_are_undone_as_one(services: Services, maria: Person) -> None:
    services.bring_ups.add("First", maria.id)
    before = services.bring_ups.view(maria.id)
    _note(services, maria, tuple(one.id for one in before.waiting))
    services.writes.undo()
    assert services.bring_ups.view(maria.id) == before


def test_a_line_that_is_written_on_the_page_waits_like_any_other(services: Services, maria: Person) -> None:
    pages = services.one_on_ones
    meeting = pages.prepare(maria.id)
    pages.add_line(meeting, pages.page(meeting).of(Block.BRING_UP), 0, "Written on the page")
    _note(services, maria, ())
    assert _block(services, maria) == ["Written on the page"]


def test_a_line_that_is_rewritten_on_the_page_is_rewritten_everywhere(
    services: Services, clock: FixedClock, maria: Person
) -> None:
    services.bring_ups.add("Before", maria.id)
    clock.advance(dt.timedelta(days=20))
    pages = services.one_on_ones
    meeting = pages.prepare(maria.id)
    block = pages.page(meeting).of(Block.BRING_UP)
    shown = block.lines[0].text
    assert shown.startswith("Before · since ")
    pages.rewrite(meeting, block, 0, shown.replace("Before", "After"))
    assert _waiting(services, maria) == ["After"]


def test_capture_catches_a_line_for_whom_it_is_about(services: Services, maria: Person, peter: Person) -> None:
    entry = services.capture.save(Captured(facts="@Maria asked", bring_up="Come back to her question")).ids[0]
    services.capture.save(Captured(facts="@Maria asked again", bring_up="Tell @Peter about it"))
    (line,) = services.bring_ups.view(maria.id).waiting
    assert (line.text, line.entry) == ("Come back to her question", entry)
    assert _waiting(services, peter) == ["Tell Peter about it"]


def test_a_line_for_nobody_saves_nothing_and_keeps_the_draft(services: Services) -> None:
    captured = Captured(facts="Something happened", bring_up="Talk about it")
    services.capture.save_draft("window", captured)
    with pytest.raises(NobodyNamed):
        services.capture.save(captured, slot="window")
    assert services.capture.draft("window") == captured
    with pytest.raises(NobodyNamed):
        services.bring_ups.add("Talk about it")


def test_a_line_needs_words_and_has_an_end(services: Services, maria: Person) -> None:
    with pytest.raises(NoWords):
        services.bring_ups.add(" \n ", maria.id)
    with pytest.raises(LineTooLong):
        services.bring_ups.add("x" * (LONGEST_LINE + 1), maria.id)
    assert services.bring_ups.view().waiting == ()


def test_it_may_become_a_promise_with_its_day(services: Services, maria: Person) -> None:
    services.bring_ups.add("Show the draft by Friday", maria.id)
    (line,) = services.bring_ups.view(maria.id).waiting
    services.bring_ups.become_promise(line)
    (promise,) = services.promises.view(maria.id).open
    assert promise.due is not None
    assert promise.due.isoweekday() == 5
    assert services.bring_ups.get(line.id).became == promise.id
    assert _waiting(services, maria) == []
    services.writes.undo()
    assert services.promises.view(maria.id).open == ()
    assert _waiting(services, maria) == ["Show the draft by Friday"]


def test_it_may_become_an_entry(services: Services, maria: Person, peter: Person) -> None:
    services.bring_ups.add("That @Peter doubts it", maria.id)
    (line,) = services.bring_ups.view(maria.id).waiting
    entry, _changes = services.bring_ups.become_entry(line)
    made = services.journal.entries.get(entry)
    assert (services.people.shown(made.facts), made.people) == ("That Peter doubts it", (maria.id, peter.id))
    assert services.bring_ups.get(line.id).became == entry


def test_what_is_removed_comes_back_by_undo(services: Services, maria: Person) -> None:
    services.bring_ups.add("First", maria.id)
    services.bring_ups.remove(services.bring_ups.view(maria.id).waiting[0])
    assert _waiting(services, maria) == []
    services.writes.undo()
    assert _waiting(services, maria) == ["First"]


def test_two_people_who_are_one_have_all_the_lines(services: Services, maria: Person, peter: Person) -> None:
    services.bring_ups.add("Ask @Maria", maria.id)
    services.bring_ups.add("For Peter", peter.id)
    services.people_book.merge(maria, peter)
    assert _waiting(services, peter) == ["Ask Peter", "For Peter"]


def test_whoever_is_forgotten_takes_the_lines_along(services: Services, maria: Person, peter: Person) -> None:
    services.bring_ups.add("Ask about the forms", maria.id)
    services.bring_ups.add("Ask @Maria and the rest", peter.id)
    services.forgetting.forget(services.forgetting.preview(maria, Keep.ENTRIES))
    assert _waiting(services, maria) == []
    (left,) = services.bring_ups.view().waiting
    assert maria.id not in left.text
    assert services.journal.check().ok


@settings(max_examples=15, deadline=None)
@given(rounds=st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 20))), max_size=5))
def test_every_line_is_said_once_or_waits(
    rounds: list[tuple[int, set[int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is caught and ticked off over several meetings: a line is waiting until the meeting where it is said."""
    clock = FixedClock(dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC))
    folder: Path = tmp_path_factory.mktemp("rounds")
    journal = Journal.create(folder / "a.ljournal", "four words are enough", clock)
    services = Services(journal, clock)
    person = _person(services, "Maria")
    expected: list[str] = []
    number = 0
    for new, ticks in rounds:
        for _line in range(new):
            services.bring_ups.add(f"Line {number}", person.id)
            expected.append(f"Line {number}")
            number += 1
        waiting = services.bring_ups.view(person.id).waiting
        said = tuple(one.id for place, one in enumerate(waiting) if place in ticks)
        _note(services, person, said)
        expected = [line for place, line in enumerate(expected) if place not in ticks]
        assert _waiting(services, person) == expected
        assert [line.split(" · ")[0] for line in _block(services, person)] == expected
        clock.advance(dt.timedelta(days=3))
    assert len(services.bring_ups.view(person.id).done) == number - len(expected)
    assert journal.check().ok
    journal.close()


def test_a_line_keeps_its_letters_and_is_one_line(services: Services, maria: Person) -> None:
    changes = services.bring_ups.add(" 50\u00a0% fl\u0065\u0301re\tfejl \r\n og\u2028mere ", maria.id)
    (line,) = [one for one in services.journal.bring_ups.all() if one.id in changes.ids]
    assert line.text == "50\u00a0% fl\u0065\u0301re\tfejl og mere"


def test_an_entry_made_of_a_line_is_not_what_the_person_came_with(services: Services, maria: Person) -> None:
    services.bring_ups.add("What she would do first", maria.id)
    (line,) = services.journal.bring_ups.all()
    entry, _changes = services.bring_ups.become_entry(line)
    assert not services.entries.get(entry).came_from(maria.id)
    page = services.one_on_ones.page(services.one_on_ones.prepare(maria.id))
    told = {block.block: block.shown for block in page.blocks}
    assert (tuple(told[Block.RAISED]), tuple(told[Block.THANK])) == ((), ())
