"""Small helpers for widgets that paint their own shape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

_LAYERS = 12
"""Of a shadow; a layer fainter than one part in 255 would not be painted at all."""


def mnemonic_letter(label: str) -> str:
    """Return the letter after `&` in small, or an empty string; `&&` is an ampersand."""
    place = label.replace("&&", "\0\0").find("&")
    return label[place + 1 : place + 2].lower() if place >= 0 else ""


def with_letters(labels: Sequence[str]) -> list[str]:
    """Return labels with `&` before a letter of each that no other has: its own where it has one, else the first free.

    First letters of words come first, as one would choose by hand. A label whose letters are all taken has none.
    """
    taken = {letter for letter in map(mnemonic_letter, labels) if letter}
    lettered = []
    for label in labels:
        place = None if mnemonic_letter(label) else _free_letter(label, taken)
        if place is not None:
            taken.add(label[place].lower())
            label = f"{label[:place]}&{label[place:]}"
        lettered.append(label)
    return lettered


def _free_letter(label: str, taken: set[str]) -> int | None:
    places = [place for place, letter in enumerate(label) if letter.isalpha() and len(letter.lower()) == 1]
    begin = [place for place in places if place == 0 or not label[place - 1].isalpha()]
    return next((place for place in (*begin, *places) if label[place].lower() not in taken), None)


def literal(words: str) -> str:
    """Return words of the leader's as a label: an ampersand in them is one."""
    return words.replace("&", "&&")


def without_mnemonic(label: str) -> str:
    """Return a label as it is read aloud: without the `&` before its letter."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")


def rounded_box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None, width: float = 1.0
) -> None:
    """Draw a rounded box whose line lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else QColor(0, 0, 0, 0))
    if edge is None:
        painter.setPen(QPen(QColor(0, 0, 0, 0), 0))
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(edge, width))
    half = width / 2
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def soft_shadow(painter: QPainter, box: QRectF, radius: float, blur: float, ink: QColor, strength: float) -> None:
    """Draw a soft edge round a box: boxes one in the other, each so faint that only their sum is seen."""
    layer = QColor(ink)
    layer.setAlphaF(strength / _LAYERS)
    for step in range(_LAYERS):
        grown = blur * (step + 0.5) / _LAYERS
        rounded_box(painter, box.adjusted(-grown, -grown, grown, grown), radius + grown, layer, None)


def set_ring_radius(widget: QWidget, radius: float) -> None:
    """Tell the focus ring how round this widget is, in pixels."""
    widget.setProperty("ringRadius", radius)
