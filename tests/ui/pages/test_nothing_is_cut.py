"""No column is wider than what it is seen through, on any page, in both languages and small windows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from tests.ui.pages.desk import Desk

from leader_journal.core.terms import Kind
from leader_journal.ui.places import (
    Place,
    SettingsSection,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowPromises,
    ShowRestore,
    ShowReviews,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.prose import ReadText
from leader_journal.wording.catalogue import Language

PLACES: tuple[Place, ...] = (
    ShowToday(),
    ShowEntries(),
    ShowProgress(),
    ShowReviews(),
    ShowPeople(),
    ShowPromises(),
    ShowAgreements(),
    ShowGuide(),
    ShowTrash(),
    ShowRestore(),
    *map(ShowSettings, SettingsSection),
)


def too_wide(page: QWidget) -> list[str]:
    """Columns that reach beyond their viewport, and texts that have more lines than room."""
    columns = [(area.widget(), area.viewport()) for area in page.findChildren(QScrollArea) if area.isVisible()]
    labels = [label for label in page.findChildren(TextLabel) if label.isVisible() and label.hasHeightForWidth()]
    texts = [text for text in page.findChildren(ReadText) if text.isVisible()]
    return [
        *(f"a column of {one.width()}" for one, room in columns if one is not None and one.width() > room.width()),
        *(f"{one.text()[:40]} is cut" for one in labels if one.height() < one.heightForWidth(one.width())),
        *(f"{text.accessibleName()[:40]} lost its first line" for text in texts if text.verticalScrollBar().value()),
    ]


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(("width", "height", "percent"), [(900, 600, 100), (1280, 800, 150)])
def test_nothing_is_cut(desk: Desk, spoken: Language, width: int, height: int, percent: int) -> None:
    desk.add(
        "@Maria asked whether the rota is fair to those who work part time", Kind.DOUBT, promise="Come back to her"
    )
    desk.interpreter.speak(spoken)
    desk.theme.set_scale(percent)
    desk.window.resize(width, height)
    found = {repr(place): too_wide(desk.show(place)) for place in PLACES}
    assert {place: cut for place, cut in found.items() if cut} == {}
