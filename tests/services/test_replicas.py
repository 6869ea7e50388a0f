"""Three machines with one journal, in any order: fifty schedules here, 2,000 by `benchmarks/two_machines.py`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from tests.services.replicas import Replicas

TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(
    max_examples=50, stateful_step_count=24, deadline=None, suppress_health_check=list(HealthCheck)
)
