"""A hint spells every key of a shortcut, the plus too."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leader_journal.ui.actions import ACTIONS
from leader_journal.ui.i18n import keys_shown


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Ctrl++", "Ctrl +"), ("Ctrl+-", "Ctrl -"), ("Ctrl+Shift+Z", "Ctrl Shift Z"), ("Alt+Left", "Alt ←"), ("+", "+")],
)
def test_keys_are_spelled(keys: str, shown: str, qtbot: QtBot) -> None:
    assert keys_shown(keys) == shown


def test_no_action_loses_a_key(qtbot: QtBot) -> None:
    for keys in (keys for spec in ACTIONS for keys in spec.keys):
        held = keys.removesuffix("++").split("+")
        assert len(keys_shown(keys).split(" ")) == len(held) + keys.endswith("++"), keys
