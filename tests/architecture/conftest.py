"""The project as files, for checks that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root() -> Path:
    """The folder of the checkout."""
    return _ROOT


@pytest.fixture
def sources() -> tuple[Path, ...]:
    """Every module of the app."""
    return tuple(sorted((_ROOT / "src").rglob("*.py")))


@pytest.fixture
def all_python() -> tuple[Path, ...]:
    """Every module of the app, its tests, benchmarks and tools, and run.py."""
    folders = ("src", "tests", "benchmarks", "tools")
    return (*sorted(path for folder in folders for path in (_ROOT / folder).rglob("*.py")), _ROOT / "run.py")
