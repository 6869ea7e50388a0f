"""Three machines with one journal, in any order: fifty schedules here, 2,000 by `benchmarks/two_machines.py`.

What those 2,000 found is kept below, cut down to the steps that matter.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from tests.services.replicas import Replicas

TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(
    max_examples=50, stateful_step_count=24, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def replicas() -> Iterator[Replicas]:
    """Three copies, which must be alike at the end."""
    state = Replicas()
    state.begin()
    yield state
    state.teardown()


def test_what_came_alone_learns_what_it_follows(replicas: Replicas) -> None:
    """An archive of the present state brought a version without those before it; they come later, by the whole log."""
    replicas.throw_away(0, 0)
    replicas.bring_back(0, 0)
    replicas.keep_an_archive(0, current=True)
    replicas.throw_away(1, 0)
    replicas.bring_back(1, 0)
    replicas.bring_an_archive_in(1, 0)
