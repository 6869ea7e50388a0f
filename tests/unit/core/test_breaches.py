"""Whose breach an entry tells of."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.core.breaches import Breach

DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("people", "raised_by", "concerned"),
    [
        (("kim", "bo"), "bo", {"kim"}),
        (("kim", "bo"), "eva", {"kim", "bo"}),
        (("kim",), "kim", {"kim"}),
        (("kim",), None, {"kim"}),
    ],
)
def test_whoever_tells_of_it_is_not_concerned_unless_they_tell_of_themselves(
    people: tuple[str, ...], raised_by: str | None, concerned: set[str]
) -> None:
    assert Breach(id="b", day=DAY, people=frozenset(people), raised_by=raised_by).concerned == concerned


def test_without_people_it_is_nobodys() -> None:
    assert Breach(id="b", day=DAY).concerned == frozenset()
