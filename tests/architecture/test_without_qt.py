"""Records, statistics, words, files and charts need no Qt: what they import can be had where Qt cannot.

What they import only when they are called is tried by their own tests, each of which runs with Qt out of reach
(tests/out_of_reach.py).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FOLDERS = ("tests/unit", "tests/charts")


def test_the_unit_tests_and_all_that_they_import_can_be_loaded_where_qt_cannot(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root / "tests" / "architecture")}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [sys.executable, "-m", "pytest", *FOLDERS, "--collect-only", "-qq", "-m", "slow or not slow"]
    without = ["-p", "no:pytest-qt", "-p", "block_qt", "-p", "no:xdist", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *without], cwd=root, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    collected = {line.partition(":")[0] for line in done.stdout.splitlines()}
    files = {path.relative_to(root).as_posix() for folder in FOLDERS for path in (root / folder).rglob("test_*.py")}
    assert files <= collected


def test_the_block_does_block(root: Path) -> None:
    script = "import sys, block_qt; sys.meta_path.insert(0, block_qt.NoQt); import PySide6.QtCore"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root / "tests" / "architecture",
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "is blocked in this run" in done.stderr
