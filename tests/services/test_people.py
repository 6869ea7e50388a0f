"""People: one person however the alias is written, and the text between what is typed and what is stored."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_journal.composition import Services
from leader_journal.core.mentions import mentioned, reference
from leader_journal.core.records import Person
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal


def captured(services: Services, facts: str) -> str:
    """Save a line and return it as it is edited again."""
    entry = services.entries.get(services.capture.save(Captured(facts=facts)).ids[0])
    return services.people.editable(entry.facts)


def aliases(services: Services) -> list[str]:
    """Everybody there is."""
    return [person.alias for person in services.people.all()]


@pytest.mark.parametrize("spelling", ["Åse", "åse", "ÅSE", "Aase", " Åse ", "A\u030ase"])
def test_a_known_alias_in_another_spelling_is_the_same_person(services: Services, spelling: str) -> None:
    services.people.add("Åse")
    assert not services.people.add(spelling)
    services.capture.save(Captured(facts="x", people=(spelling,)))
    assert aliases(services) == ["Åse"]


def test_letters_that_only_look_alike_are_other_people(services: Services) -> None:
    for alias in ("Bo", "Bø", "Pål", "Pal"):
        services.people.add(alias)
    assert len(services.people.all()) == 4


@pytest.mark.parametrize(
    ("typed", "edited"),
    [
        ("@peter said", "@Peter said"),
        ("@peters idea, @Peters idea", "@Peters idea, @Peters idea"),
        ("@Peter's idea and @Peter’s", "@Peter's idea and @Peter’s"),
        ("(@Peter), @Peter.", "(@Peter), @Peter."),
        ("@bo ry came", "@Bo Ry came"),
        ("write to peter@Peter.dk", "write to peter@Peter.dk"),
    ],
)
def test_people_who_are_known_are_found_in_a_line_and_nobody_is_added(
    services: Services, typed: str, edited: str
) -> None:
    for alias in ("Peter", "Bo Ry"):
        services.people.add(alias)
    assert captured(services, typed) == edited
    assert aliases(services) == ["Bo Ry", "Peter"]


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("@Kim asked", ["Kim"]),
        ("@Kim's idea, @Kim’s", ["Kim"]),
        ("with @J.P. and @Anne-Marie.", ["Anne-Marie", "J.P"]),
        ("@O'Brien, @Kim-", ["Kim", "O'Brien"]),
        ("mail a@b.dk, at @2 or @_x, @@Kim", []),
        ("@Øjvind and @øjvind", ["Øjvind"]),
    ],
)
def test_a_new_name_behind_an_at_becomes_a_person(services: Services, typed: str, made: list[str]) -> None:
    captured(services, typed)
    assert sorted(aliases(services)) == made


def test_renaming_reaches_every_sentence_at_once(services: Services, journal: Journal) -> None:
    captured(services, "@Kim asked")
    (kim,) = services.people.all()
    assert services.people.shown(reference(kim.id)) == "Kim"

    with services.writes.change() as writer:
        writer.put(Person(id=kim.id, alias="K."))
    assert services.people.shown(reference(kim.id)) == services.people.alias_of(kim.id) == "K."

    services.writes.undo()
    assert services.people.alias_of(kim.id) == "Kim"
    services.writes.redo()
    assert services.people.alias_of(kim.id) == "K."


def test_somebody_who_was_taken_back_has_no_name(services: Services) -> None:
    captured(services, "@Kim asked")
    (kim,) = services.people.all()
    assert services.people.alias_of(kim.id) == "Kim"
    services.writes.undo()
    assert services.people.alias_of(kim.id) == "?"


def test_a_change_that_failed_leaves_no_name_behind(services: Services) -> None:
    made: list[str] = []

    def add_and_fail() -> None:
        with services.writes.change() as writer:
            made.append(services.people.put_new(writer, "Kim").id)
            assert services.people.alias_of(made[0]) == "Kim"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert services.people.alias_of(made[0]) == "?"


def test_the_names_of_many_rows_cost_one_reading(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    services.people.add("Kim")
    (kim,) = services.people.all()
    readings: list[int] = []
    everybody = services.people.all

    def counted() -> tuple[Person, ...]:
        readings.append(1)
        return everybody()

    monkeypatch.setattr(services.people, "all", counted)
    assert {services.people.alias_of(kim.id) for _row in range(500)} == {"Kim"}
    assert len(readings) == 1


def test_names_are_read_again_after_the_lists_were_made_again(services: Services) -> None:
    told: list[str] = []
    services.writes.after_each(lambda: told.append("written"))
    services.checks.rebuild()
    assert told == ["written"]


def test_an_alias_needs_a_letter(services: Services) -> None:
    with pytest.raises(ValueError, match="alias"):
        services.people.add("  ")


def test_completion_offers_active_people_those_who_begin_so_first(services: Services, journal: Journal) -> None:
    with services.writes.change() as writer:
        writer.put(Person(id=journal.ids.new(), alias="Ole Pe"))
        writer.put(Person(id=journal.ids.new(), alias="Peter"))
        writer.put(Person(id=journal.ids.new(), alias="X", real_name="Åpe Hansen"))
        writer.put(Person(id=journal.ids.new(), alias="Per", active=False))
    assert services.people.complete("pe") == ("Peter", "Ole Pe", "X")
    assert services.people.complete("PÉ") == ("Peter", "Ole Pe", "X")
    assert services.people.complete("nobody") == ()
    assert services.people.complete("peter ") == (), "behind the space no name of his goes on"
    assert services.people.complete("x åpe") == (), "an alias and a real name are two names"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["@Kim", "@kim", "@Bo Ry", "@bo", "Kim", "@", "'s", "s", " ", ".", "æ", "@{x}"])).map(
        "".join
    )
)
def test_whatever_is_typed_can_be_edited_and_saved_again_without_change(services: Services, typed: str) -> None:
    while services.writes.can_undo:
        services.writes.undo()
    with services.writes.change() as writer:
        first = services.people.store_with_new(writer, typed)
    everybody = services.people.all()
    with services.writes.change() as writer:
        again = services.people.store_with_new(writer, services.people.editable(first))

    assert again == first
    assert services.people.all() == everybody
    assert set(mentioned(first)) <= {person.id for person in everybody}


def test_keys_in_a_field_read_the_people_once(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of five thousand people every key took a third of a second behind a mention; a new one is known at once."""
    services.people.add("Maria")
    asked: list[int] = []
    everybody = services.people.all

    def counted() -> tuple[Person, ...]:
        asked.append(1)
        return everybody()

    monkeypatch.setattr(services.people, "all", counted)
    for end in range(8):
        services.people.complete("Mari"[:end])
        services.people.names_in("Maria came"[:end])
        services.people.stored("@Maria came"[:end])
    assert len(asked) == 1
    services.people.add("Marius")
    assert services.people.complete("Mari") == ("Maria", "Marius")
