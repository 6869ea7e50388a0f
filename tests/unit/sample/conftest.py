"""The sample on a certain day, in either language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from leader_journal.charts.table import title_of
from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids
from leader_journal.exchange.sample import SampleJournal, read_sample

Make = Callable[[dt.datetime, str], SampleJournal]


@pytest.fixture
def make() -> Make:
    """Return a function that makes the sample as of a moment, in a language."""

    def make_sample(now: dt.datetime, language: str) -> SampleJournal:
        return read_sample(language, now, Ids(FixedClock(now)), title_of)

    return make_sample


@pytest.fixture(params=["en", "da"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the sample in turn."""
    return str(request.param)


@pytest.fixture
def sample(make: Make, clock: FixedClock, language: str) -> SampleJournal:
    """The sample as of the clock, in each language in turn."""
    return make(clock.now(), language)
