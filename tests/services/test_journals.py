"""Journals as files: made whole or not at all, with the sample or with many entries."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from leader_journal import paths
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.entries.room import ENTRIES
from leader_journal.charts.month.room import MONTH
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import Cancelled, JournalExists, NoAccess, PassphraseTooShort
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period
from leader_journal.core.terms import Series
from leader_journal.services.checks import Need
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles

PASSPHRASE = "quiet river, small boat"


def sample(
    path: Path, clock: FixedClock, language: str = "en", *, entries: int | None = None, seed: int = 1
) -> Services:
    """A sample journal, open."""
    journal = JournalFiles(clock).create_sample(path, SAMPLE_PASSPHRASE, language, entries=entries, seed=seed)
    return Services(journal, clock)


def content(services: Services) -> list[tuple[object, ...]]:
    """Everything but the ids."""
    return [
        (row.happened, row.kind, services.people.shown(row.facts), row.marks, row.tone, row.setting)
        for row in services.entries.every_row(EVERYTHING)
    ]


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_sample_is_whole_and_up_to_date(tmp_path: Path, clock: FixedClock, language: str) -> None:
    services = sample(tmp_path / "s.ljournal", clock, language)
    rows = services.entries.rows(EVERYTHING)

    assert 120 <= services.entries.count_all() <= 200
    assert rows[0].happened <= clock.now()
    assert rows[0].happened > clock.now() - dt.timedelta(days=14)
    assert len(services.people.all()) >= 6
    assert services.promises.open()
    assert services.agreements.to_pick()
    assert not services.today.view().nothing_waits
    assert services.checks.check().ok
    services.journal.close()


def test_both_languages_tell_the_same_story(tmp_path: Path, clock: FixedClock) -> None:
    english, danish = sample(tmp_path / "e.ljournal", clock), sample(tmp_path / "d.ljournal", clock, "da")
    for one, other in zip(content(english), content(danish), strict=True):
        assert one[:2] + one[3:5] == other[:2] + other[3:5]
        assert one[2] != other[2]
    english.journal.close()
    danish.journal.close()


def test_many_entries_are_the_same_for_the_same_seed(tmp_path: Path, clock: FixedClock) -> None:
    made = [
        sample(tmp_path / f"{number}.ljournal", clock, entries=2000, seed=seed) for number, seed in enumerate((3, 3, 4))
    ]
    one, same, other = map(content, made)
    assert len(one) == 2000
    assert one == same
    assert one != other
    assert made[0].checks.need(made[0].checks.check()) is Need.NOTHING
    for services in made:
        services.journal.close()


def test_a_sample_that_is_cancelled_leaves_nothing(tmp_path: Path, clock: FixedClock) -> None:
    def cancel(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        JournalFiles(clock).create_sample(
            tmp_path / "s.ljournal", SAMPLE_PASSPHRASE, "en", entries=2000, progress=cancel
        )
    assert list(tmp_path.iterdir()) == []


def test_a_journal_is_never_made_over_something(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "mine.ljournal"
    path.write_text("mine")
    with pytest.raises(JournalExists):
        JournalFiles(clock).create(path, PASSPHRASE)
    with pytest.raises(JournalExists):
        JournalFiles(clock).create_sample(path, SAMPLE_PASSPHRASE, "en")
    assert path.read_text() == "mine"


def test_a_refused_journal_makes_no_folder(tmp_path: Path, clock: FixedClock) -> None:
    files = JournalFiles(clock)
    with pytest.raises(PassphraseTooShort):
        files.create(tmp_path / "new" / "mine.ljournal", "short")
    assert list(tmp_path.iterdir()) == []

    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(NoAccess):
            files.create(folder / "mine.ljournal", PASSPHRASE)


def test_a_journal_in_a_new_folder_is_for_its_owner_only(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "new" / "mine.ljournal"
    JournalFiles(clock).create(path, PASSPHRASE).close()
    assert path.parent.stat().st_mode & 0o077 == 0
    JournalFiles(clock).open(path, PASSPHRASE).close()


def test_a_first_journal_is_proposed_under_a_free_name(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    names = []
    for _number in range(3):
        proposed = JournalFiles(clock).proposed_path()
        names.append(proposed.name)
        proposed.touch()
    assert names == ["Leader Journal.ljournal", "Leader Journal 2.ljournal", "Leader Journal 3.ljournal"]


def test_a_finding_is_the_same_here_and_in_a_job(tmp_path: Path, clock: FixedClock) -> None:
    services = sample(tmp_path / "s.ljournal", clock)
    period = Period(dt.date(2026, 1, 1), None)
    for request in (
        ChartRequest(PROGRESS, period),
        ChartRequest(ENTRIES, period, series=Series.ROOM),
        ChartRequest(MONTH),
    ):
        assert services.progress.job(request)() == services.progress.finding(request)
    services.journal.close()


def test_the_time_axis_of_an_open_period_ends_today(tmp_path: Path, clock: FixedClock) -> None:
    services = sample(tmp_path / "s.ljournal", clock)
    clock.advance(dt.timedelta(days=80))
    finding = services.progress.finding(ChartRequest(ENTRIES, Period(dt.date(2026, 6, 1), None)))
    assert isinstance(finding, EntriesFinding)
    assert finding.months[-1].month == dt.date(2027, 2, 1)
    services.journal.close()
