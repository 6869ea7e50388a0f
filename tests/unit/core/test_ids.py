"""Identifiers tell when they were made."""

from __future__ import annotations

import uuid

import pytest

from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids, made_at


def test_an_identifier_tells_when_it_was_made(clock: FixedClock) -> None:
    made = made_at(Ids(clock).new())

    assert made == clock.now()


@pytest.mark.parametrize(
    "other", ["", "nobody", str(uuid.UUID(int=4, version=4)), "ffffffff-ffff-7fff-bfff-ffffffffffff"]
)
def test_one_from_elsewhere_does_not(other: str) -> None:
    assert made_at(other) is None
