"""The new process after a lock runs nothing that lies in the folder where the app was started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess

from leader_journal.ui.window.restart import ProcessRestart, command


def test_a_module_laid_in_the_working_folder_is_not_run(tmp_path: Path) -> None:
    for name in ("platformdirs.py", "leader_journal.py", "msgspec.py"):
        (tmp_path / name).write_text("from pathlib import Path\nPath('ran').write_text('')\nraise SystemExit(3)\n")
    program, first = command()
    done = subprocess.run([program, *first, "--version"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()


def test_the_new_process_works_in_our_own_folder_and_knows_the_journal_wherever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, list[str], str]] = []

    def start(program: str, arguments: list[str], folder: str) -> bool:
        started.append((program, arguments, folder))
        return True

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(QCoreApplication, "quit", lambda: None)
    monkeypatch.chdir(tmp_path)
    ProcessRestart().restart(Path("Mine.ljournal"), "Locked.")
    ((program, arguments, folder),) = started
    assert (program, arguments[0]) == (sys.executable, "-P")
    assert arguments[-1] == str(tmp_path / "Mine.ljournal")
    assert Path(folder) == Path(os.environ["XDG_DATA_HOME"], "leader-journal")
