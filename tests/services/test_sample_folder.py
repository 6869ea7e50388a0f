"""What a killed sample left behind is gone at the next start; one that somebody looks around in stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from leader_journal.services.sample_folder import SampleFolder, sweep_sample_folders

_LIVES_IN_ONE = """
import sys
from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.services.sample_folder import SampleFolder
folder = SampleFolder()
journal = JournalFiles(SystemClock()).create_sample(folder.path / "sample.ljournal", SAMPLE_PASSPHRASE, "en")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of our own."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    tempfile.tempdir = None


def test_a_sample_that_was_killed_is_swept_and_one_that_runs_is_not(temp: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _LIVES_IN_ONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        assert folder.parent == temp
        sweep_sample_folders()
        assert (folder / "sample.ljournal").is_file(), "somebody looks around in it"

        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (folder / "sample.ljournal").is_file()
    sweep_sample_folders()
    assert not folder.exists()


def test_our_own_stays_until_it_is_removed(temp: Path) -> None:
    mine = SampleFolder()
    (mine.path / "x").write_text("x")
    sweep_sample_folders()
    assert (mine.path / "x").exists()
    mine.remove()
    assert not mine.path.exists()
    mine.remove()


def test_what_is_not_ours_or_just_being_made_stays(temp: Path, tmp_path: Path) -> None:
    (temp / "leader-journal-sample-young").mkdir()
    (temp / "leader-journal-other").mkdir()
    (temp / "leader-journal-sample-file").write_text("a file")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "x").write_text("x")
    (temp / "leader-journal-sample-link").symlink_to(tmp_path / "precious")
    old = temp / "leader-journal-sample-old"
    old.mkdir()
    os.utime(old, (0, 0))

    sweep_sample_folders()

    assert not old.exists()
    assert (tmp_path / "precious" / "x").exists()
    assert {path.name for path in temp.iterdir() if path.name.startswith("leader-journal-")} >= {
        "leader-journal-sample-young",
        "leader-journal-other",
        "leader-journal-sample-file",
        "leader-journal-sample-link",
    }
