"""The sample shows every chart about people: each box, who is not heard, a mirror, one person."""

from __future__ import annotations

import pytest

from leader_journal.charts.breaches.finding import Box, BreachesFinding
from leader_journal.charts.breaches.room import BREACHES
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.room import FAIRNESS
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.promises.room import PERSON, PROMISES
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.voices.room import VOICES
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.services.sampling import fill_with_sample
from leader_journal.storage.journal import Journal


@pytest.fixture(params=["en", "da"])
def sample(request: pytest.FixtureRequest, journal: Journal, services: Services, clock: FixedClock) -> Services:
    """The use cases of the sample journal."""
    fill_with_sample(journal, request.param, clock)
    return services


def test_every_box_holds_something(sample: Services) -> None:
    finding = sample.progress.finding(ChartRequest(BREACHES))
    assert isinstance(finding, BreachesFinding)
    assert all(finding.of(box) for box in Box)
    assert finding.of(None)
    assert finding.destructive


def test_somebody_some_kind_and_only_mistakes_are_not_heard(sample: Services) -> None:
    finding = sample.progress.finding(ChartRequest(VOICES))
    assert isinstance(finding, VoicesFinding)
    assert finding.people
    assert finding.kinds
    assert [one.someone.name for one in finding.only_wrong] == ["Aisha"]


def test_a_mirror_holds_several_people(sample: Services) -> None:
    finding = sample.progress.finding(ChartRequest(FAIRNESS))
    assert isinstance(finding, FairnessFinding)
    assert len(finding.people) >= 4


def test_one_person_has_entries_agreements_and_promises(sample: Services) -> None:
    jonas = sample.people.find("Jonas")
    assert jonas is not None
    finding = sample.progress.finding(ChartRequest(PERSON, person=jonas.id))
    assert isinstance(finding, PersonFinding)
    assert finding.marks
    assert finding.agreements
    assert finding.open


def test_promises_are_kept_overdue_and_to_come(sample: Services) -> None:
    finding = sample.progress.finding(ChartRequest(PROMISES))
    assert isinstance(finding, PromisesOverview)
    assert finding.on_time is not None
    assert finding.overdue
    assert len(finding.open) > len(finding.overdue)
