"""The one bar that searches and filters: tokens, then the text being typed, with completions under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.completion_popup import Completion, CompletionPopup
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.icon_label import IconLabel
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box, set_ring_radius
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.ui.toolkit.throttle import Throttle

THROTTLE_MS = 60
_HEIGHT, _RADIUS = 36, 8

Complete = Callable[[str], Sequence[Completion]]
"""What may be meant by the text typed so far, best first; empty offers nothing."""


def _only_text(_typed: str) -> None:
    """What is typed is text."""


class SearchBar(Themed, QFrame):
    """A frame with tokens and a field; it grows when the tokens need more lines.

    Backspace in the empty field goes to the last token, and there removes it. Down goes to the completions while they
    are offered, else it leaves for the list; Enter without a chosen completion leaves for the list too,
    with what is typed as `whole` understands it.
    """

    text_changed = Signal(str)
    """What is typed: the first letter at once, then at most every 60 ms."""
    token_removed = Signal(str)
    """The id of a token that the user took away; the owner sets the tokens that remain."""
    completion_chosen = Signal(object)
    """The value of the chosen completion; the text that led to it is gone."""
    left_downwards = Signal()
    """On to the list."""

    def __init__(self, theme: Theme, complete: Complete, *, whole: Callable[[str], object | None] = _only_text) -> None:
        """`whole` gives the completion that all of what is typed is already, None where it is text: Enter takes it."""
        super().__init__()
        self._whole = whole
        self._follow(theme)
        self._complete = complete
        self._tokens: list[TokenChip] = []
        self._popup: CompletionPopup | None = None
        self._throttle = Throttle(THROTTLE_MS, self)
        self._told = ""
        self.line = QLineEdit()
        self.fit(self.line.setMinimumWidth, 110)
        self._glass = IconLabel(theme, "search", 16)
        self.fit(self._glass.setFixedHeight, 26)
        self._keys = _KeyHint(theme)
        self._build()
        self._connect()
        self.restyle()

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        if text != self.line.text():
            with QSignalBlocker(self.line):
                self.line.setText(text)
        self._told = text

    def set_tokens(self, tokens: Sequence[tuple[str, str]]) -> None:
        """Show these tokens, each an id and its words; a token that had the focus hands it to the field."""
        if [(chip.token, chip.words()) for chip in self._tokens] == list(tokens):
            return
        had_focus = any(chip.hasFocus() for chip in self._tokens)
        for chip in self._tokens:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._tokens = []
        for place, (token, words) in enumerate(tokens):
            chip = TokenChip(self.theme, token, words, self._room)
            chip.removed.connect(self.token_removed)
            chip.stepped.connect(self._step_from_token)
            self._tokens.append(chip)
            self._flow.insertWidget(place, chip)
            chip.show()
        if had_focus:
            self.focus_text()
        self.updateGeometry()

    def set_words(self, name: str, placeholder: str, keys: str = "") -> None:
        """Say what the field is, what stands in it while it is empty, and the key that leads here."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleDescription(keys)
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))

    def focus_text(self) -> None:
        """Put the caret into the field, with all of it selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def restyle(self) -> None:
        px = self.theme.px
        set_ring_radius(self, px(_RADIUS))
        self.setMinimumHeight(px(_HEIGHT))
        self.line.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole frame is the field."""
        super().mousePressEvent(event)
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        rounded_box(QPainter(self), QRectF(self.rect()), theme.px(_RADIUS), theme.color("sheet"), theme.color("field"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that are not about its text."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _build(self) -> None:
        self.setProperty("ringFrame", "true")
        self.line.setProperty("ringHost", "true")
        self.line.setProperty("bare", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._room = QWidget()
        self._flow = FlowLayout(self._room, stretch_last=True)
        self.fit(self._flow.set_gaps, 8, 4)
        self._flow.addWidget(self.line)
        row = self.row(8, self, margins=(11, 5, 8, 5))
        row.layout.addWidget(self._glass, 0, Qt.AlignmentFlag.AlignTop)
        row.fill(self._room)
        row.layout.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignTop)
        self._keys.hide()

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._text_changed)
        self.line.textEdited.connect(self._offer)
        self._throttle.timeout.connect(self._tell_text)

    def _text_changed(self) -> None:
        if not self._throttle.isActive():
            self._tell_text()

    def _tell_text(self) -> None:
        """Tell what is typed, and nothing twice; what comes within the next 60 ms is told after them."""
        if self.line.text() != self._told:
            self._told = self.line.text()
            self._throttle.start()
            self.text_changed.emit(self._told)

    def _offer(self, text: str) -> None:
        completions = self._complete(text) if text.strip() else ()
        if self._popup is None:
            if not completions:
                return
            self._popup = CompletionPopup(self.theme, self.line)
            self._popup.chosen.connect(self._chosen)
        below = self.line.rect()
        below.setBottom(self.line.mapFrom(self, self.rect().bottomLeft()).y())
        self._popup.offer(completions, below, preselect=False)

    def _chosen(self, value: object) -> None:
        self.set_text("")
        self.completion_chosen.emit(value)

    def _key(self, event: QKeyEvent) -> bool:
        if self._popup is not None and self._popup.take_key(event):
            return True
        key = event.key()
        if key in (Qt.Key.Key_Down, *ENTER_KEYS):
            if self._popup is not None:
                self._popup.hide()
            if key in ENTER_KEYS and (meant := self._whole(self.line.text())) is not None:
                self._chosen(meant)
            # the list must hold what was typed before a key can fall on one of its rows
            self._tell_text()
            self.left_downwards.emit()
            return True
        at_start = not self.line.text() or (self.line.cursorPosition() == 0 and not self.line.hasSelectedText())
        if at_start and self._tokens and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self._tokens[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def _step_from_token(self, step: int) -> None:
        place = next((n for n, chip in enumerate(self._tokens) if chip.hasFocus()), None)
        if place is None:
            return
        if place + step >= len(self._tokens):
            self.line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._tokens[max(0, place + step)].setFocus(Qt.FocusReason.TabFocusReason)


class _KeyHint(TextLabel):
    """A key in a small box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, TextStyle.NOTE, "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def restyle(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(26))
        super().restyle()
        self._widen()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._widen()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        inset = theme.px(3)
        box = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        rounded_box(QPainter(self), box, theme.px(4), None, theme.color("edge"))
        super().paintEvent(event)

    def _widen(self) -> None:
        words = self.theme.width_of(self.text(), TextStyle.NOTE)
        self.setFixedWidth(round(words) + self.theme.px(14))
