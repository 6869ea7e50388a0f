"""A line that is sealed while the journal is locked comes in exactly once, wherever the process is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ENOUGH = 12
"""Kills that must have happened in every seventh line of both ways."""


def _killed(folder: Path, step: int) -> int:
    folder.joinpath("journals").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.children.seal", str(folder / "journals"), "1", str(step)],
        env={**os.environ, "XDG_DATA_HOME": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout)


def test_killed_at_every_seventh_line_it_comes_in_once(tmp_path: Path) -> None:
    assert _killed(tmp_path, 7) >= _ENOUGH


@pytest.mark.slow
def test_killed_at_every_line_it_comes_in_once(tmp_path: Path) -> None:
    assert _killed(tmp_path, 1) >= 7 * _ENOUGH
