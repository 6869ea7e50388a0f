"""Another language, look and size of text come while something is half typed: all stays as it stands."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid
from tests.ui.pages.desk import Desk, visible
from tests.ui.pages.every_window import windows, write_everywhere

from leader_journal.ui.look.theme import ThemeMode
from leader_journal.wording.catalogue import Language

_LOOKS = ((Language.DANISH, ThemeMode.DARK, 150), (Language.ENGLISH, ThemeMode.LIGHT, 100))
_FEW = 15


def type_everywhere(window: QWidget) -> int:
    """Type into each field that takes letters, and choose something else of each list; return how many they were."""
    shown: list[QLineEdit | QTextEdit] = [*visible(window, QLineEdit), *visible(window, QTextEdit)]
    fields = [field for field in shown if field.isEnabled() and not field.isReadOnly()]
    for field in fields:
        if isValid(field) and field.isVisible():  # what was typed before may have taken it away
            QTest.keyClicks(field, "mon")
    for choice in visible(window, QComboBox):
        choice.setCurrentIndex(choice.count() - 1)
    return len(fields)


def held(window: QWidget) -> dict[QWidget, object]:
    """Return what stands in it and is chosen in it, by the part."""
    found: dict[QWidget, object] = {}
    for part in window.findChildren(QWidget):
        if not part.isVisibleTo(window):
            continue
        if isinstance(part, QLineEdit):
            found[part] = part.text()
        elif isinstance(part, QTextEdit):
            found[part] = part.toPlainText()
        elif isinstance(part, QComboBox):
            found[part] = part.currentIndex()
        elif isinstance(part, QAbstractButton) and part.isCheckable():
            found[part] = part.isChecked()
    return found


def test_what_is_half_typed_in_a_window_stays(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "in.md"
    source.write_text("# 2026-01-01\n\nWallflower", encoding="utf-8")
    who, typed = write_everywhere(desk, "Wallflower"), 0
    for window, (language, mode, size) in zip(windows(desk, who.id, source), cycle(_LOOKS), strict=False):
        typed += type_everywhere(window)
        QApplication.processEvents()
        before, focused = held(window), QApplication.focusWidget()
        desk.interpreter.speak(language)
        desk.theme.set_mode(mode)
        desk.theme.set_scale(size)
        QApplication.processEvents()
        assert held(window) == before, type(window).__name__
        assert QApplication.focusWidget() is focused, type(window).__name__
    assert typed > _FEW
