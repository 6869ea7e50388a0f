"""One block of a page that is prepared: its head with the print toggle, and its lines, each editable in its place."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from leader_journal.core.one_on_one_lines import NOTE_SIGN, is_fold
from leader_journal.core.one_on_ones import PageBlock, PageLine
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.one_on_one.page_line import BLEED, MORE, PageLineView
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.people_offer import Complete
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.wording.catalogue import _, counted, ngettext

_HEAD_ICON, _HEAD_HEIGHT, _LINE_GAP = 15, 28, 1


class PageBlockView(Themed, QWidget):
    """Shows a block and says what the leader wants of it; places are those in `PageBlock.lines`.

    While a line is edited the block keeps still: what is shown anew meanwhile is shown when the editing ends.
    """

    rewritten = Signal(int, str)
    """Other words for the line at a place."""
    line_added = Signal(int, str)
    """A line of the leader's own, at a place."""
    left_out = Signal(int)
    moved = Signal(int, int)
    """The line at a place, up (-1) or down (1)."""
    brought_back = Signal()
    """All that was left out is wanted again."""
    print_switched = Signal(bool)
    menu_filled = Signal(object, int)
    """A QMenu of the line at a place, to which the page may add."""
    writing = Signal(int, bool, str)
    """What stands in the field now: the place, whether the line is new, and the words."""
    unfold_wanted = Signal()
    """All lines are wanted of which one says only how many there are."""
    thrown_away = Signal(int, bool, str)
    """Esc was pressed on words that nobody has: as in `writing`."""
    written = Signal()
    """The editing ended; what was kept of it may be forgotten."""
    stepped_out = Signal(int)
    """The focus leaves by an arrow, up (-1) or down (1)."""

    def __init__(
        self, theme: Theme, complete: Complete, shown: Callable[[str], str], editable: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._complete = complete
        self._shown = shown
        self._editable = editable
        self._block: PageBlock | None = None
        self._waiting: PageBlock | None = None
        self._views: dict[int, PageLineView] = {}
        self._field: LineField | None = None
        self._hint = ""
        self._name = ""
        self._gap = 0.0
        self._build()
        self.say_by(self._say)
        self.restyle()

    @staticmethod
    def least_height(theme: Theme, lines: Sequence[str], width: float) -> int:
        """Return how high a block with these lines is at least where it has this width at most, in pixels at 100 %.

        A line may take more rows than its letters would fill: words are not broken. Without one it has its hint.
        """
        room = theme.px(width) - theme.px(BLEED) - theme.px(MORE)
        rows = [math.ceil(theme.metrics(TextStyle.BODY).horizontalAdvance(line) / room) for line in lines]
        high = sum(math.ceil(max(1, count) * theme.line_height(TextStyle.BODY)) for count in rows or [1])
        return theme.px(_HEAD_HEIGHT) + high + max(0, len(rows) - 1) * theme.px(_LINE_GAP)

    @property
    def block(self) -> PageBlock | None:
        return self._block

    @property
    def editing(self) -> bool:
        return self._field is not None

    def set_words(self, head: str, hint: str) -> None:
        """Say the head, and what could be written where there is no line."""
        self._name = head
        self._head.setText(head)
        self._hint = hint
        self.setAccessibleName(head)
        self._say()

    def set_gap_below(self, gap: float) -> None:
        """Leave so much room under the block, in pixels at 100 %: it goes with the block when that is hidden."""
        self._gap = gap
        self.restyle()

    def show_block(self, block: PageBlock) -> None:
        """Show this, as soon as no line is edited."""
        if self._field is not None:
            self._waiting = block
            return
        focused = next((place for place, view in self._views.items() if view.hasFocus()), None)
        self._block = block
        if set(self._views) == set(_places(block)):
            self._say_lines(block)
        else:
            self._fill(block)
            if focused is not None:
                self.focus_place(focused)
        self._say_print(block)
        self._say_left_out(block)

    def focus_place(self, place: int) -> None:
        """Put the focus on the line at a place, or the nearest; of two, the one below."""
        if self._views:
            nearest = min(self._views, key=lambda known: (abs(known - place), known < place))
            self._views[nearest].show()  # a layout shows what is new later, and what is hidden takes no focus
            self._views[nearest].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_end(self, step: int) -> None:
        """Take the focus by an arrow: the first line from above (1), the last from below (-1)."""
        if self._views:
            self.focus_place(min(self._views) if step > 0 else max(self._views))

    def edit(self, place: int, typed: str | None = None) -> None:
        """Edit the line at a place; with `typed` go on with what was being written."""
        if self._block is None or place not in self._views or self.editing:
            return
        if not self._is_line(place):
            self.add_at(place)
            return
        if is_fold(self._block.lines[place]):
            self.unfold_wanted.emit()
            return
        words = self._editable(self._block.lines[place].text) if typed is None else typed
        self._open_field(self._views[place], place, words, new=False)

    def add_at(self, place: int, typed: str = "") -> None:
        """Write a line of one's own at a place."""
        if self._block is None or self.editing:
            return
        hint = self._views.get(place) if not self._block.shown else None
        self._open_field(hint, place, typed, new=True)

    def add_at_end(self) -> None:
        """Write a line of one's own behind the others."""
        if self._block is not None:
            self.add_at(len(self._block.lines))

    def keep(self) -> None:
        """End an editing, keeping its words."""
        if self._field is not None:
            self._field.finish()

    def _say(self) -> None:
        self._plus.set_name(_("Add a line to “{block}”").format(block=self._name), "+")
        if self._block is not None:
            self._say_print(self._block)
            self._say_left_out(self._block)

    def restyle(self) -> None:
        self._column.layout.setContentsMargins(0, 0, 0, self.theme.px(self._gap))
        super().restyle()

    # building

    def _build(self) -> None:
        self._head = TextLabel(self.theme, "section")
        self._plus = IconButton(self.theme, "plus", size=_HEAD_ICON)
        self._print = IconButton(self.theme, "printer", size=_HEAD_ICON)
        self._plus.clicked.connect(self.add_at_end)
        self._print.clicked.connect(self._switch_print)
        head_row = self.row(0, margins=(BLEED, 0, 0, 0))
        head_row.fill(self._head)
        head_row.add(self._plus, self._print)
        self._lines = self.column(spacing=_LINE_GAP).layout
        self._back: TextButton | None = None
        self._back_row = self.row(0, margins=(BLEED, 0, 0, 0))
        self._column = self.column(self)
        self._column.add(head_row, self._lines, self._back_row)

    def _fill(self, block: PageBlock) -> None:
        for view in self._views.values():
            self._lines.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = {}
        for place in _places(block):
            self._add_view(place, PageLineView(self.theme))
        self._say_lines(block)

    def _add_view(self, place: int, view: PageLineView) -> None:
        view.edit_wanted.connect(partial(self.edit, place))
        view.add_wanted.connect(partial(self.add_at, place + 1))
        view.step_wanted.connect(partial(self._step, place))
        self._views[place] = view
        self._lines.addWidget(view)
        view.ensurePolished()  # at its first size: a frame that is polished without a height loses its margins
        view.leave_out_wanted.connect(partial(self._leave_out, place))
        view.move_wanted.connect(partial(self._move, place))
        view.menu_wanted.connect(partial(self._open_menu, place))

    def _say_lines(self, block: PageBlock) -> None:
        for place, view in self._views.items():
            view.set_more(_("More about this line"))
            if place < len(block.lines):
                line = block.lines[place]
                note = f"{NOTE_SIGN}{self._shown(line.note)}" if line.note else ""
                view.set_line(self._shown(line.text), self._shown(line.lead), note)
                view.set_token(_token(line, block))
                view.setCursor(Qt.CursorShape.PointingHandCursor if is_fold(line) else Qt.CursorShape.IBeamCursor)
            else:
                view.set_line(self._hint)
                view.set_token("faint")

    def _is_line(self, place: int) -> bool:
        """Whether a line stands at a place, and not the hint that one could be written."""
        return self._block is not None and place < len(self._block.lines)

    def _leave_out(self, place: int) -> None:
        if self._is_line(place):
            self.left_out.emit(place)

    def _move(self, place: int, step: int) -> None:
        if self._is_line(place):
            self.moved.emit(place, step)

    def _say_print(self, block: PageBlock) -> None:
        self._print.set_icon_name("printer" if block.printed else "eye-off")
        name = _("Leave “{block}” out of the printout") if block.printed else _("Include “{block}” in print")
        self._print.set_name(name.format(block=self._name))

    def _say_left_out(self, block: PageBlock) -> None:
        count = len(block.lines) - len(block.shown)
        if self._back is None and count:
            self._back = TextButton(self.theme, small=True)
            self._back.clicked.connect(self.brought_back)
            self._back_row.add(self._back, STRETCH)
        if self._back is not None:
            words = ngettext("Bring back {count} line", "Bring back {count} lines", count)
            self._back.setText(words.format(count=counted(count)))
            self._back.setVisible(count > 0)

    def _switch_print(self) -> None:
        if self._block is not None:
            self.print_switched.emit(not self._block.printed)

    def _step(self, place: int, step: int) -> None:
        places = sorted(self._views)
        to = places.index(place) + step
        if 0 <= to < len(places):
            self.focus_place(places[to])
        else:
            self.stepped_out.emit(step)

    def _open_menu(self, place: int, where: QPoint) -> None:
        if not self._is_line(place):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folded = self._block is not None and is_fold(self._block.lines[place])
        menu.addAction(_("Show all") if folded else _("Edit"), partial(self.edit, place))
        menu.addAction(_("Add a line below"), partial(self.add_at, place + 1))
        menu.addAction(_("Move up"), partial(self._move, place, -1))
        menu.addAction(_("Move down"), partial(self._move, place, 1))
        self.menu_filled.emit(menu, place)
        menu.addSeparator()
        menu.addAction(_("Leave out"), partial(self._leave_out, place))
        pop_up(menu, where)

    # editing in place

    def _open_field(self, instead: PageLineView | None, place: int, words: str, *, new: bool) -> None:
        field = self._field = LineField(self.theme, self._complete)
        field.setAccessibleName(self._name)
        field.set_placeholder(self._hint)
        field.set_text(words)
        field.caret_to_end()
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(self.theme.px(BLEED), 0, self.theme.px(BLEED), self.theme.px(4))
        row.addWidget(field)
        if instead is not None:
            self._lines.insertWidget(self._lines.indexOf(instead), box)
            instead.hide()
        else:
            self._lines.insertWidget(self._row_of(place), box)
        box.show()
        field.edited.connect(partial(self._typed, field, place, new))
        field.done.connect(partial(self._end_field, box, instead, place, new))
        field.cancelled.connect(partial(self._throw_away, field, place, new))
        field.cancelled.connect(partial(self._end_field, box, instead, place, new, None))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, place: int) -> int:
        """Where a new line at a place stands among the lines that are shown."""
        return sum(known < place for known in self._views)

    def _typed(self, field: LineField, place: int, new: bool) -> None:
        self.writing.emit(place, new, field.text())

    def _throw_away(self, field: LineField, place: int, new: bool) -> None:
        words = " ".join(field.text().split())
        if words and self._changed(place, words, new=new):
            self.thrown_away.emit(place, new, words)

    def _end_field(self, box: QWidget, instead: PageLineView | None, place: int, new: bool, words: str | None) -> None:
        had_focus = self._field is not None and self._field.hasFocus()
        self._field = None
        self._lines.removeWidget(box)
        box.hide()
        box.deleteLater()
        if instead is not None:
            instead.show()
        waiting, self._waiting = self._waiting, None
        before = self._block
        if words is not None and self._changed(place, words, new=new):
            (self.line_added if new else self.rewritten).emit(place, words)  # of the block as it was edited
        self.written.emit()
        if waiting is not None and self._block is before:
            self.show_block(waiting)
        if had_focus and self._field is None:
            self.focus_place(place)

    def _changed(self, place: int, words: str, *, new: bool) -> bool:
        if new or self._block is None or place >= len(self._block.lines):
            return bool(words)
        return words != self._editable(self._block.lines[place].text)


def _places(block: PageBlock) -> list[int]:
    """The places of the lines that are shown; of an empty block, that of the hint behind them."""
    shown = [place for place, line in enumerate(block.lines) if not line.left_out]
    return shown or [len(block.lines)]


def _token(line: PageLine, block: PageBlock) -> str:
    if is_fold(line):
        return "accent"  # it leads on
    return "ink" if block.printed else "muted"


_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The completions, a menu or another window have the focus: the line is still being written."""


class LineField(FactsField):
    """`done` is sent once, with the words; `cancelled` instead, by Esc."""

    done = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, complete: Complete) -> None:
        self._ended = False
        super().__init__(theme, TextStyle.BODY, complete, under=2)

    def finish(self) -> None:
        """End the editing, and send the words."""
        if not self._ended:
            self._ended = True
            self.done.emit(" ".join(self.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends, Esc takes back."""
        if self.completing():
            super().keyPressEvent(event)
        elif event.key() in ENTER_KEYS:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._ended = True
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line keeps it."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.finish()
