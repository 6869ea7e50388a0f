"""Tab goes through a window as it is read.

Qt puts every new widget at the end of the round, so a list that is made anew after a write would come last, after all
that stands below it. Here the order is that of the layouts, asked for at each step.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def go_on(window: QWidget, *, forwards: bool) -> bool:
    """Move the focus to the next stop of a window, or the one before; at the end, begin again. False without a stop."""
    widgets = list(_as_read(window))
    focused = window.focusWidget()
    if focused not in widgets:
        return False
    here = widgets.index(focused)
    round_trip = widgets[here + 1 :] + widgets[:here]
    if not forwards:
        round_trip.reverse()
    stop = next((widget for widget in round_trip if _is_stop(widget)), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    return True


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab rests here; where one widget has the focus of another, the other is the stop."""
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def _as_read(parent: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in a widget: what its layout holds, in that order, then what floats on it."""
    layout = parent.layout()
    # Qt may make a layout where an item of another has just been; the binding then hands over what it had for that one
    placed = list(_in_layout(layout)) if isinstance(layout, QLayout) else []
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    for child in dict.fromkeys([*placed, *children]):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _as_read(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif isinstance(inner, QLayout):
            yield from _in_layout(inner)
