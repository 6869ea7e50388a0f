"""Identifiers tell when they were made."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import islice

import pytest

from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids, made_at


def test_an_identifier_tells_when_it_was_made(clock: FixedClock) -> None:
    made = made_at(Ids(clock).new())

    assert made == clock.now()


def test_many_are_of_their_kind_and_rise_from_one_moment_to_the_next(clock: FixedClock) -> None:
    ids = Ids(clock)
    made = [ids.new(), *islice(ids.many(), 5000)]
    clock.advance(dt.timedelta(seconds=1))
    made += [ids.new()]

    assert made == sorted(set(made))
    assert {(one.version, one.variant) for one in map(uuid.UUID, made)} == {(7, uuid.RFC_4122)}
    assert all(str(uuid.UUID(one)) == one for one in made)


@pytest.mark.parametrize(
    "other", ["", "nobody", str(uuid.UUID(int=4, version=4)), "ffffffff-ffff-7fff-bfff-ffffffffffff"]
)
def test_one_from_elsewhere_does_not(other: str) -> None:
    assert made_at(other) is None
