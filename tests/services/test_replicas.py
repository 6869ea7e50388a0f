"""Three machines with one journal, in any order: fifty schedules here, 2,000 by `benchmarks/two_machines.py`.

What those 2,000 found is kept below, cut down to the steps that matter.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from tests.services.replicas import Replicas

from leader_journal.core.forgetting import Keep

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


def test_what_is_thrown_away_where_two_versions_are_known_is_thrown_away(replicas: Replicas) -> None:
    """Words win over the bin where neither machine knew of the other; here the leader saw that there were both."""
    replicas.reword(0, 0)
    replicas.reword(2, 0)
    replicas.meet(0, 2)
    replicas.throw_away(0, 0)


def test_what_is_written_upon_one_of_two_versions_is_shown_by_a_clock_that_runs_behind(replicas: Replicas) -> None:
    replicas.the_clock_moves(2, 90)
    replicas.reword(2, 0)
    replicas.reword(0, 0)
    replicas.meet(0, 2)
    replicas.the_clock_moves(0, -60)
    replicas.reword(0, 0)


def test_what_is_written_at_one_moment_has_one_order(replicas: Replicas) -> None:
    replicas.rename(0, 0, "Åse")
    replicas.rename(1, 0, "Åse")


def test_what_is_left_by_a_forgetting_is_shown_alike(replicas: Replicas) -> None:
    """The cleaned state stands beside the words that were written elsewhere meanwhile."""
    replicas.reword(1, 0)
    replicas.forget(2, 0, Keep.ENTRIES)
    replicas.reword(1, 0)
