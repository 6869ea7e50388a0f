"""The way to the main window stays light: nothing on it brings in the libraries of charts and migrations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from leader_journal.core.clock import FixedClock
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

_SHOW = """
import sys
from pathlib import Path
from leader_journal import app
from leader_journal.core.clock import SystemClock
from leader_journal.settings import SettingsStore
from leader_journal.ui.window.restart import ProcessRestart

application = app.make_application()
jobs, window = app.open_window(application, SettingsStore(Path("config")), SystemClock(), ProcessRestart())
window.show_welcome()
window.show()
application.processEvents()
heavy = ("matplotlib", "numpy", "scipy", "statsmodels", "pandas", "sqlite_utils", "PIL", "icalendar")
print(*[name for name in heavy if name in sys.modules])
window.close()
jobs.stop()
"""
_OPENED = """
import sys
from pathlib import Path
from leader_journal import app
from leader_journal.core.clock import SystemClock
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.ui.window.restart import ProcessRestart
from leader_journal.ui.window import workspace
import leader_journal.charts.table

workspace._WARM_AFTER_MS = 3_600_000
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
clock = SystemClock()
application = app.make_application()
jobs, window = app.open_window(application, SettingsStore(Path("config")), clock, ProcessRestart())
window.show_journal(Journal.open(Path("mine.ljournal").absolute(), "correct horse", clock))
window.show()
application.processEvents()
print(*[name for name in ("matplotlib", "numpy") if name in sys.modules])
window.close()
jobs.stop()
"""
_COMMAND = """
import sys
import leader_journal.cli.parser, leader_journal.cli.run
print(*[name for name in ("PySide6", "matplotlib", "numpy", "sqlite_utils", "icalendar") if name in sys.modules])
"""


def _loaded(script: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_window_is_reached_without_charts_and_migrations(tmp_path: Path) -> None:
    assert _loaded(_SHOW, tmp_path) == ""


def test_an_open_journal_and_the_list_of_charts_need_neither_numpy_nor_matplotlib(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    Journal.create(tmp_path / "mine.ljournal", "correct horse", clock).close()
    assert _loaded(_OPENED, tmp_path) == ""


def test_a_command_is_reached_without_qt(tmp_path: Path) -> None:
    assert _loaded(_COMMAND, tmp_path) == ""
