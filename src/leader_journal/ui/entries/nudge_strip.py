"""A nudge: a dotted line under words that look for who, and under the field one question about them.

It never takes the focus, never blocks and never changes a text. The strip comes when the caret or the pointer rests in
the words, so that it does not jump about while somebody types, and stays until it is answered or the words are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.bus import Bus
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.ui.toolkit.utf16 import letters, units
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.catalogue import _
from leader_journal.wording.nudges.rules import Nudge

KEYS, LEAVE_KEYS, OFF_KEYS = "F7", "Alt+L", "Alt+O"
REST_MS = 350
"""So long the caret or the pointer rests in the words before the question comes."""
NONE_MS = 4_000
"""So long the strip says that there is nothing to ask about."""
_ABOVE = 7


class NudgeSource(Struct, frozen=True):
    """Where nudges come from and where they are turned off; the bus says when that changed."""

    find: Callable[[str], tuple[Nudge, ...]]
    turn_off: Callable[[], None]
    bus: Bus
    why_none: Callable[[], str]
    """Says why nothing is underlined."""


class NudgeStrip(Strip):
    """Underlines in one field, and the strip that stands under it."""

    def __init__(self, theme: Theme, field: WritingField, source: NudgeSource, *, left: set[str] | None = None) -> None:
        """`left` are the words that are left alone, where their owner keeps them longer than the strip lives."""
        super().__init__(theme, above=_ABOVE)
        self._field = field
        self._source = source
        self._nudges: tuple[Nudge, ...] = ()
        self._shown: Nudge | None = None
        self._shown_words = ""
        self._left = left if left is not None else set()
        self._pointer: QPointF | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._none_shown = QTimer(self)
        self._none_shown.setSingleShot(True)
        self._none_shown.setInterval(NONE_MS)
        self._leave, self._off = self._answer(LEAVE_KEYS), self._answer(OFF_KEYS)
        self.hide()
        self._connect()
        self.say(self._leave.setText, lambda: _("Leave it"))
        self.say(self._off.setText, lambda: _("Turn off"))
        self.say_by(self._look)

    @property
    def nudges(self) -> tuple[Nudge, ...]:
        """What is underlined."""
        return self._nudges

    @property
    def shown(self) -> Nudge | None:
        """The words that the strip asks about, or None while there is none."""
        return self._shown

    def forget(self) -> None:
        """Another text is shown: ask anew about words that were left alone."""
        self._left.clear()
        self._show(None)
        self._look()

    def go_to(self, nudge: Nudge) -> None:
        """Put the caret into the words, and ask."""
        cursor = self._field.textCursor()
        cursor.setPosition(units(self._field.letters()[: nudge.start]))
        self._field.setTextCursor(cursor)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show(nudge)

    def say_none(self) -> None:
        """Say that there is nothing to go to, for a moment: a key that does nothing seems broken."""
        self.set_words(self._source.why_none())
        self._offer_answers(offered=False)
        self.show()
        self._none_shown.start()

    def has_focus(self) -> bool:
        """Whether the caret is in the field, or the focus in the strip."""
        return any(widget.hasFocus() for widget in (self._field, self._leave, self._off))

    def caret(self) -> int:
        return len(letters(self._field.letters(), self._field.textCursor().position()))

    def restyle(self) -> None:
        """Measure again, and underline in the colour of now."""
        super().restyle()
        if hasattr(self, "_nudges"):  # not yet while the strip itself is built
            self._underline()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """See where the pointer rests."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._pointer = event.position()
            self._rest.start()
        elif event.type() == QEvent.Type.Leave:
            self._pointer = None
        return False

    def _connect(self) -> None:
        self._field.textChanged.connect(self._look)
        self._field.cursorPositionChanged.connect(self._rest.start)
        self._field.viewport().setMouseTracking(True)
        self._field.viewport().installEventFilter(self)
        self._rest.timeout.connect(self._rested)
        self._none_shown.timeout.connect(self._end_none)
        self._leave.clicked.connect(self._leave_it)
        self._off.clicked.connect(self._turn_off)
        self._source.bus.changed.connect(self._changed)

    def _answer(self, keys: str) -> TextButton:
        """A button that Tab passes by, for the strip comes and goes while one types: its keys work in the field."""
        button = self.add_button()
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.set_keys(keys_shown(keys))
        shortcut = QShortcut(QKeySequence(keys), self._field)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button

    # slots

    def _look(self) -> None:
        """Find again; the strip goes with the words that it asks about."""
        text = self._field.letters()
        found = self._source.find(text) if text else ()
        self._nudges = tuple(nudge for nudge in found if _words(text, nudge) not in self._left)
        self._underline()
        if self._shown is not None:
            self._show(self._again(self._shown))

    def _rested(self) -> None:
        nudge = self._at_pointer()
        if nudge is None and self._field.hasFocus() and not self._field.textCursor().hasSelection():
            nudge = self._at(self.caret())
        if nudge is not None:
            self._show(nudge)

    def _leave_it(self) -> None:
        if self._shown is not None:
            self._left.add(self._shown_words)
            self._look()
            self._field.setFocus()

    def _turn_off(self) -> None:
        if self._shown is None:
            return
        self._field.setFocus()
        self._source.turn_off()

    def _changed(self, changes: Changes) -> None:
        if Topic.SETTINGS in changes.topics:
            self._look()

    # showing

    def _end_none(self) -> None:
        self._show(self._shown)

    def _offer_answers(self, *, offered: bool) -> None:
        for button in (self._leave, self._off):
            button.setVisible(offered)

    def _show(self, nudge: Nudge | None) -> None:
        self._shown = nudge
        self._none_shown.stop()
        self._offer_answers(offered=True)
        if nudge is not None:
            self._shown_words = _words(self._field.letters(), nudge)
            self.set_words(nudge.question)
        self.setVisible(nudge is not None)

    def _again(self, before: Nudge) -> Nudge | None:
        """The words that the strip asked about, where they stand now."""
        text = self._field.letters()
        same = [nudge for nudge in self._nudges if _words(text, nudge) == self._shown_words]
        return min(same, key=lambda nudge: abs(nudge.start - before.start), default=None)

    def _at(self, place: int) -> Nudge | None:
        return next((nudge for nudge in self._nudges if nudge.start <= place <= nudge.end), None)

    def _at_pointer(self) -> Nudge | None:
        if self._pointer is None:
            return None
        layout = self._field.document().documentLayout()
        place = layout.hitTest(self._pointer, Qt.HitTestAccuracy.ExactHit)
        text = self._field.letters()
        spans = ((units(text[: nudge.start]), units(text[: nudge.end]), nudge) for nudge in self._nudges)
        return next((nudge for start, end, nudge in spans if start <= place < end), None)

    def _underline(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(self.theme.color("field"))
        text = self._field.letters()
        selections = []
        for nudge in self._nudges:
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            selection.cursor = QTextCursor(self._field.document())
            selection.cursor.setPosition(units(text[: nudge.start]))
            selection.cursor.setPosition(units(text[: nudge.end]), QTextCursor.MoveMode.KeepAnchor)
            selections.append(selection)
        self._field.set_marks("who", selections)


def next_nudge(strips: Sequence[NudgeStrip]) -> None:
    """F7: go on to the next underlined words of these fields, from the caret on; after the last comes the first."""
    places = [(number, nudge) for number, strip in enumerate(strips) for nudge in strip.nudges]
    if not places:
        if strips:
            strips[0].say_none()
        return
    here = (-1, 0)
    for number, strip in enumerate(strips):
        if strip.has_focus():
            here = (number, strip.shown.start if strip.shown is not None else strip.caret() - 1)
    number, nudge = next((place for place in places if (place[0], place[1].start) > here), places[0])
    strips[number].go_to(nudge)


def _words(text: str, nudge: Nudge) -> str:
    return text[nudge.start : nudge.end].casefold()
