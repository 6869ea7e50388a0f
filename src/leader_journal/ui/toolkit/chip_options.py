"""Chips for a closed set of terms: each value with its label in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from leader_journal.ui.toolkit.chip_group import ChipOption

T = TypeVar("T", bound=Hashable)


def options_of(
    values: Iterable[T],
    label: Callable[[T], str],
    glyph: Callable[[T, QPainter, QRectF, QColor], None] | None = None,
) -> list[ChipOption[T]]:
    """Return a chip for each value, in their order, with its glyph before it where there are any."""
    return [
        ChipOption(value, partial(label, value), glyph=None if glyph is None else partial(glyph, value))
        for value in values
    ]
