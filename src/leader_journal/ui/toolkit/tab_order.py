"""Tab goes through a window as it is read.

Qt puts every new widget at the end of the round, so a list that is made anew after a write would come last, after all
that stands below it. Here the order is that of the layouts, asked for at each step.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.ui.toolkit.layouts import in_order


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


def first_stop(parent: QWidget) -> QWidget | None:
    """Return where Tab rests first within a widget, or None where it does nowhere."""
    return next((widget for widget in (parent, *_as_read(parent)) if _is_stop(widget)), None)


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab rests here; where one widget has the focus of another, the other is the stop."""
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def _as_read(parent: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in a widget: what its layout holds, in that order, then what floats on it."""
    layout = parent.layout()
    placed = list(in_order(layout)) if layout is not None else []
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    for child in dict.fromkeys([*placed, *children]):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _as_read(child)
