"""How a page will look on paper: the same document that is printed, as white A4 fitted into the room there is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leader_journal.core.sheets import Sheet
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.paper.document import A4_MM, PAPER, PaperDocument
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box, set_ring_radius, soft_shadow
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _, counted

QUIET = 150
"""Milliseconds without a change before a changed sheet is laid out again."""
_SHADOW, _BLUR, _DOWN, _RADIUS, _LEAST = 20, 14, 3, 2, 200
_SHADOW_STRENGTH = 0.08
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)


class PagePreview(Themed, QWidget):
    """The paper, and under it which page it is. `set_note` adds a sentence there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._coming: Sheet | None = None
        self._note = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._build(theme)
        self._connect()
        self.retranslate()

    def set_sheet(self, sheet: Sheet) -> None:
        """Show a sheet that was made ready. The first comes at once; while it changes, the last of several."""
        self._coming = sheet
        if self.paper.document is None:
            self._lay_out()
        elif sheet != self.paper.document.sheet or self._quiet.isActive():
            self._quiet.start()

    def forget(self) -> None:
        """Take the sheet away: the next one comes at once, since it is another page."""
        self._quiet.stop()
        self.paper.document = None

    def set_note(self, words: str) -> None:
        """Say this beside which page it is."""
        self._note = words
        self._say_page()

    def retranslate(self) -> None:
        """Say everything in the current language; what is on the paper comes with the next sheet."""
        super().retranslate()
        self._say_page()

    def _build(self, theme: Theme) -> None:
        self.paper = Paper(theme)
        self.say(self.paper.setAccessibleName, lambda: _("Preview of the page"))
        self._back = IconButton(theme, "arrow-left", lambda: _("Previous page"), keys=lambda: keys_shown("PgUp"))
        self._on = IconButton(theme, "arrow-right", lambda: _("Next page"), keys=lambda: keys_shown("PgDown"))
        self._words = TextLabel(theme, "small", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = self.row(4)
        row.add(self._back)
        row.layout.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.add(self._on)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 8)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.paper, 1)
        self._column.addLayout(row.layout)

    def _connect(self) -> None:
        self._quiet.timeout.connect(self._lay_out)
        self._back.clicked.connect(self.paper.turn_back)
        self._on.clicked.connect(self.paper.turn_on)
        self.paper.turned.connect(self._say_page)

    def _lay_out(self) -> None:
        if self._coming is not None:
            self.paper.show_document(PaperDocument(self._coming))

    def _say_page(self) -> None:
        page, count = self.paper.page, self.paper.page_count
        words = _("Page {number} of {count}").format(number=page + 1, count=counted(count))
        self._words.setText(_("{page}. {note}").format(page=words, note=self._note) if self._note else words)
        for button, possible in ((self._back, page > 0), (self._on, page + 1 < count)):
            button.setVisible(count > 1)
            button.setEnabled(possible)


class Paper(Themed, QWidget):
    """One page of a document. Arrows, page keys and the wheel turn the pages; a screen reader hears all the text."""

    turned = Signal()
    """Another page is shown, or another document."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.document: PaperDocument | None = None
        self.page = 0
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._follow(theme)
        self.restyle()

    @property
    def page_count(self) -> int:
        return self.document.page_count if self.document is not None else 1

    def show_document(self, document: PaperDocument) -> None:
        """Show a document, at the page that is shown now, or its last."""
        self.document = document
        self.page = min(self.page, document.page_count - 1)
        self.setAccessibleDescription(document.text())
        self._turn_to(self.page)

    def turn_back(self) -> None:
        self._turn_to(self.page - 1)

    def turn_on(self) -> None:
        self._turn_to(self.page + 1)

    def value_text(self) -> str:
        return _("Page {number} of {count}").format(number=self.page + 1, count=counted(self.page_count))

    def ring_rect(self) -> QRect:
        return self._sheet().toAlignedRect()

    def restyle(self) -> None:
        self._picture = None
        set_ring_radius(self, self.theme.px(_RADIUS))
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return an A4 that can be read."""
        side = self.theme.px(2 * _SHADOW)
        return QSize(self.theme.px(448) + side, self.theme.px(634) + side)

    def minimumSizeHint(self) -> QSize:
        """Return an A4 on which lines can be told apart."""
        return QSize(self.theme.px(_LEAST), round(self.theme.px(_LEAST) * A4_MM.height() / A4_MM.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        if event.key() in _ON:
            self.turn_on()
        elif event.key() in _BACK:
            self.turn_back()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._turn_to(0 if event.key() == Qt.Key.Key_Home else self.page_count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the pages where there are several; else the page below scrolls."""
        if self.page_count > 1 and event.angleDelta().y():
            self._turn_to(self.page + (1 if event.angleDelta().y() < 0 else -1))
        else:
            super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow or edge, the white sheet, and what stands on it."""
        painter, sheet = QPainter(self), self._sheet()
        if self.theme.dark:
            rounded_box(painter, sheet.adjusted(-1, -1, 1, 1), _RADIUS, None, self.theme.color("line"))
        else:
            self._paint_shadow(painter, sheet)
        if self.document is not None:
            painter.drawPixmap(sheet.topLeft(), self._pictured(self.document, sheet))

    def _sheet(self) -> QRectF:
        """Return where the paper lies: as large as fits, at the top, in the middle."""
        room = QRectF(self.rect()).adjusted(0, self.theme.px(4), 0, -self.theme.px(_SHADOW))
        ratio = A4_MM.width() / A4_MM.height()
        width = float(int(min(room.width() - self.theme.px(_SHADOW), room.height() * ratio)))
        left = float(int(room.center().x() - width / 2))
        return QRectF(left, room.top(), width, float(round(width / ratio)))

    def _pictured(self, document: PaperDocument, sheet: QRectF) -> QPixmap:
        """Return the page as a picture; kept until something changes."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(sheet.width() * ratio), round(sheet.height() * ratio))
        if self._picture is None or self._picture.size() != wanted:
            picture = QPixmap(wanted)
            picture.fill(QColor(Qt.GlobalColor.white))
            painter = QPainter(picture)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(wanted.width() / PAPER.width(), wanted.width() / PAPER.width())
            document.paint(painter, self.page)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._picture = picture
        return self._picture

    def _paint_shadow(self, painter: QPainter, sheet: QRectF) -> None:
        """A soft edge, and a hairline that holds the white against the ground."""
        below = sheet.translated(0, self.theme.px(_DOWN))
        soft_shadow(painter, below, _RADIUS, self.theme.px(_BLUR), self.theme.color("ink"), _SHADOW_STRENGTH)
        rounded_box(painter, sheet.adjusted(-1, -1, 1, 1), _RADIUS, None, self.theme.color("line"))

    def _turn_to(self, page: int) -> None:
        self.page = max(0, min(page, self.page_count - 1))
        self._picture = None
        self.update()
        self.turned.emit()
