"""The checks that other programs make: layers, style, types. They are part of the normal run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_CHECKS = {
    "layers": ("lint-imports", "--no-cache"),
    "style": ("ruff", "check"),
    "format": ("ruff", "format", "--check"),
    "types": ("mypy",),
}


@pytest.mark.parametrize("check", _CHECKS)
def test_the_project_keeps(check: str, root: Path) -> None:
    program, *arguments = _CHECKS[check]
    command = [str(Path(sys.executable).with_name(program + (".exe" if os.name == "nt" else ""))), *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{check}\n{done.stdout[-6000:]}{done.stderr[-2000:]}"


def test_no_module_is_let_off_the_strict_types(root: Path) -> None:
    project = (root / "pyproject.toml").read_text(encoding="utf-8")

    assert "[[tool.mypy.overrides]]" not in project
    assert "ignore_errors" not in project
    assert "ignore_missing_imports" not in project


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("toolkit", "from leader_journal.core.terms import Tone"),
        ("toolkit", "from leader_journal.ui.entries.mark_glyphs import paint_tone"),
        ("toolkit", "from leader_journal.ui.desktop.clipboard import copy"),
        ("toolkit", "import matplotlib.figure"),
        ("look", "from leader_journal.ui.toolkit.labels import TextLabel"),
    ],
)
def test_a_fault_that_is_planted_in_the_toolkit_is_caught(room: str, line: str, root: Path, tmp_path: Path) -> None:
    """The contract names what the toolkit may know, so that whatever is new is out."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "src" / "leader_journal" / "ui" / room / "planted.py").write_text(f"{line}\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stdout
    assert f"ui.{room}.planted" in done.stdout.replace("\n", "")
