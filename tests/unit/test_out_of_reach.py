"""While a test of this folder runs, Qt and all that needs it are out of reach, whatever ran before."""

from __future__ import annotations

import pytest


def test_qt_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="is blocked in this run"):
        import PySide6.QtCore  # noqa: F401 - that it fails is the point
    with pytest.raises(ImportError, match="is blocked in this run"):
        from PySide6.QtWidgets import QLabel  # noqa: F401


def test_nor_can_what_needs_it() -> None:
    with pytest.raises(ImportError, match="is blocked in this run"):
        import leader_journal.app  # noqa: F401
    with pytest.raises(ImportError, match="is blocked in this run"):
        from leader_journal.ui.toolkit import buttons  # noqa: F401
