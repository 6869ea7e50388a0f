"""Whatever a leader does with reviews, and whatever the clock does: no day is covered twice, and none is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import count, pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import ChangedSince, NothingToReview
from leader_journal.storage.journal import Journal

MONDAY = dt.datetime(2026, 3, 30, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
STEPS = st.lists(
    st.tuples(st.integers(-20, 75), st.sampled_from(["start", "close", "discard", "extend", "undo", "redo"])),
    min_size=1,
    max_size=25,
)
_numbers = count()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_closed_reviews_stand_edge_to_edge(tmp_path: Path, steps: list[tuple[int, str]]) -> None:
    clock = FixedClock(MONDAY)
    with closing(Journal.create(tmp_path / f"{next(_numbers)}.ljournal", "quiet river, small boat", clock)) as journal:
        services = Services(journal, clock)
        for days, act in steps:
            clock.advance(dt.timedelta(days=days))
            with suppress(NothingToReview, ChangedSince):
                _ACTS[act](services)
            _assert_edge_to_edge(services)


def _assert_edge_to_edge(services: Services) -> None:
    reviews = sorted(services.journal.reviews.all(), key=lambda one: one.first)
    for review in reviews:
        assert review.first <= review.last
    for before, after in pairwise(reviews):
        assert after.first == before.last + dt.timedelta(days=1)
    assert sum(review.closed is None for review in reviews) <= 1
    assert all(review.closed is not None for review in reviews[:-1])


def _open(act: Callable[[Services], Callable[..., object]]) -> Callable[[Services], object]:
    def on_the_open_one(services: Services) -> object:
        review = services.reviews.open()
        return None if review is None else act(services)(review)

    return on_the_open_one


_ACTS: dict[str, Callable[[Services], object]] = {
    "start": lambda services: services.reviews.start(),
    "close": _open(lambda services: services.reviews.close),
    "discard": _open(lambda services: services.reviews.discard),
    "extend": _open(lambda services: services.reviews.extend),
    "undo": lambda services: services.writes.undo(),
    "redo": lambda services: services.writes.redo(),
}
