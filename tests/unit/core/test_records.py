"""What an entry can hold is declared in one place, and an entry holds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from leader_journal.core.records import Entry, Occasion, occasion_of
from leader_journal.services.entries.capture import Captured


def test_an_old_entry_and_an_empty_form_do_without_any_of_it() -> None:
    for field in fields(Occasion):
        assert field.default is not NODEFAULT or field.default_factory is not NODEFAULT


def test_the_fields_of_an_entry_stand_as_they_do_in_the_file() -> None:
    """What identifies it first, then what was said at once, then what was said afterwards: in this order it is read."""
    said = Occasion.__struct_fields__
    assert Entry.__struct_fields__[: 3 + len(said)] == ("id", "happened", "written", *said)
    assert Entry.__struct_fields__[-1] == "origin"


@given(st.from_type(Captured), st.from_type(Occasion))
def test_what_is_handed_on_is_all_of_it_and_nothing_else(captured: Captured, more: Occasion) -> None:
    changed = replace(captured, **occasion_of(more))
    assert occasion_of(changed) == occasion_of(more)
    assert replace(changed, **occasion_of(captured)) == captured
