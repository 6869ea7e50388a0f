"""What is being written is kept while it is written, not once the writer rests."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import leader_journal.ui
from leader_journal.ui.toolkit.throttle import Throttle


def test_it_goes_off_however_fast_one_writes(qtbot: QtBot) -> None:
    keys = QTimer()
    throttle = Throttle(100, keys)
    keys.setInterval(10)
    keys.timeout.connect(throttle.touch)
    kept: list[int] = []
    throttle.timeout.connect(lambda: kept.append(1))
    keys.start()
    qtbot.waitUntil(lambda: len(kept) >= 2, timeout=5_000)
    keys.stop()


def test_every_form_that_is_kept_while_it_is_written_uses_it() -> None:
    """A plain timer that every key starts anew keeps nothing of somebody who writes without a rest."""
    makers: dict[str, str] = {}
    for path in sorted(Path(leader_journal.ui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Attribute)
                and node.targets[0].attr == "_throttle"
                and isinstance(node.value, ast.Call)
                and isinstance(node.value.func, ast.Name)
            ):
                makers[str(path)] = node.value.func.id
    assert len(makers) >= 9
    assert set(makers.values()) == {"Throttle"}
