"""The checks that other programs make: layers, style, types. They are part of the normal run."""

from __future__ import annotations

import os
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


@pytest.mark.timeout(400)
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
