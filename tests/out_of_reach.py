"""Records, statistics, words, files and charts need no Qt: while one of their tests runs, it is out of reach.

What is imported at the top of a module was imported before; test_without_qt imports all of it where Qt is blocked.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from tests.architecture.block_qt import refuse_qt

_OURS_WITH_QT = ("leader_journal.ui", "leader_journal.app")
_MAY = {"PySide6", "shiboken6", "shibokensupport", "pytestqt"}
"""Qt itself looks itself up while it is loaded, and cannot be taken away again."""


@pytest.fixture(autouse=True, scope="module")
def out_of_reach() -> Iterator[None]:
    """Refuse what needs Qt to whoever asks for it, until the tests of a module have run."""
    loaded = {name: module for name, module in sys.modules.items() if name.startswith(_OURS_WITH_QT)}
    for name in loaded:
        del sys.modules[name]
    with pytest.MonkeyPatch.context() as patch:
        import_it = builtins.__import__

        def refuse(name: str, *how: Any, **named: Any) -> ModuleType:
            """Take what `__import__` takes: the caller's globals come second, by place or by name."""
            caller = (how[0] if how else named.get("globals")) or {}
            relative = named.get("level", how[3] if len(how) > 3 else 0)
            if not relative and str(caller.get("__name__")).partition(".")[0] not in _MAY:
                refuse_qt(name)
            return import_it(name, *how, **named)

        patch.setattr(builtins, "__import__", refuse)
        yield
    sys.modules.update(loaded)
