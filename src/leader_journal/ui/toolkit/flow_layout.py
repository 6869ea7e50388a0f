"""A layout that sets its items in lines and wraps, like words."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of items from left to right, as many lines as the width needs. Hidden items take no room.

    Gaps are in pixels. `stretch_last` gives the last item the rest of its line (the text field after tokens).
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, stretch_last: bool = False) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = self._least_gap = self._line_gap = gap
        self._stretch_last = stretch_last
        self._together: QWidget | None = None
        self.setContentsMargins(QMargins())

    def set_gaps(self, gap: int, line_gap: int | None = None, *, least: int | None = None) -> None:
        """Set the gaps between items and between lines, in pixels.

        With a `least`, items stand as far apart as leaves them in one line, from that up to `gap`. This follows from
        the width that is asked about, and not from the one it has: a height that changes with the width one has makes
        a scroll bar come and go without end.
        """
        self._gap, self._line_gap = gap, gap if line_gap is None else line_gap
        self._least_gap = gap if least is None else least
        self.invalidate()

    def keep_together(self, first: QWidget) -> None:
        """From `first` on they begin a line of their own, unless all of them have room in the one before."""
        self._together = first
        self.invalidate()

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Add a widget at a place, counted from 0; -1 is the end."""
        self.addWidget(widget)
        if 0 <= index < len(self._items) - 1:
            self._items.insert(index, self._items.pop())
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None beyond the end."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Neither: it takes what its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width: yes, by wrapping."""
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts inside layouts ask for the same widths over and over
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), apply=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item: narrower cannot be."""
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        visible, gap = self._visible(), self._gap_within(width)
        for place, item in enumerate(visible):
            hint = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 1 << 20))
            if self._stretch_last and item is visible[-1]:
                hint.setWidth(item.minimumSize().width())  # it grows again with the room that is left
            wanted = hint.width()
            if self._together is not None and item.widget() is self._together:
                wanted = sum(gap + one.sizeHint().width() for one in visible[place:]) - gap
            if not lines or used + gap + wanted > width:
                lines.append([(item, hint)])
                used = hint.width()
            else:
                lines[-1].append((item, hint))
                used += gap + hint.width()
        return lines

    def _gap_within(self, width: int) -> int:
        if self._least_gap == self._gap:
            return self._gap
        hints = [item.sizeHint().width() for item in self._visible()]
        spare = (width - sum(hints)) // max(1, len(hints) - 1)
        return min(self._gap, max(self._least_gap, spare))

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        """Place the items within `rect` (or only count) and return the height of all lines."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        y = area.y()
        lines = self._lines(area.width())
        for number, line in enumerate(lines):
            height = max(hint.height() for _item, hint in line)
            if apply:
                self._place(line, area, y, height, is_last=number == len(lines) - 1)
            y += height + self._line_gap
        return y - (self._line_gap if lines else 0) - rect.y() + margins.bottom()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], area: QRect, y: int, height: int, *, is_last: bool) -> None:
        x, gap = area.x(), self._gap_within(area.width())
        for place, (item, hint) in enumerate(line):
            size = QSize(hint)
            if self._stretch_last and is_last and place == len(line) - 1:
                size.setWidth(max(hint.width(), area.right() + 1 - x))
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + gap
