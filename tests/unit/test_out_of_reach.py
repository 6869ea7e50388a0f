"""While a test of this folder runs, Qt and all that needs it are out of reach, whatever ran before."""

from __future__ import annotations

import importlib

import pytest


@pytest.mark.parametrize(
    "name", ["PySide6.QtCore", "PySide6", "shiboken6", "leader_journal.ui.toolkit", "leader_journal.app"]
)
def test_it_cannot_be_imported(name: str) -> None:
    if name == "leader_journal.ui.toolkit":
        importlib.import_module(name)  # without Qt in it; what is beside it fails
        name += ".buttons"
    with pytest.raises(ImportError, match="is blocked in this run"):
        importlib.import_module(name)
