"""Chains of people who were merged, and texts that name them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.unit.core.filled import filled, texts_of

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.filters import SavedFilter
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt
from leader_journal.core.mentions import reference
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import (
    joined,
    merged_agreement,
    merged_bring_up,
    merged_entry,
    merged_filter,
    merged_notes,
    merged_one_on_one,
    merged_plan,
    merged_promise,
    merged_prompt,
    merged_review,
)
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.record_types import TYPE_OF
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.reviews import Review

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


MERGED: dict[type, Callable[[Any, Mapping[str, str]], object]] = {
    Entry: merged_entry,
    Person: merged_notes,
    Promise: merged_promise,
    Agreement: merged_agreement,
    OneOnOne: merged_one_on_one,
    Review: merged_review,
    Plan: merged_plan,
    OwnPrompt: merged_prompt,
    SavedFilter: merged_filter,
    BringUp: merged_bring_up,
}
PEOPLE_IN = dict.fromkeys(("people", "raised_by", "to", "person", "said_to"), ONE)
"""The fields that name a person by the id alone; a text names them by a reference."""
KEEPS = {
    *("Entry.id", "Entry.setting", "Entry.themes", "Entry.agreement", "Entry.plan", "Answer.prompt"),
    *("Origin.source", "Origin.key", "Person.id", "Person.alias", "Person.real_name", "Person.merged_into"),
    *("Promise.id", "Promise.entry", "Agreement.id", "OneOnOne.id", "OneOnOne.promises", "BlockLine.source"),
    *("PageLine.source", "Review.id", "Review.plan", "Look.chart", "RereadEntry.entry", "PlanWords.setting"),
    *("Plan.id", "Plan.review", "Plan.setting", "OwnPrompt.id", "SavedFilter.id", "SavedFilter.name"),
    *("EntryFilter.ids", "EntryFilter.ids_label", "EntryFilter.agreements", "EntryFilter.settings"),
    *("EntryFilter.themes", "EntryFilter.text"),
    *("BringUp.id", "BringUp.entry", "BringUp.said_in", "BringUp.became"),
}
"""Names of other records and of the app's own things; who somebody is; what the leader typed to find something."""


def test_every_kind_of_record_is_in_the_table() -> None:
    """The settings of a journal hold choices, and words to look for."""
    assert set(MERGED) == set(TYPE_OF.values()) - {JournalSettings}


@pytest.mark.parametrize("kind", MERGED, ids=lambda kind: kind.__name__)
def test_whoever_is_merged_is_the_other_in_every_text_and_field_of_a_record(kind: type) -> None:
    before = filled(kind, f"{reference(ONE)} and {reference(THIRD)}", PEOPLE_IN)

    after = dict(texts_of(MERGED[kind](before, {ONE: OTHER})))

    assert {path for path, text in after.items() if ONE in text} <= KEEPS
    changed = {path: text for path, text in after.items() if path not in KEEPS}
    assert changed
    assert set(changed.values()) <= {OTHER, f"{reference(OTHER)} and {reference(THIRD)}"}
