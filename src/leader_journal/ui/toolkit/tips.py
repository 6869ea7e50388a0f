"""Tool tips say words. Qt takes what looks like HTML for HTML there, and would load pictures that it names."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QToolTip, QWidget


class HasTip(Protocol):
    """A widget, or an action of a menu."""

    def setToolTip(self, tip: str, /) -> None:
        """Say this where the pointer rests."""
        ...


def set_tip(holder: HasTip, words: str) -> None:
    """Let a widget or an action say these words where the pointer rests."""
    holder.setToolTip(plain_tip(words))


def show_tip(place: QPoint, words: str, widget: QWidget) -> None:
    QToolTip.showText(place, plain_tip(words), widget)


def plain_tip(words: str) -> str:
    """Return what a tool tip has to be told to show just these words."""
    if not Qt.mightBeRichText(words):
        return words
    from html import escape  # rarely needed

    return f'<p style="white-space:pre-wrap">{escape(words)}</p>'
