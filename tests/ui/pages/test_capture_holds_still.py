"""What was there stays where it was while one marks: nothing moves under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk

from leader_journal.ui.entries.capture_form import CaptureForm
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.wording.catalogue import Language


def places(root: QWidget) -> dict[QWidget, QRect]:
    """Where every part of a form is that can be seen."""
    return {
        part: QRect(part.mapTo(root, QPoint(0, 0)), part.size())
        for part in root.findChildren(QWidget)
        if part.isVisible()
    }


def settled(desk: Desk, root: QWidget) -> dict[QWidget, QRect]:
    """Where every part is once the layouts within each other have come to rest."""
    desk.settle()
    before: dict[QWidget, QRect] = {}
    while (now := places(root)) != before:
        before = now
        QTest.qWait(20)
        desk.settle()
    return now


@pytest.mark.parametrize("where", ["capture", "today"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("width", "height", "percent"), [(900, 600, 100), (1280, 800, 100), (900, 600, 150), (1280, 800, 150)]
)
def test_nothing_moves_while_one_marks(
    desk: Desk, where: str, language: Language, width: int, height: int, percent: int
) -> None:
    desk.theme.set_scale(percent)
    desk.interpreter.speak(language)
    desk.window.resize(width, height)
    desk.settle()
    root: QWidget = desk.window
    if where == "capture":
        desk.workspace.capture.bring_up()
        root = desk.workspace.capture.window()
    (form,) = [form for form in root.findChildren(CaptureForm) if form.isVisible()]
    QTest.keyClicks(form._facts, "2Somebody said that the plan is late")
    before = settled(desk, form)
    moved = []
    for control in form.findChildren(MarkControl):
        for _mark in range(3):
            QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.rect().center())
            now = settled(desk, form)
            moved += [
                (type(part).__name__, place.getRect(), now[part].getRect())
                for part, place in before.items()
                if part in now and now[part] != place
            ]
            before = now
    assert moved == []
