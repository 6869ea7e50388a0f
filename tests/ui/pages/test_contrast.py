"""What is seen stands out from what it stands on, as WCAG 2.2 wants it: measured in the pixels of every window.

At twice the size, so that the strokes of letters are a pixel wide and more: there they have their full colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from tests.ui.look.test_without_colour import HIGH_CONTRAST, force_colours
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import places, windows, write_everywhere
from tools.contrast import MARK, TEXT

from leader_journal.ui.desktop.file_dialog import FileDialog
from leader_journal.ui.look.theme import ThemeMode
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.search_bar import SearchBar

Pixels = npt.NDArray[np.uint8]
_FRAMED = (QAbstractSpinBox, QLineEdit, QComboBox, SearchBar)
_WORDED = (TextLabel, QLabel, QAbstractButton, QLineEdit, QTextEdit)


def pixels(widget: QWidget) -> Pixels:
    """What is seen of it: rows of pixels of red, green, blue."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def luminance(colours: Pixels) -> npt.NDArray[np.float64]:
    channels = colours / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float64)


def contrast(ground: float, colours: npt.NDArray[np.float64]) -> float:
    """The greatest contrast of any of these with a ground."""
    return float(np.max((np.maximum(colours, ground) + 0.05) / (np.minimum(colours, ground) + 0.05)))


def seen_part(widget: QWidget, window: QWidget) -> QRect:
    """Where it is in the window, as far as it is not scrolled away."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, region.topLeft()), region.size()).intersected(window.rect())


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, (QLabel, TextLabel, QAbstractButton)):
        return widget.text()
    return ""


def within_a_frame(widget: QWidget) -> bool:
    """Whether the frame is not its own: the line of a search bar, of a choice or of a day."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, _FRAMED):
        parent = parent.parentWidget()
    return parent is not None


def faint(window: QWidget) -> Iterator[str]:
    """The words and frames that do not stand out; what cannot be used need not (1.4.3).

    The colours that other systems force are one for one those of `test_without_colour`.
    """
    picture = luminance(pixels(window))
    for widget in window.findChildren(QWidget):
        part = seen_part(widget, window)
        if not widget.isVisible() or not widget.isEnabled() or part.width() < 8 or part.height() < 8:
            continue
        if isinstance(widget, _WORDED) and words_of(widget).strip() and not within_a_frame(widget):
            inside = picture[part.top() : part.bottom() + 1, part.left() : part.right() + 1]
            found = contrast(float(np.median(inside)), inside)  # most of it is the ground
            if found < TEXT:
                yield f"{type(widget).__name__} {words_of(widget)[:40]!r}: {found:.2f}"
        if isinstance(widget, _FRAMED) and not within_a_frame(widget):
            yield from _faint_frame(widget, picture, part)


def _faint_frame(widget: QWidget, picture: npt.NDArray[np.float64], part: QRect) -> Iterator[str]:
    """A frame stands out from what is around the field: the first pixels of its left edge."""
    if part.size() != widget.size() or part.left() < 3:
        return
    edge = picture[part.center().y(), part.left() - 3 : part.left() + 4]
    found = contrast(edge[0], edge)
    if found < MARK:
        yield f"the frame of {type(widget).__name__} {widget.accessibleName()!r}: {found:.2f}"


@pytest.mark.parametrize("look", ["light", "dark", "black"])
def test_what_is_seen_stands_out(
    desk: Desk, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    person = write_everywhere(desk, "Maria-Louise").id
    if look in HIGH_CONTRAST:
        force_colours(desk.theme, qapp, monkeypatch, look)
    else:
        desk.theme.set_mode(ThemeMode(look))
    desk.theme.set_scale(200)
    desk.window.resize(1400, 1800)
    found: dict[str, list[str]] = {}
    for place in places(desk, person):
        desk.show(place)
        found[repr(place)] = list(faint(desk.window))
    source = tmp_path / "notes.csv"
    source.write_text("date,what\n2026-10-03,Rota", encoding="utf-8")
    for window in windows(desk, person, source):
        if not isinstance(window, FileDialog):  # Qt's own parts
            found[type(window).__name__] = list(faint(window))
    assert {name: those for name, those in found.items() if those} == {}
