"""What a screen reader learns of painted widgets: role and value, beyond the name and description that all have."""

from __future__ import annotations

from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget


@runtime_checkable
class SpeaksForItself(Protocol):
    """A painted widget that is more than its name."""

    accessible_role: QAccessible.Role

    def value_text(self) -> str:
        """Return its value as it is read aloud; empty when it has none."""
        ...


class _Interface(QAccessibleWidget):
    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def text(self, which: QAccessible.Text) -> str:
        if which == QAccessible.Text.Value and isinstance(self._widget, SpeaksForItself):
            return self._widget.value_text()
        return super().text(which)

    def state(self) -> QAccessible.State:
        """A place that one is at is selected; only a box is checked."""
        state = super().state()
        if isinstance(self._widget, QAbstractButton) and self.role() == QAccessible.Role.PageTab:
            state.checkable = state.checked = False
            state.selectable, state.selected = True, self._widget.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """What may be done with it: a button is pressed, by a voice or a switch as well."""
        pressed = [QAccessibleActionInterface.pressAction()] if isinstance(self._widget, QAbstractButton) else []
        return [*pressed, *super().actionNames()]

    def doAction(self, action: str) -> None:
        """Do what a listener asks for."""
        if action == QAccessibleActionInterface.pressAction() and isinstance(self._widget, QAbstractButton):
            self._widget.click()
        else:
            super().doAction(action)


@cache
def install() -> None:
    """Let Qt ask us about widgets that speak for themselves; once per process, from their constructors."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, words: str) -> None:
    """Say something politely, after what is being read."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def _interface_of(_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget) or not isinstance(widget, SpeaksForItself):
        return None
    interface = _Interface(widget, widget.accessible_role)
    # Qt keeps only the C++ side: without this reference Python frees the interface under its hands
    widget.accessible_interface = interface  # type: ignore[attr-defined]
    return interface
