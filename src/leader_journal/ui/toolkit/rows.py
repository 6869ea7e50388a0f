"""A row of Today and of promises: what it is on the left, when and who on the right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QEnterEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.icon_label import IconLabel
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import Lane
from leader_journal.ui.toolkit.painting import rounded_box, set_ring_radius
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, clicked_on
from leader_journal.ui.toolkit.toggles import CheckRow

_HEIGHT, _TWO_LINES, _RADIUS, _BLEED = 40, 56, 8, 10
_META, _LEAST_META = 0.5, 60


class Row(Themed, QWidget):
    """40 high. Pressing it or Enter sends `opened`; a checkbox or a text button inside keep their own meaning.

    The words stand flush with the row; the hovered ground reaches 10 px beyond them on both sides, into the margin.
    """

    opened = Signal()
    """The row was pressed."""
    ticked = Signal(bool)
    """Its checkbox was set or cleared by the user."""
    acted = Signal()
    """Its text button was pressed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        meta: str = "",
        *,
        serif: bool = False,
        icon: str = "",
        checkbox: bool = False,
        warning: str = "",
        action: str = "",
        two_lines: bool = False,
    ) -> None:
        """`warning` follows the meta in the colour of overdue words; `action` is the text button's word.

        With `two_lines` the meta stands under the title, where a row is narrow.
        """
        super().__init__()
        self._follow(theme)
        self._icon_name = icon
        self._two_lines = two_lines
        self.check = CheckRow(theme) if checkbox else None
        self._ground: _Ground | None = None
        self._meta: TextLabel | None = None
        self._warning: TextLabel | None = None
        self._title = TextLabel(theme, TextStyle.PROSE_S if serif else TextStyle.BODY, text=title)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.fit(self._row.setSpacing, 12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._add_marks_before()
        self._add_words(meta, warning)
        self._action = self._add_action(action)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(filter(None, (meta, warning))))
        self.restyle()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def action(self) -> TextButton:
        """Its text button, where it was made with one."""
        assert self._action is not None
        return self._action

    def restyle(self) -> None:
        px = self.theme.px
        set_ring_radius(self, px(_RADIUS))
        self.setFixedHeight(px(_TWO_LINES if self._two_lines else _HEIGHT))
        self._share_the_line()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_the_line()

    def ring_rect(self) -> QRect:
        bleed = self.theme.px(_BLEED)
        return self.rect().adjusted(-bleed, 0, bleed, 0)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self.isEnabled():
            self._show_ground()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_ground()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_ground()

    def open_by_press(self) -> None:
        self.opened.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicked_on(self, event):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Space ticks, or opens where there is nothing to tick."""
        if event.key() in ENTER_KEYS:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            if self.check is not None:
                self.check.click()
            else:
                self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _share_the_line(self) -> None:
        """What it is comes first: whose it is gets what the title leaves, or a good part; what was due is not cut."""
        if self._warning is not None:
            self._warning.setMinimumWidth(self._warning.sizeHint().width())
        if self._meta is not None and not self._two_lines:
            line = self._title.width() + self._meta.width()
            left = max(line - self._title.sizeHint().width(), round(line * _META), self.theme.px(_LEAST_META))
            self._meta.setMaximumWidth(left)

    def _show_ground(self) -> None:
        """The ground is wider than the row, so it lies behind everything on the page, not in the row itself."""
        page = _page_of(self)
        if self._ground is None or self._ground.parentWidget() is not page:
            self._hide_ground()
            self._ground = _Ground(self.theme, page)
            self.destroyed.connect(self._ground.deleteLater)
        self._ground.lie_under(self)

    def _hide_ground(self) -> None:
        if self._ground is not None:
            self._ground.hide()

    def _add_marks_before(self) -> None:
        """The checkbox and the icon, where it has them: what is not seen is not made."""
        if self.check is not None:
            self.check.setAccessibleName(self._title.text())
            self.check.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space on the row ticks it: one stop for a row
            self.check.clicked.connect(self.ticked)
            self._row.addWidget(self.check)
        if self._icon_name:
            self._row.addWidget(IconLabel(self.theme, self._icon_name, 17))

    def _add_words(self, meta: str, warning: str) -> None:
        """The title, and what is to be said of it: beside it, or under it."""
        details = self._details(meta, warning)
        if not self._two_lines:
            self._row.addWidget(self._title, 1)
            if details is not None:
                self._row.addLayout(details.layout)
            return
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        if details is not None:
            words.addLayout(details.layout)
            details.layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self._row.addLayout(words, 1)

    def _details(self, meta: str, warning: str) -> Lane | None:
        """Meta and warning beside each other, with a dot between two."""
        said = [(meta, "muted"), ("·" if meta and warning else "", "muted"), (warning, "missed_text")]
        labels = [TextLabel(self.theme, TextStyle.SMALL, token, text=words) for words, token in said if words]
        if not labels:
            return None
        self._meta = labels[0] if meta else None
        self._warning = labels[-1] if warning else None
        details = self.row(6)
        details.add(*labels)
        return details

    def _add_action(self, words: str) -> TextButton | None:
        if not words:
            return None
        button = TextButton(self.theme, words, small=True)
        self._row.addWidget(button)
        button.clicked.connect(self.acted)
        return button


class _Ground(Themed, QWidget):
    """The hovered ground of a row, which goes along or goes away: what stands above it may grow while one writes."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._row: Row | None = None
        self._moved_with: list[QWidget] = []
        """The row and what it stands in: as one of them moves, so does the row."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._follow(theme)

    def lie_under(self, row: Row) -> None:
        """Show it behind everything on the page, where a row is."""
        self._let_go()
        self._row, self._moved_with = row, list(_up_to(self._page, row))
        for part in self._moved_with:
            part.installEventFilter(self)
        self._place()
        self.lower()
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """Go where the row goes; away from the pointer nothing is hovered, and Qt says so only once that moves."""
        row = self._row
        if row is not None and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
            self.setVisible(row.rect().contains(row.mapFromGlobal(QCursor.pos())))
        return False

    def _place(self) -> None:
        row = self._row
        if row is not None:
            rect = row.ring_rect()
            self.setGeometry(QRect(row.mapTo(self._page, rect.topLeft()), rect.size()))

    def _let_go(self) -> None:
        for part in self._moved_with:
            with suppress(RuntimeError):  # it is no more
                part.removeEventFilter(self)
        self._row, self._moved_with = None, []

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        rounded_box(QPainter(self), QRectF(self.rect()), theme.px(_RADIUS), theme.color("hover"), None)


def _up_to(page: QWidget, row: QWidget) -> Iterator[QWidget]:
    part: QWidget | None = row
    while part is not None and part is not page:
        yield part
        part = part.parentWidget()


def _page_of(widget: QWidget) -> QWidget:
    """Return what the widget scrolls in, or its window: the nearest ground with margins."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.property("role") == "page" or isinstance(parent.parentWidget(), QStackedWidget):
            return parent
        parent = parent.parentWidget()
    return parent if parent is not None else widget
