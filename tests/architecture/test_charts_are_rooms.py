"""A chart is a room: what breaks a wall is caught, and one folder and one line in the table make another chart."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_NO_CACHE = shutil.ignore_patterns("__pycache__")
_PASSPHRASE = "correct horse battery staple"
_FAULTS = {
    "charts/loops/finding.py": "import leader_journal.charts.loops.words",
    "charts/year/words.py": "import leader_journal.charts.year.build",
    "charts/month/figure.py": "import leader_journal.charts.month.read",
    "charts/plan/room.py": "import leader_journal.charts.themes.words",
    "charts/shared/words.py": "import leader_journal.charts.loops.words",
    "charts/themes/colours.py": "",
    "charts/planted/__init__.py": "",
    "charts/planted/words.py": "import leader_journal.charts.entries.words",
    "insight/planted.py": "import leader_journal.charts.loops.finding",
    "figures/planted.py": "import leader_journal.charts.loops.finding",
    "charts/planted/read.py": "import leader_journal.services.plans",
    "attic/__init__.py": "import apsw\nimport PySide6\nimport numpy\nimport matplotlib",
    "services/planted.py": "import numpy",
    "charts/planted/figure.py": "import matplotlib.figure",
    "ui/pages/progress/planted.py": "import leader_journal.charts.loops.read",
    "ui/pages/today/planted.py": "import leader_journal.ui.pages.journal.page",
    "ui/planted/__init__.py": "",
    "ui/toolkit/planted.py": "import leader_journal.core.records",
    "ui/window/planted.py": "",
    "ui/window/entrance/planted.py": "import leader_journal.ui.window.locking.cover",
}
"""A file, and the line at its end that must not be there; most of the files are as new as a next room would be."""

_CAUGHT = (
    *(
        "charts.loops.finding -> leader_journal.charts.loops.words",
        "charts.year.words -> leader_journal.charts.year.build",
    ),
    *(
        "charts.month.figure -> leader_journal.charts.month.read",
        "charts.plan.room -> leader_journal.charts.themes.words",
    ),
    *("charts.shared.words -> leader_journal.charts.loops.words", "leader_journal.charts.themes.colours"),
    *(
        "charts.planted.words -> leader_journal.charts.entries.words",
        "insight.planted -> leader_journal.charts.loops.finding",
    ),
    *("figures.planted -> leader_journal.charts.loops.finding", "charts.planted.read -> leader_journal.services.plans"),
    *(f"leader_journal.attic -> {library}" for library in ("apsw", "PySide6", "numpy", "matplotlib")),
    *("services.planted -> numpy", "charts.planted.figure -> matplotlib"),
    "ui.pages.progress.planted -> leader_journal.charts.loops.read",
    *("ui.pages.today.planted -> leader_journal.ui.pages.journal.page", "- leader_journal.ui.planted"),
    *("ui.toolkit.planted -> leader_journal.core.records", "- leader_journal.ui.window.planted"),
    "ui.window.entrance.planted -> leader_journal.ui.window.locking.cover",
)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The project once more, to be broken or built on."""
    for name in ("src", "tests", "tools", "docs"):
        shutil.copytree(root / name, tmp_path / name, ignore=_NO_CACHE)
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "resources").symlink_to(root / "resources")
    return tmp_path


def ran(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python over the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *words], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def test_what_breaks_a_wall_is_caught(copy: Path) -> None:
    for place, line in _FAULTS.items():
        path = copy / "src" / "leader_journal" / place
        path.parent.mkdir(exist_ok=True)
        held = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{held}\n{line}\n", encoding="utf-8")
    lint = str(Path(sys.executable).with_name("lint-imports"))
    said = re.sub(r"\s+", " ", ran(copy, lint, "--no-cache").stdout)

    assert [fault for fault in _CAUGHT if fault not in said] == []


@pytest.mark.timeout(400)
def test_one_folder_and_one_line_make_a_chart(copy: Path) -> None:
    charts = copy / "src" / "leader_journal" / "charts"
    made = {
        "if one.shared_own": "if one.kind",
        "shared_own": "made_up",
        "SharedOwn": "MadeUp",
        "SHARED_OWN": "MADE_UP",
        "Shared my own": "Made up",
    }
    shutil.copytree(charts / "shared_own", charts / "made_up")
    for path in (charts / "made_up").glob("*.py"):
        text = path.read_text(encoding="utf-8").replace("When you shared something", "When something was made up")
        for name, other in made.items():
            text = re.sub(rf"(?<!Noted\.){name}", other, text)
        path.write_text(text, encoding="utf-8")
    table = (charts / "table.py").read_text(encoding="utf-8")
    table = table.replace("    PERSON,\n", "    PERSON,\n    MADE_UP,\n")
    table = table.replace("\nROOMS:", "from leader_journal.charts.made_up.room import MADE_UP\n\nROOMS:")
    (charts / "table.py").write_text(table, encoding="utf-8")

    (copy / "pw").write_text(f"{_PASSPHRASE}\n", encoding="utf-8")
    asked = ("--passphrase-file", "pw")
    assert "made_up" in ran(copy, "-m", "leader_journal", "chart", "--list").stdout
    assert ran(copy, "-m", "leader_journal", "sample", "j.ljournal", *asked).returncode == 0
    findings = json.loads(ran(copy, "-m", "leader_journal", "findings", "j.ljournal", "--json", *asked).stdout)
    assert [one["chart"] for one in findings["findings"]].count("made_up") == 1
    assert ran(copy, "-m", "leader_journal", "chart", "made_up", "j.ljournal", "c.png", *asked).returncode == 0
    assert (copy / "c.png").read_bytes().startswith(b"\x89PNG")
    assert "'Made up'" in ran(copy, "-c", _LIST_OF_THE_PAGE).stdout
    tests = ran(copy, "-m", "pytest", "tests/charts/test_every_chart.py", "-q", "-k", "made_up or documented").stdout
    assert "FAILED tests/charts/test_every_chart.py::test_the_json_of_each_is_documented" in tests
    assert re.search(r"1 failed, \d+ passed", tests), tests


_LIST_OF_THE_PAGE = """
from pathlib import Path
from PySide6.QtWidgets import QAbstractButton
from leader_journal import app
from leader_journal.core.clock import SystemClock
from leader_journal.settings import SettingsStore
from leader_journal.storage.journal import Journal
from leader_journal.ui.places import ShowProgress
from leader_journal.ui.window.locking.restart import ProcessRestart
from leader_journal.ui.toolkit.side_list import SideList

clock = SystemClock()
application = app.make_application()
jobs, window = app.open_window(application, SettingsStore(Path("config")), clock, ProcessRestart())
workspace = window.show_journal(Journal.open(Path("j.ljournal"), "correct horse battery staple", clock))
workspace.go(ShowProgress())
print([item.text() for one in window.findChildren(SideList) for item in one.findChildren(QAbstractButton)])
window.close()
jobs.stop()
"""
