"""Names off: letters that are the same all over a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.known_names import KnownNames
from leader_journal.core.mentions import reference
from leader_journal.core.records import Person

IDS = [f"01920000-0000-7000-8000-0000000000{number:02}" for number in range(40)]
MARIA, JONAS, BO = Person(id=IDS[0], alias="Maria"), Person(id=IDS[1], alias="Jonas"), Person(id=IDS[2], alias="Bo Ry")
M, J, B = (reference(person.id) for person in (MARIA, JONAS, BO))
PEOPLE = (MARIA, JONAS, BO)


def hidden(*texts: str, people: tuple[Person, ...] = PEOPLE, merged: dict[str, str] | None = None) -> list[str]:
    return list(map(HiddenNames(KnownNames(people, merged), texts), texts))


def test_letters_go_by_the_order_of_the_page() -> None:
    assert hidden(J, f"{M} and {J}", f"{B}, {M}") == ["A", "B and A", "C, B"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (f"{M}s idé", "A’s idé"),
        (f"{M}'s idea", "A’s idea"),
        (f"{M}’s idea", "A’s idea"),
        (f"{J}' plan", "A’s plan"),
        (f"‘as I told {M}’ she said", "‘as I told A’ she said"),
        ("Marias idé", "A’s idé"),
        ("Maria's and Maria", "A’s and A"),
        ("Jonas’ plan", "A’s plan"),
        ("@Maria said", "A said"),
        ("(Bo Ry)", "(A)"),
        (f"{M}hood", "Ahood"),
        ("Mariane, Mariana, xMaria", "Mariane, Mariana, xMaria"),
    ],
)
def test_a_genitive_is_written_as_that_of_a_letter(typed: str, read: str) -> None:
    assert hidden(typed) == [read]


def test_a_real_name_is_hidden_too() -> None:
    people = (Person(id=IDS[0], alias="MJ", real_name="Maria Juul"),)

    assert hidden("Maria Juul and MJ", people=people) == ["A and A"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Maria said", "A said"),
        ("Juuls idé", "?’s idé"),
        ("Friis’ idé", "A’s idé"),
        ("maria, the louise and a Mari", "A, the A and a Mari"),
        ("Bo left", "A left"),
        ("Per Juul and Maria", "A and B"),
        ("Per", "?"),
    ],
)
def test_a_part_of_a_real_name_is_hidden_too(typed: str, read: str) -> None:
    people = (
        Person(id=IDS[0], alias="MJ", real_name="Maria-Louise Juul"),
        Person(id=IDS[1], alias="Per Juul", real_name="Per Bo Friis"),
        Person(id=IDS[2], alias="PK", real_name="Per Krag"),
    )

    assert hidden(typed, people=people) == [read]


def test_a_name_that_only_somebody_merged_away_had_is_hidden_too() -> None:
    gone = Person(id=IDS[9], alias="Mia", real_name="Jonas", merged_into=MARIA.id)
    texts = ("Mia and Maria and Jonas",)

    assert list(map(HiddenNames(KnownNames(PEOPLE, {IDS[9]: MARIA.id}, (gone,)), texts), texts)) == ["A and A and B"]


def test_a_name_that_two_people_have_is_a_question_mark() -> None:
    people = (Person(id=IDS[0], alias="MJ", real_name="Maria"), Person(id=IDS[1], alias="Maria"))

    assert hidden("Maria's idea", people=people) == ["?’s idea"]


def test_who_is_one_with_another_has_the_others_letter() -> None:
    gone = reference(IDS[9])

    assert hidden(f"{gone} is {M}", merged={IDS[9]: MARIA.id}) == ["A is A"]


def test_who_was_forgotten_is_a_question_mark() -> None:
    assert hidden(f"{reference(IDS[8])} and {M}") == ["? and A"]


def test_a_letter_that_somebody_is_called_is_nobody_elses() -> None:
    people = (Person(id=IDS[0], alias="A"), Person(id=IDS[1], alias="Maria"), Person(id=IDS[2], alias="I"))

    assert hidden(f"A doubt I had of {reference(IDS[0])} and {reference(IDS[1])}", people=people) == [
        "A doubt I had of B and C"
    ]


def test_there_are_letters_for_a_crowd() -> None:
    people = tuple(Person(id=one, alias=f"Alias{number}") for number, one in enumerate(IDS))

    letters = hidden(*map(reference, IDS), people=people)

    assert len(set(letters)) == len(IDS)
    assert "I" not in letters
    assert "O" not in letters


@given(st.text(max_size=60), st.sampled_from([M, J, B, "Maria", "Jonas"]), st.text(max_size=60))
def test_a_reference_is_never_read_as_a_name(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"

    (read,) = hidden(text)

    assert f" {name} " not in read
    assert not any(person.id in read for person in PEOPLE)
