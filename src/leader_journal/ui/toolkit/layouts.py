"""What stands in a layout: read in its order, and taken out of it.

`itemAt` is never asked: the binding keeps the item that it hands over as long as the layout lives, also when the widget
in it is gone, and the item with it. What Qt makes later at the same place in memory then comes to Python as that item:
an event filter of the application is handed a layout's item where an action is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def in_order(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of the layouts in it, as they are placed."""
    holder = layout.parentWidget()
    widgets = holder.findChildren(QWidget, options=_DIRECT) if holder is not None else []
    inner = layout.findChildren(QLayout, options=_DIRECT)
    placed: dict[int, QWidget | QLayout] = {layout.indexOf(widget): widget for widget in widgets}
    placed |= {layout.indexOf(part): part for part in inner}
    placed.pop(-1, None)  # stands elsewhere
    for _place, part in sorted(placed.items(), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from in_order(part)


def clear(layout: QLayout) -> None:
    """Take everything out; the widgets are hidden at once and destroyed a moment later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
