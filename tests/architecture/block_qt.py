"""A pytest plugin that makes every import of Qt fail: what passes with it needs no Qt.

One case of each test is run: the cases of a test import the same modules, and all of them run where Qt is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


class _NoQt:
    """Finds nothing, but refuses Qt before another finder is asked."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is blocked in this run")
        return None


sys.meta_path.insert(0, _NoQt)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt, which is left out of this run."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "belongs to pytest-qt")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the first case of each test that is left."""
    first = {_without_case(item): item for item in reversed(items)}
    kept = [item for item in items if first[_without_case(item)] is item]
    config.hook.pytest_deselected(items=[item for item in items if first[_without_case(item)] is not item])
    items[:] = kept


def _without_case(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]
