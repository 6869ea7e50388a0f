"""Records, statistics, words, files and charts need no Qt: while one of their tests runs, it is out of reach.

What is imported at the top of a module was imported before; test_without_qt imports all of it where Qt is blocked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from tests.architecture.block_qt import NoQt

_NEEDS_QT = ("PySide6", "shiboken6", "leader_journal.ui", "leader_journal.app")


@pytest.fixture(autouse=True, scope="module")
def _out_of_reach() -> Iterator[None]:
    loaded = {name: module for name, module in sys.modules.items() if name.startswith(_NEEDS_QT)}
    for name in loaded:
        del sys.modules[name]
    sys.meta_path.insert(0, NoQt)
    yield
    sys.meta_path.remove(NoQt)
    sys.modules.update(loaded)
