"""Chains of people who were merged, and texts that name them."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.mentions import reference
from leader_journal.core.merging import joined, merged_promise, to_the_end
from leader_journal.core.records import Person, Promise

ONE, OTHER, THIRD = (f"0190d2a0-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))


def test_a_chain_leads_to_its_end() -> None:
    assert to_the_end({ONE: OTHER, OTHER: THIRD}) == {ONE: THIRD, OTHER: THIRD}


def test_a_circle_leads_nowhere() -> None:
    assert to_the_end({ONE: OTHER, OTHER: ONE}) == {}
    assert to_the_end({ONE: ONE}) == {}
    assert to_the_end({THIRD: ONE, ONE: OTHER, OTHER: ONE}) == {}


def test_only_references_are_rewritten() -> None:
    promise = Promise(id="p", text=f"Write to {reference(ONE)}, not to {ONE}", made=dt.date(2026, 1, 1), to=THIRD)

    merged = merged_promise(promise, {ONE: OTHER})

    assert merged.text == f"Write to {reference(OTHER)}, not to {ONE}"
    assert merged.to == THIRD


def test_the_one_who_stays_keeps_their_own_name_and_rhythm() -> None:
    one = Person(id=ONE, alias="Bo", real_name="Bo Ry", cadence_weeks=1, active=False)
    other = Person(id=OTHER, alias="Boris", cadence_weeks=4)

    assert joined(one, other) == Person(id=OTHER, alias="Boris", real_name="Bo Ry", cadence_weeks=4)
