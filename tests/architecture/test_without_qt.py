"""Records, statistics, words, files and charts need no Qt: their tests pass where it cannot be imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(600)
def test_what_needs_no_qt_passes_where_it_cannot_be_imported(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root / "tests" / "architecture")}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/unit",
        "tests/charts",
        "-q",
        "-p",
        "no:pytest-qt",
        "-p",
        "block_qt",
        "-p",
        "no:xdist",
    ]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_block_does_block(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import block_qt, PySide6.QtCore"],
        cwd=root / "tests" / "architecture",
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "is blocked in this run" in done.stderr
