"""What stands in a small form, and what is half typed beside a draft: kept as it is edited, until it is saved."""

from __future__ import annotations

import pytest

from leader_journal.composition import Services
from leader_journal.core.records import Person


@pytest.fixture
def maria(services: Services) -> Person:
    person = Person(id=services.journal.ids.new(), alias="Maria")
    with services.writes.change() as writer:
        writer.put(person)
    return person


def test_the_fields_of_a_form_come_back_in_their_order(services: Services, maria: Person) -> None:
    services.forms.keep("promise:new", ("Ring @Maria", "", "friday"))
    assert services.forms.kept("promise:new") == ("Ring @Maria", "", "friday")
    assert services.forms.kept("promise:other") is None
    services.forms.drop("promise:new")
    assert services.forms.kept("promise:new") is None


def test_what_is_half_typed_stands_beside_the_draft_and_goes_with_its_last_word(
    services: Services, maria: Person
) -> None:
    assert services.forms.half("today") == {}
    services.forms.keep_half("today", {"happened": "next frid", "text": "@Maria"})
    assert services.forms.half("today") == {"happened": "next frid", "text": "@Maria"}
    assert services.forms.half("another") == {}
    services.forms.keep_half("today", {})
    assert services.forms.half("today") == {}


def test_who_is_named_in_a_draft_has_their_new_name_in_it(services: Services, maria: Person) -> None:
    services.forms.keep("promise:new", ("Ring @Maria",))
    services.forms.keep_half("today", {"text": "@Maria"})
    services.people_book.rename(maria, "Marie")
    assert services.forms.kept("promise:new") == ("Ring @Marie",)
    assert services.forms.half("today") == {"text": "@Marie"}
