"""Run by test_looks in a process of its own, whose screen is scaled by one and a half: Qt takes that as it starts.

Some systems say two of such a screen; only the window knows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QScreen
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import places, windows, write_everywhere

from leader_journal.ui.desktop.file_dialog import FileDialog

RATIO = 1.5


class Painted:
    """The pixmaps that are painted: of what ratio, and by whom."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.others: set[str] = set()
        draw = QPainter.drawPixmap

        def seen(painter: QPainter, *what: object) -> None:
            for one in what:
                if hasattr(one, "devicePixelRatio"):
                    self.count += 1
                    if one.devicePixelRatio() != RATIO:
                        self.others.add(f"{type(painter.device()).__name__}: {one.devicePixelRatio()}")
            draw(painter, *what)  # type: ignore[call-overload] # whatever it was called with

        monkeypatch.setattr(QPainter, "drawPixmap", seen)


def stand_in_it(window: QWidget) -> set[str]:
    """The labels and buttons that hold a pixmap of another ratio."""
    labels = {(one, one.pixmap()) for one in window.findChildren(QLabel) if not one.pixmap().isNull()}
    icons = {
        (one, one.icon().pixmap(one.iconSize(), RATIO))
        for one in window.findChildren(QAbstractButton)
        if not one.icon().isNull()
    }
    return {
        f"{type(one).__name__} {one.objectName()}: {pixmap.devicePixelRatio()}"
        for one, pixmap in labels | icons
        if pixmap.devicePixelRatio() != RATIO
    }


def test_every_pixmap_has_the_pixels_of_its_window(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "devicePixelRatio", lambda _screen: 2.0)
    person = write_everywhere(desk, "Maria-Louise").id
    assert desk.window.devicePixelRatioF() == RATIO
    painted, found = Painted(monkeypatch), {}
    for place in places(desk, person):
        page = desk.show(place)
        page.grab()
        found[repr(place)] = stand_in_it(desk.window) | painted.others
        painted.others.clear()
    source = tmp_path / "notes.csv"
    source.write_text("date,what\n2026-10-03,Rota", encoding="utf-8")
    for window in windows(desk, person, source):
        window.grab()
        if not isinstance(window, FileDialog):  # Qt's own, with icons of its own
            found[type(window).__name__] = stand_in_it(window) | painted.others
        painted.others.clear()
    for name, show in (("welcome", desk.window.screens.show_welcome), ("unlock", desk.window.locking.lock)):
        show()
        desk.window.grab()
        found[name] = stand_in_it(desk.window) | painted.others
    assert painted.count > len(found)
    assert {name: others for name, others in found.items() if others} == {}
