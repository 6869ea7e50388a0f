"""What a screen reader learns of painted widgets: role, state, value and what can be done, beyond name and description.

Qt tells a plain widget as nothing at all, and every button that can be checked as a check box. A widget says what it
is by `accessible_role`; without it, one with a name is a group, one that can be opened a row of a list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QDialog, QFrame, QStackedWidget, QWidget

_Role = QAccessible.Role
_ONE_OF_MANY = (_Role.PageTab, _Role.ListItem)
_MARKED = (_Role.CheckBox, _Role.RadioButton)


@runtime_checkable
class HasRole(Protocol):
    """A painted widget that says what it is."""

    accessible_role: QAccessible.Role


@runtime_checkable
class HasValue(Protocol):
    """A painted widget that is more than its name."""

    def value_text(self) -> str:
        """Return its value as it is read aloud; empty when it has none."""
        ...


@runtime_checkable
class KeepsLetters(Protocol):
    """A field of which nobody is told what is typed while it is hidden.

    Qt tells each letter that comes into a field, hidden or not, to every program that listens, and a screen reader says
    it aloud. So such a field is told as one that holds no text.
    """

    def keeps_letters(self) -> bool:
        """Whether the text is hidden now."""
        ...


@runtime_checkable
class Opens(Protocol):
    """A row that is opened by a press or Enter."""

    def open_by_press(self) -> None:
        """Do what a press does."""
        ...


class _Interface(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._of = ref(widget)  # Qt's side may outlast the widget, and would hold all that stood in it

    @property
    def _widget(self) -> QWidget | None:
        """What is told, until Python lets go of it: whoever asks after that hears what Qt knows by itself."""
        return self._of()

    def role(self) -> QAccessible.Role:
        """What it is now: a name may have come later."""
        widget = self._widget
        if widget is None:
            return super().role()
        if isinstance(widget, HasRole):
            return widget.accessible_role
        if isinstance(widget, Opens):
            return _Role.ListItem
        if widget.isWindow() and widget.windowType() == Qt.WindowType.Window:
            return _Role.Dialog
        return _Role.Grouping if widget.accessibleName() else _Role.Client

    def text(self, which: QAccessible.Text) -> str:
        """Name, description and value; what is chosen in a group is said before what is added to it.

        No desktop's bus can carry a value that is no number.
        """
        said = super().text(which)
        widget = self._widget
        if widget is None:
            return said
        value = widget.value_text() if isinstance(widget, HasValue) else ""
        if which == QAccessible.Text.Value:
            return value
        if which == QAccessible.Text.Description and value and value != said:
            return f"{value}. {said}" if said else value
        if which == QAccessible.Text.Name and not said and isinstance(widget, QAbstractButton):
            return widget.text().replace("&", "")
        return said

    def state(self) -> QAccessible.State:
        """A place that one is at is selected, a fold is open or closed, and only a box is checked."""
        state, button = super().state(), self._widget
        if button is None:
            return state
        if isinstance(button, KeepsLetters):
            state.editable, state.passwordEdit = True, button.keeps_letters()
        if not isinstance(button, QAbstractButton) or not button.isCheckable():
            return state
        if self.role() in _ONE_OF_MANY:
            state.selectable, state.selected = True, button.isChecked()
        elif self.role() in _MARKED:
            state.checkable, state.checked = True, button.isChecked()
        else:
            state.expandable, state.expanded, state.collapsed = True, button.isChecked(), not button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """What may be done with it: a voice or a switch can press as well."""
        return [*([QAccessibleActionInterface.pressAction()] if self._press() else []), *super().actionNames()]

    def doAction(self, action: str) -> None:
        """Do what a listener asks for."""
        press = self._press()
        if press is not None and action == QAccessibleActionInterface.pressAction():
            press()
        else:
            super().doAction(action)

    def _press(self) -> Callable[[], None] | None:
        widget = self._widget
        if widget is None:
            return None
        if isinstance(widget, QAbstractButton):
            return widget.click
        return widget.open_by_press if isinstance(widget, Opens) else None


@cache
def install() -> None:
    """Let Qt ask us about painted widgets; once per process, when the first widget of ours is made."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, words: str) -> None:
    """Say something politely, after what is being read."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def _interface_of(_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget) or not (isinstance(widget, HasRole) or _is_painted(widget)):
        return None
    interface = _Interface(widget)
    # Qt keeps only the C++ side: without this reference Python frees the interface under its hands
    widget.accessible_interface = interface  # type: ignore[attr-defined]  # kept on the widget
    return interface


def _is_painted(widget: QWidget) -> bool:
    """Whether Qt knows nothing of it: a widget of ours that is built on no widget of its kind.

    Nor of a stack of pages, which a screen reader would tell as a layered pane of no items.
    """
    if isinstance(widget, QStackedWidget):
        return True
    if type(widget) in (QWidget, QFrame) or isinstance(widget, QDialog):
        return False
    return next(kind for kind in type(widget).__mro__ if kind.__module__.startswith("PySide6")) in (QWidget, QFrame)
