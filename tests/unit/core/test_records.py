"""What an entry can hold is declared in one place, and an entry holds it."""

from __future__ import annotations

from typing import get_type_hints

from hypothesis import given
from hypothesis import strategies as st
from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from leader_journal.core.records import Entry, EntryMore, more_of
from leader_journal.services.entries.capture import Captured


def test_an_entry_holds_all_that_is_folded_under_more() -> None:
    held, types = {field.name: field for field in fields(Entry)}, get_type_hints(Entry)
    for field in fields(EntryMore):
        assert field.default is not NODEFAULT, "an old entry, and an empty form, do without it"
        assert held[field.name].default == field.default
        assert types[field.name] == get_type_hints(EntryMore)[field.name]


@given(st.from_type(Captured), st.from_type(EntryMore))
def test_what_is_handed_on_is_all_of_it_and_nothing_else(captured: Captured, more: EntryMore) -> None:
    changed = replace(captured, **more_of(more))
    assert more_of(changed) == more_of(more)
    assert replace(changed, **more_of(captured)) == captured
