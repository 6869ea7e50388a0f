"""Prompts: what ships and the leader's own, in their order; what was asked once stays with its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.changes import Topic
from leader_journal.core.codec import decode
from leader_journal.core.errors import NoWords
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt, PromptPlace
from leader_journal.core.mentions import reference
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Answer, Entry, Person
from leader_journal.core.terms import Kind
from leader_journal.exchange.archive import read_archive
from leader_journal.exchange.prompts import read_prompts
from leader_journal.services.entries.capture import Captured

DEEPEN = PromptPlace.DEEPEN
USUAL = [prompt.key for prompt in read_prompts("en") if prompt.key != "breach"]


def asked(services: Services, kind: Kind = Kind.IDEA, place: PromptPlace = DEEPEN) -> list[str]:
    return [prompt.key for prompt in services.prompts.asked(place, "en", kind)]


def questions(services: Services, kind: Kind = Kind.IDEA) -> list[str]:
    return [services.people.shown(prompt.question) for prompt in services.prompts.asked(DEEPEN, "en", kind)]


def entry_with(services: Services, *answers: Answer, kind: Kind = Kind.IDEA) -> Entry:
    entry = services.entries.get(services.capture.save(Captured(kind=kind, facts="Somebody said it")).ids[0])
    services.entries.save(replace(entry, answers=answers))
    return services.entries.get(entry.id)


def person(services: Services, alias: str) -> Person:
    found = services.people.find(alias)
    assert found is not None
    return found


def test_what_ships_is_asked_until_the_leader_chooses(services: Services) -> None:
    assert asked(services) == USUAL
    assert "breach" in asked(services, Kind.BREACH)


def test_both_languages_ask_the_same_in_every_place() -> None:
    for place in PromptPlace:
        english, danish = read_prompts("en", place), read_prompts("da", place)
        assert [(p.key, p.kinds, p.field) for p in english] == [(p.key, p.kinds, p.field) for p in danish]
        assert not {p.question for p in english} & {p.question for p in danish}


def test_a_question_of_ones_own_is_asked_last_for_its_kinds_and_taken_back_by_undo(services: Services) -> None:
    changes = services.prompts.add(DEEPEN, "  What   would I \n say today? ", (Kind.IDEA,))

    assert changes.topics == {Topic.PROMPTS}
    assert asked(services) == [*USUAL, *changes.ids]
    assert questions(services)[-1] == "What would I say today?"
    assert asked(services, Kind.DOUBT) == USUAL
    services.writes.undo()
    assert asked(services) == USUAL
    services.writes.redo()
    assert asked(services) == [*USUAL, *changes.ids]


@pytest.mark.parametrize("question", ["", " \n "])
def test_a_question_needs_words(services: Services, question: str) -> None:
    with pytest.raises(NoWords):
        services.prompts.add(DEEPEN, question)
    assert asked(services) == USUAL


def test_a_question_stands_only_in_its_place(services: Services) -> None:
    changes = services.prompts.add(PromptPlace.ROOM, "Shall we walk?")

    assert asked(services) == USUAL
    assert asked(services, place=PromptPlace.ROOM)[-1:] == [*changes.ids]
    assert asked(services, place=PromptPlace.HUMILITY)[-1:] != [*changes.ids]


def test_what_is_switched_off_stays_in_the_list_and_keeps_its_place(services: Services) -> None:
    services.prompts.switch("not_known", on=False)

    assert asked(services) == [key for key in USUAL if key != "not_known"]
    lines = services.prompts.lines(DEEPEN, "da")
    assert [line.prompt.key for line in lines if not line.on] == ["not_known"]
    services.prompts.switch("not_known", on=True)
    assert asked(services) == USUAL


def test_a_prompt_moves_past_its_neighbour_and_not_beyond_the_ends(services: Services) -> None:
    services.prompts.add(PromptPlace.ROOM, "Shall we walk?")
    services.prompts.move(PromptPlace.ROOM, asked(services, place=PromptPlace.ROOM)[-1], -1, "en")
    services.prompts.move(DEEPEN, "said_first", -1, "da")

    assert asked(services)[:3] == ["said_first", "told", "not_known"]
    assert not services.prompts.move(DEEPEN, "said_first", -1, "en")
    services.prompts.move(DEEPEN, "said_first", 1, "en")
    assert asked(services) == USUAL
    assert asked(services, place=PromptPlace.ROOM)[-2] not in {prompt.key for prompt in read_prompts("en")}
    for _change in range(3):
        services.writes.undo()
    assert services.settings.current.prompts_order == ()


def test_an_answer_keeps_the_question_as_it_was_asked(services: Services) -> None:
    (key,) = services.prompts.add(DEEPEN, "What was it like?").ids
    entry = entry_with(services, Answer(prompt=key, question="What was it like?", text="Cold"))
    services.prompts.change(key, "What was it like for them?")

    assert services.entries.get(entry.id).answers[0].question == "What was it like?"
    (here,) = [prompt for prompt in services.prompts.for_entry(entry, "en") if prompt.key == key]
    assert here.question == "What was it like?"
    assert questions(services)[-1] == "What was it like for them?"


def test_what_is_asked_no_more_can_still_be_read_and_edited_where_it_was_answered(services: Services) -> None:
    (key,) = services.prompts.add(DEEPEN, "What was it like?").ids
    entry = entry_with(
        services,
        Answer(prompt="cause", question="What was it?", text="A slip"),
        Answer(prompt=key, question="What was it like?", text="Cold"),
    )
    services.prompts.remove(key)
    services.prompts.switch("cause", on=False)

    last = services.prompts.for_entry(entry, "en")[-2:]
    assert [(prompt.key, prompt.question) for prompt in last] == [("cause", "What was it?"), (key, "What was it like?")]
    assert last[0].field == "cause"
    assert not {"cause", key} & set(asked(services))
    services.writes.undo()
    services.writes.undo()
    assert {"cause", key} <= set(asked(services))


def test_people_in_a_question_are_renamed_and_merged_everywhere(services: Services) -> None:
    (_person, key) = services.prompts.add(DEEPEN, "What would @Bo say?").ids
    stored = services.prompts.own(key).question
    entry = entry_with(services, Answer(prompt=key, question=stored, text="No"))
    assert stored == f"What would {reference(person(services, 'Bo').id)} say?"

    services.people_book.rename(person(services, "Bo"), "Bodil")
    assert questions(services)[-1] == "What would Bodil say?"

    services.people_book.add("Eva")
    services.people_book.merge(person(services, "Bodil"), person(services, "Eva"))
    assert questions(services)[-1] == "What would Eva say?"
    assert services.people.shown(services.entries.get(entry.id).answers[0].question) == "What would Eva say?"
    services.writes.undo()
    assert services.people.shown(services.entries.get(entry.id).answers[0].question) == "What would Bodil say?"


def test_own_prompts_and_their_order_are_in_the_archive_as_they_are(services: Services, tmp_path: Path) -> None:
    (key,) = services.prompts.add(DEEPEN, "What would I say today?", (Kind.IDEA, Kind.DOUBT)).ids
    services.prompts.move(DEEPEN, key, -1, "en")
    services.prompts.switch("told", on=False)
    target = tmp_path / "mine.json"
    services.exchange.export_archive(target)

    last = {revision.kind: revision for revision in read_archive(target.read_bytes(), target).revisions}
    assert decode(last[RecordKind.OWN_PROMPT].payload, OwnPrompt) == services.prompts.own(key)
    assert decode(last[RecordKind.JOURNAL_SETTINGS].payload, JournalSettings) == services.settings.current
