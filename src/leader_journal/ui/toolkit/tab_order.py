"""Tab goes through a window as it is read.

Qt puts every new widget at the end of the round, so a list that is made anew after a write would come last, after all
that stands below it. Here the order is that of the layouts, asked for at each step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from leader_journal.ui.toolkit.layouts import in_order


def go_on(window: QWidget, *, forwards: bool) -> bool:
    """Move the focus to the next stop of a window, or the one before; at the end, begin again. False without a stop."""
    widgets = list(_as_read(window))
    focused: QWidget | None = window.focusWidget()
    if focused is None:
        return False
    if focused not in widgets or not focused.isEnabled():
        return _stay_near(focused)
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


def _stay_near(gone: QWidget) -> bool:
    """Move the focus from what hides or can be used no more to what is read next, in the closest part that has a stop.

    Qt asks for the next stop then, as if Tab was pressed: from the last one of a page that led out of it, to the rail.
    Where the whole page goes, the stack it is in gives the focus to the one that comes.
    """
    inner, part = gone, gone.parentWidget()
    while part is not None and not (isinstance(part, QStackedWidget) and inner.isHidden()):
        stop = _next_in(part, gone)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        inner, part = part, part.parentWidget()
    return False


def _next_in(part: QWidget, gone: QWidget) -> QWidget | None:
    """Return the stop behind what is gone, else the last one before it; None where a part has none, or is not seen."""
    if not part.isVisible():
        return None
    stops = [widget for widget in _stops(part) if not gone.isAncestorOf(widget)]
    if not stops:
        return None
    places = {widget: place for place, widget in enumerate(_all_in(part))}
    here = places[gone]
    return next((stop for stop in stops if places[stop] > here), stops[-1])


class StopPlace(NamedTuple):
    """Which stop of a widget has the keyboard: as it is read, counted from 0, and what it is called."""

    number: int
    name: str


def focused_stop(parent: QWidget) -> StopPlace | None:
    """Return the stop in a widget that has the focus of its window, or None where that is elsewhere."""
    stops, focused = _stops(parent), _focused(parent)
    return StopPlace(stops.index(focused), focused.accessibleName()) if focused in stops else None


def focus_again(parent: QWidget, was: StopPlace) -> None:
    """Move the focus to a stop of what was made anew, once layouts have shown that: it is there, or beside it."""
    QTimer.singleShot(0, parent, partial(_focus_nearest, parent, was))


@contextmanager
def focus_kept(parent: QWidget) -> Iterator[None]:
    """Whatever is made anew in a widget under the keyboard: afterwards that is where it was, or beside it."""
    was = focused_stop(parent)
    yield
    if was is not None:
        QTimer.singleShot(0, parent, partial(_come_back, parent, was))  # when layouts have shown what is new


def _focused(part: QWidget) -> QWidget | None:
    """Return what has the focus of its window; Qt's types do not say that it may be nothing."""
    return part.window().focusWidget()


def _come_back(parent: QWidget, was: StopPlace) -> None:
    """Qt gives the focus of what is gone to whatever was made next, anywhere in the window."""
    focused = _focused(parent)
    if focused is None or not (focused is parent or parent.isAncestorOf(focused)):
        _focus_nearest(parent, was)


def _focus_nearest(parent: QWidget, was: StopPlace) -> None:
    stops = _stops(parent) if parent.isVisible() else []
    if stops:
        same = [place for place, stop in enumerate(stops) if was.name and stop.accessibleName() == was.name]
        nearest = min(same or range(len(stops)), key=lambda place: abs(place - was.number))
        stops[nearest].setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(parent: QWidget) -> list[QWidget]:
    """Return where Tab rests within a widget, as it is read."""
    return [widget for widget in _as_read(parent) if _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab rests here; where one widget has the focus of another, the other is the stop."""
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def _as_read(parent: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in a widget: what its layout holds, in that order, then what floats on it."""
    for child in _children(parent):
        if child.isVisible():
            yield child
            yield from _as_read(child)


def _all_in(parent: QWidget) -> Iterator[QWidget]:
    """Yield the same, and what is hidden where it would be read."""
    for child in _children(parent):
        yield child
        yield from _all_in(child)


def _children(parent: QWidget) -> Iterator[QWidget]:
    layout = parent.layout()
    placed = list(in_order(layout)) if layout is not None else []
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    yield from (child for child in dict.fromkeys([*placed, *children]) if not child.isWindow())
