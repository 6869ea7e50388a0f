"""Services over a real encrypted journal, with a key that is cheap to derive and a clock that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ready import PASSPHRASE as PASSPHRASE
from tests.ready import ready_journal
from tests.services.reviewing import Write

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Iterator[Journal]:
    """A new journal, open, alone in its folder."""
    folder = tmp_path / "journals"
    folder.mkdir()
    opened = ready_journal(folder / "mine.ljournal", clock)
    yield opened
    opened.close()


@pytest.fixture
def services(journal: Journal, clock: FixedClock) -> Services:
    """The use cases of that journal."""
    return Services(journal, clock)


@pytest.fixture
def write(services: Services) -> Write:
    """Return a function that writes an entry so many days ago and returns its id."""

    def write_entry(facts: str, days_ago: int = 0, **fields: object) -> str:
        happened = services.clock.now() - dt.timedelta(days=days_ago)
        captured = Captured(facts=facts, happened=happened, **{"kind": Kind.DOUBT, **fields})  # type: ignore[arg-type] # fields of Captured
        return services.capture.save(captured).ids[0]

    return write_entry
