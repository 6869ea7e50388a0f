"""What a killed app leaves half written is gone after the next unlock; what is still being written stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.services.conftest import PASSPHRASE

from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import Cancelled, JournalExists
from leader_journal.services.files import write_new_file
from leader_journal.services.journals import JournalFiles
from leader_journal.storage.journal import Journal

PROJECT = Path(__file__).parents[2]

EXPORTS = """
import sys
from pathlib import Path
from leader_journal.services.files import write_new_file
with write_new_file(Path(sys.argv[1]) / "out.json") as file:
    file.write(b"plain words")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""

REPORTS = """
import sys
from pathlib import Path
from leader_journal.services.files import write_new_folder
with write_new_folder(Path(sys.argv[1]) / "report") as folder:
    (folder / "page.md").write_text("plain words")
    print("writing", flush=True)
    sys.stdin.read()
"""

FILLS = """
import sys
from pathlib import Path
from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles
from leader_journal.storage import vault
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
def progress(share):
    print("writing", flush=True)
    sys.stdin.read()
JournalFiles(SystemClock()).create_sample(
    Path(sys.argv[1]) / "sample.ljournal", "four words of trial", "en", entries=50, progress=progress
)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def started(script: str, folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "src")},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


@pytest.mark.parametrize("script", [EXPORTS, REPORTS, FILLS])
def test_what_a_kill_leaves_is_swept_at_the_next_unlock(
    script: str, folder: Path, journal: Journal, clock: FixedClock
) -> None:
    process = started(script, folder)
    journal.close()
    JournalFiles(clock).open(journal.path, PASSPHRASE).close()
    assert list(folder.iterdir()), "what is still being written was removed"
    process.kill()
    process.communicate()
    assert all(path.name.startswith(".") for path in folder.iterdir()), "something half has its name already"

    JournalFiles(clock).open(journal.path, PASSPHRASE).close()

    assert [path.name for path in folder.iterdir() if not path.name.endswith(".lock")] == []


def test_what_is_done_leaves_no_note(folder: Path, journal: Journal, clock: FixedClock) -> None:
    with write_new_file(folder / "out.json") as file:
        file.write(b"words")
    journal.close()
    JournalFiles(clock).open(journal.path, PASSPHRASE).close()
    assert [path.name for path in folder.iterdir()] == ["out.json"]
    assert (folder / "out.json").read_bytes() == b"words"


def test_a_sample_is_there_whole_or_not_at_all(folder: Path, clock: FixedClock) -> None:
    def cancel(share: float) -> None:
        if share > 0:
            raise Cancelled

    files = JournalFiles(clock)
    with pytest.raises(Cancelled):
        files.create_sample(folder / "s.ljournal", PASSPHRASE, "en", entries=3000, progress=cancel)
    assert list(folder.iterdir()) == []
    sample = files.create_sample(folder / "s.ljournal", PASSPHRASE, "en", entries=30)
    assert sample.path == folder / "s.ljournal"
    sample.close()
    assert [path.name for path in folder.iterdir()] == ["s.ljournal"]
    with pytest.raises(JournalExists):
        files.create_sample(folder / "s.ljournal", PASSPHRASE, "en", entries=30)
