"""Every part of the toolkit stands in the gallery, is seen there in every look, and follows theme and size."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from tools.gallery import LOOKS, Gallery, picture

from leader_journal.ui import toolkit
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.toolkit.painted_block import PaintedBlock
from leader_journal.ui.toolkit.painted_rows import PaintedRows
from leader_journal.ui.toolkit.prose import ReadText

NOT_SHOWN: frozenset[type] = frozenset({ReadText, PaintedBlock, PaintedRows})
"""What is only built upon."""


def parts() -> Iterator[type]:
    """Everything of the toolkit that can be seen: public widgets and layouts."""
    for found in pkgutil.iter_modules(toolkit.__path__):
        module = importlib.import_module(f"{toolkit.__name__}.{found.name}")
        for name, value in vars(module).items():
            public = isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_")
            if public and issubclass(value, QWidget | QLayout):
                yield value


@pytest.fixture
def gallery(theme: Theme) -> Iterator[Gallery]:
    """The gallery in the light theme at 100 %."""
    shown = Gallery(theme)
    shown.show()
    shown.open_out()
    yield shown
    close(shown)


def close(gallery: Gallery) -> None:
    gallery.close()
    gallery.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_every_part_of_the_toolkit_stands_in_it(gallery: Gallery) -> None:
    held: set[type] = {type(child) for child in gallery.findChildren(QWidget)}
    held |= {type(child.layout()) for child in gallery.findChildren(QWidget) if child.layout() is not None}
    found = {kind for kind in parts() if not any(issubclass(one, kind) for one in held)}

    assert len(list(parts())) > 30
    assert found - NOT_SHOWN == set()


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_every_shelf_is_seen_whole_in_every_look(theme: Theme, mode: ThemeMode, percent: int) -> None:
    theme.set_mode(mode)
    theme.set_scale(percent)
    shown = Gallery(theme)
    shown.show()
    shown.open_out()
    whole = seen(shown)
    paper = theme.color("paper")
    assert whole.pixelColor(2, 2) == paper
    for shelf in shown.shelves:
        place = shelf.mapTo(shown, QPoint(theme.px(170), 0))
        room = QSize(shelf.width() - theme.px(170), shelf.height())
        assert painted(whole.copy(place.x(), place.y(), room.width(), room.height()), paper) > 20
        assert shelf.height() >= needed(shelf)
    close(shown)


def needed(shelf: QWidget) -> int:
    """Return the height below which something would be cut."""
    layout = shelf.layout()
    assert layout is not None
    return layout.heightForWidth(shelf.width()) if layout.hasHeightForWidth() else layout.minimumSize().height()


def painted(image: QImage, paper: QColor) -> int:
    """Return how many pixels of every other line differ from the ground."""
    lines, columns = range(0, image.height(), 2), range(0, image.width(), 2)
    return sum(image.pixelColor(x, y) != paper for y in lines for x in columns)


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_a_look_that_is_chosen_later_is_the_same_to_a_pixel(theme: Theme, mode: ThemeMode, percent: int) -> None:
    """What measures or paints itself only once, when it is made, differs here."""
    turned = Gallery(theme)
    turned.show()
    turned.open_out()
    theme.set_mode(mode)
    theme.set_scale(percent)
    turned.open_out()
    new = Gallery(theme)
    new.show()
    new.open_out()
    before, after = seen(turned), seen(new)
    close(turned)
    close(new)

    assert before.size() == after.size()
    assert [
        y for y in range(after.height()) if before.copy(0, y, before.width(), 1) != after.copy(0, y, after.width(), 1)
    ] == []


def test_pictures_of_it_are_written(qapp: QApplication, tmp_path: Path) -> None:
    small, large = (
        QImage(str(picture(qapp, mode, percent, tmp_path)))
        for mode, percent in ((ThemeMode.LIGHT, 100), (ThemeMode.DARK, 150))
    )
    assert 1.4 < large.width() / small.width() < 1.6
    assert small.pixelColor(2, 2).lightness() > 200 > 60 > large.pixelColor(2, 2).lightness()
