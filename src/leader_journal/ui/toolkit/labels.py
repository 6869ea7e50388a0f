"""Text that the app says, in a type style of the design: right size, weight, colour and line height."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.themed import Themed, Words

_LEAST_FACT = 40
_SHORT = 1 / 3
"""A last word that takes less of the line than this looks forgotten when it stands alone."""
_OVERHANG = 1 / 6
"""Of a line's height: no letter reaches so far beyond its width, for which Qt keeps room at the end of a line."""
_NEW_LINE, _SOFT_HYPHEN = "\u2028", "\u00ad"


class TextLabel(Themed, QLabel):
    """Plain text in a style and a colour token ("" is the style's own: muted for section heads, else ink).

    One line that ends in an ellipsis where there is no room, or with `wrap` as many lines as the width needs, at the
    style's line height, which QLabel itself cannot set. Words are said again in every language that is chosen.
    `aloud`: what it comes to say while the window is seen is news, which a screen reader tells at once.
    """

    def __init__(
        self,
        theme: Theme,
        style: TextStyle | str = TextStyle.BODY,
        token: str = "",
        *,
        text: str | Words = "",
        wrap: bool = False,
        aloud: bool = False,
        least_lines: int = 1,
    ) -> None:
        """`least_lines`: so many have their room also where the text has fewer, so that nothing moves when it grows."""
        super().__init__()
        self._aloud = aloud
        self._least_lines = least_lines
        self._style = TextStyle[style.upper()] if isinstance(style, str) else style
        self._token = token
        self._wrap = wrap
        self._layout: QTextLayout | None = None
        self._layout_width = -1
        self._heights: dict[int, int] = {}
        self._counts = LineCounts()
        self._line_width: float | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow(theme)
        self.restyle()
        if callable(text):
            self.say(self.setText, text)
        elif text:
            self.setText(text)

    @property
    def written(self) -> bool:
        """Whether it is what the leader wrote as prose: the app itself never speaks in the serif."""
        return self._style.value.serif

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def setText(self, text: str) -> None:
        if self._aloud and text and text != self.text() and self.window().isVisible():
            QTimer.singleShot(0, self, self._tell)  # it may be shown only after it was told what to say
        self._forget_lines()
        super().setText(text)
        if self._has_room():
            self._keep_room()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        if self.isVisible() and self.text():
            accessible.announce(self, self.text())

    def restyle(self) -> None:
        self._forget_lines()
        self.setFont(self.theme.font(self._style))
        if self._has_room():
            self._keep_room()
        super().restyle()

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width: when it wraps."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return -1
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        if room not in self._heights:  # layouts inside layouts ask for the same widths over and over
            self._heights[room] = self._height(self._lines_at(room))
        return self._heights[room]

    def sizeHint(self) -> QSize:
        """Return the room for the text on one line, or on lines of a readable length."""
        margins = self.contentsMargins()
        beside = margins.left() + margins.right()
        width = math.ceil(self._width_of_line()) + beside
        if not self._wrap:
            return QSize(width, self._height(1))
        width = min(width, self.theme.px(480))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return little: a line is cut with an ellipsis, a paragraph wraps."""
        narrowest = min(self.sizeHint().width(), self.theme.px(60))
        return QSize(narrowest, self._height(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all lines at this width: layouts within layouts do not always ask."""
        super().resizeEvent(event)
        self._keep_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = self._token or ("muted" if self._style is TextStyle.SECTION else "ink")
        painter.setPen(self.theme.color(token if self.isEnabled() else "field"))
        painter.setFont(self.font())
        if not self._wrap:
            room = self.contentsRect()
            words = self._shortened(room.width() + 0.5)
            painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)
            return
        room = self.contentsRect()
        self._laid_out(room.width()).draw(painter, QPointF(room.topLeft()), clip=QRectF(event.rect()))

    def _shortened(self, room: float) -> str:
        """Return the line as it is painted where there is so much room for it."""
        return self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _has_room(self) -> bool:
        """Whether it was given its width: it is seen, or was before the page was left."""
        return self.isVisible() or self.minimumHeight() > 0

    def _keep_room(self) -> None:
        if self._wrap and self.minimumHeight() != (height := self.heightForWidth(self.width())):
            self.setMinimumHeight(height)

    def _forget_lines(self) -> None:
        self._layout = self._line_width = None
        self._heights.clear()
        self._counts.clear()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """The parts of a text that look another way; of one that wraps only."""
        return []

    def _metrics(self) -> QFontMetricsF:
        return self.theme.metrics(self._style)

    def _width_of_line(self) -> float:
        """Return how wide the text is on one line: layouts ask for it over and over."""
        if self._line_width is None:
            self._line_width = self._metrics().horizontalAdvance(self.text())
        return self._line_width

    def _height(self, lines: int) -> int:
        return math.ceil(max(self._least_lines, lines) * self.theme.line_height(self._style))

    def _lines_at(self, width: int) -> int:
        known = self._counts.at(width)
        return self._laid_out(width).lineCount() if known is None else known

    def _laid_out(self, width: int) -> QTextLayout:
        """Return the text broken at a width, kept for the next paint."""
        if self._layout is not None and self._layout_width == width:
            return self._layout
        layout = QTextLayout(self.text().replace("\n", _NEW_LINE), self.font())
        layout.setTextOption(QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask))
        layout.setFormats(self._formats())
        least = break_lines(layout, width, self.theme.line_height(self._style))
        self._counts.note(least, width, layout.lineCount())
        self._layout, self._layout_width = layout, width
        return layout


class FactsLabel(TextLabel):
    """Several facts on one line, such as who, when and where: the first gives way where there is no room for all."""

    _GAP = "   "
    _first = _rest = ""

    def set_facts(self, facts: Sequence[str]) -> None:
        """Show these facts beside each other."""
        self._first, self._rest = (facts[0], self._GAP.join(("", *facts[1:]))) if facts else ("", "")
        self.setText(self._first + self._rest)

    def _shortened(self, room: float) -> str:
        metrics = self._metrics()
        left = room - metrics.horizontalAdvance(self._rest)
        if left < self.theme.px(_LEAST_FACT):
            return super()._shortened(room)
        return metrics.elidedText(self._first, Qt.TextElideMode.ElideRight, left) + self._rest


class LineCounts:
    """How many lines a text takes, known for more widths than it was broken at: layouts in layouts ask for six.

    A text breaks alike from the width of its longest line to the one at which it was broken; what stands on one line
    does so at any greater width.
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, float, int]] = []

    def note(self, least: float, width: int, lines: int) -> None:
        """It was broken at a width; `least` is what `break_lines` returned."""
        self._spans.append((math.ceil(least), math.inf if lines == 1 else width, lines))

    def at(self, width: int) -> int | None:
        """Return how many lines it takes at a width; None where it has to be broken to know."""
        return next((lines for least, most, lines in self._spans if least <= width <= most), None)

    def clear(self) -> None:
        """Forget all: it is another text, or of another size."""
        self._spans.clear()


def break_lines(layout: QTextLayout, width: int, pitch: float) -> float:
    """Break a text at a width, each line in the middle of its line height; no short word ends a paragraph alone.

    Returns a width in pixels down to which it breaks alike: that of its longest line, before short words were joined.
    """
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    longest = _fill_lines(layout, width, pitch, {})
    lines = layout.lineCount()
    if narrowed := _before_lone_words(layout, width):
        _fill_lines(layout, width, pitch, narrowed)
        if layout.lineCount() != lines:  # a letter that reaches beyond its width found no room
            _fill_lines(layout, width, pitch, {})
    if _SOFT_HYPHEN in layout.text():  # one takes room where a line ends with it, and none elsewhere
        return width
    return longest + pitch * _OVERHANG


def _fill_lines(layout: QTextLayout, width: int, pitch: float, narrowed: Mapping[int, float]) -> float:
    """Return the width of the longest line."""
    layout.beginLayout()
    number, y, longest = 0, 0.0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, narrowed.get(number, width)))
        line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
        number, y, longest = number + 1, y + pitch, max(longest, line.naturalTextWidth())
    layout.endLayout()
    return longest


def _before_lone_words(layout: QTextLayout, width: int) -> dict[int, float]:
    """Return how wide a line may be that is followed by one short word alone: without its own last word.

    The number of lines stays what it was: both words have room on the last one.
    """
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    if len(lines) < 2:
        return {}
    narrowed, text = {}, layout.text()
    if max(text) > "\uffff":
        from leader_journal.ui.toolkit.utf16 import in_units  # few texts hold a picture, and none of the lock screen

        text = in_units(text)
    for number, (line, last) in enumerate(pairwise(lines)):
        words = text[line.textStart() : last.textStart()]
        alone = text[last.textStart() : last.textStart() + last.textLength()].strip()
        ends = words.rstrip().rfind(" ")
        if words.endswith(_NEW_LINE) or not _ends_paragraph(text, last) or " " in alone or " " not in words[:ends]:
            continue
        kept = _offset(line, line.textStart() + ends)
        moved = line.naturalTextWidth() - kept + last.naturalTextWidth()
        if last.naturalTextWidth() < width * _SHORT and moved < width:
            narrowed[number] = kept + 1
    return narrowed


def _ends_paragraph(text: str, line: QTextLine) -> bool:
    end = line.textStart() + line.textLength()
    return end >= len(text) or text[end - 1] == _NEW_LINE


def _offset(line: QTextLine, place: int) -> float:
    """Return where a letter begins."""
    found = line.cursorToX(place)
    assert isinstance(found, tuple)  # with the place that was meant
    return float(found[0])
