"""Makes every import of Qt fail: what passes with it needs no Qt. As a pytest plugin, for the whole of a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


def refuse_qt(name: str) -> None:
    """Raise ImportError for a module of Qt."""
    if name.partition(".")[0] in {"PySide6", "shiboken6"}:
        raise ImportError(f"{name} is blocked in this run")


class NoQt:
    """Finds nothing, but refuses Qt before another finder is asked."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        refuse_qt(name)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Block Qt, and know the settings of pytest-qt, which is left out of this run."""
    sys.meta_path.insert(0, NoQt)
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "belongs to pytest-qt")
