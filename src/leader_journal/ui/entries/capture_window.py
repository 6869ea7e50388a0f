"""Quick capture in a window of its own: on top, keyboard only, its draft kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from leader_journal.core.draft_slots import IN_WINDOW
from leader_journal.core.errors import NothingWritten, UserError
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.entries.capture_form import CaptureForm, capture_keys
from leader_journal.ui.entries.draft_rows import DRAFTS_CHANGED
from leader_journal.ui.entries.failure_strip import FailureStrip
from leader_journal.ui.entries.when_button import WhenButton
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.early_keys import EarlyKeys
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.held_back import HeldBack
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.wording.catalogue import _

SLOT = IN_WINDOW
_SIZE, _SMALLEST, _TIME_FROM = (640, 640), (520, 480), 600
_KEEP_AFTER_MS = 600


class CaptureWindow(Themed, QWidget):
    """One capture at a time. Esc closes and keeps the draft; saving closes, or empties the form for another."""

    closed = Signal()

    def __init__(self, context: UiContext, owner: QWidget) -> None:
        """Empty, until it is told which draft to begin with."""
        super().__init__(owner, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._follow(context.theme)
        self._context = context
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._another_after: bool | None = None
        self._early_keys = EarlyKeys(self, owner)
        self._build()
        self._connect()
        self.say(self.setWindowTitle, lambda: _("New entry"))
        self.fit(self._keep_room, *_SMALLEST)
        self._size = RememberedSize(self, context.settings, context.theme, _SIZE)
        self._slot: str | None = None
        self._half = HalfTyped(context, self.form, self._kept_in)

    def _kept_in(self) -> str | None:
        return self._slot

    def begin_with(self, slot: str) -> None:
        """Show what is kept in a place, and keep it there. Until then nothing is kept: what is there is not shown."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        self._size.give()  # that of now: text may have become larger since
        self._show(slot)

    def empty(self) -> None:
        """Be as it was made: it shows no draft, keeps none, and waits for the next time."""
        self._throttle.stop()
        self._slot = self._another_after = None
        self._failure.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self.form.clear()
        self._half.bring_back()
        self._hold_back()

    def lay_out(self) -> None:
        """Find every part's look and place ahead: shown for the first time, that is most of what takes its time."""
        self.grab()
        self._hold_back()

    def bring_up(self) -> None:
        """Show the window in the middle of the screen with the pointer, ready to type."""
        if not self.isVisible():
            screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
            free = screen.availableGeometry()
            self.resize(self.size().boundedTo(free.size()))
            self.move(free.center() - self.rect().center())
            self._beside_line.begin()
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.focus_line()
        self._early_keys.begin()

    def _hold_back(self) -> None:
        """The line with its caret comes first: the other sixty parts are nine tenths of showing and painting it."""
        self._beside_line.hold(*self.form.beside_line(), self._footer)

    def go_on_with(self, slot: str) -> None:
        """Go on with another draft; what is being written here is kept. Raises UserError."""
        if slot != self._slot:
            self.keep()
            self._show(slot)

    def keep(self) -> None:
        """Keep the draft, at once. Raises UserError, and says it here as well."""
        self._throttle.stop()
        if self._slot is None:
            return
        try:
            self.form.keep(self._slot)
            self._half.keep()
        except UserError as error:
            self._failure.show_failure(error)
            raise
        self._failure.hide()

    def show_kept(self) -> None:
        """Show the draft as it is kept now: whoever was forgotten may have stood in the one in front."""
        self._throttle.stop()
        if self._slot is not None:
            self._show(self._slot)

    def call_by_name(self) -> None:
        """Call whoever is named in what is written as they are called now."""
        if self._slot is not None:
            self._half.note()
            self.form.call_by_name(self._slot)
            self._half.bring_back()

    def forget(self) -> None:
        """The journal is closed from now on: nothing is kept any more."""
        self._throttle.stop()
        self.hide()
        self.closed.emit()

    def _keep_room(self, width: int, height: int) -> None:
        """Be no smaller than this, where the screen has so much room: with the largest text it may not."""
        self.setMinimumSize(QSize(width, height).boundedTo(self.screen().availableSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow foot the time gives way to what matters more."""
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(_TIME_FROM)
        self._when.setVisible(wide)
        self._dot.setVisible(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the draft is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return capture_keys(_("close and keep the draft"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the draft, then close; what cannot be kept stays on the screen."""
        event.ignore()
        if not self._kept():
            return
        super().closeEvent(event)
        self.closed.emit()

    def _kept(self) -> bool:
        try:
            self.keep()
        except UserError:
            return False
        return True

    def _show(self, slot: str) -> None:
        is_empty, self._slot = self._slot is None, slot
        draft = self._context.services.capture.draft(slot)
        if draft is not None:
            self.form.show_captured(draft, draft=True)
        elif not is_empty:
            self.form.clear()
        self._half.bring_back(anew=True)
        if self._when.isVisible():  # else it looks when it is shown
            self._when.look()

    def _begin_afresh(self) -> None:
        """Put the draft where entries are, and begin with an empty form."""
        if self._kept():
            self._context.services.capture.put_aside(SLOT)
            self._show(SLOT)
            self._context.bus.announce(DRAFTS_CHANGED)
            self._context.messages.tell(_("The draft is kept among your entries"))
            self.form.focus_line()

    def _build(self) -> None:
        context, theme = self._context, self.theme
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = CaptureForm(context, keys_in=self)
        self._scroll = PageScroll(theme)
        self.fit(self._scroll.set_margins, 26, 20, 26, 20)
        self._scroll.set_content(self.form)
        self._failure = FailureStrip(context)
        footer = self._footer = QFrame()
        footer.setProperty("ground", "desk")
        foot = self.row(10, footer, margins=(26, 12, 20, 12))
        self._when = WhenButton(theme, context.clock, self.form)
        self._dot = TextLabel(theme, "small", "muted", text="·")
        self._hint = TextLabel(theme, "small", "muted", text=lambda: _("Esc keeps the draft"))
        self._another = TextButton(theme, lambda: _("Save, add another"))
        self._save = PrimaryButton(theme, lambda: _("Save"), keys=lambda: keys_shown("Ctrl+Enter"))
        for widget in (self._when, self._dot, self._hint):
            foot.add(widget)
        foot.add(STRETCH, self._another, self._save)
        column = self.column(self)
        column.fill(self._scroll)
        column.add(self._failure)
        column.add(footer)
        self._ring = FocusRing(theme, self)
        self._beside_line = HeldBack(self, self.form.line)

    def _connect(self) -> None:
        self.form.changed.connect(self._throttle.touch)
        self.form.save_requested.connect(self._save_form)
        self.form.afresh_wanted.connect(self._begin_afresh)
        self._throttle.timeout.connect(self._kept)
        self._failure.again.connect(self._try_again)
        self._save.clicked.connect(self._save_and_close)
        self._another.clicked.connect(self._save_and_go_on)

    def _save_and_close(self) -> None:
        self.form.save(another=False)

    def _save_and_go_on(self) -> None:
        self.form.save(another=True)

    def _save_form(self, another: bool) -> None:
        self._throttle.stop()
        try:
            changes = self._context.services.capture.save(self.form.captured(), slot=self._slot)
        except NothingWritten as error:
            self._failure.show_failure(error)
            self.form.focus_line()
            return
        except UserError as error:
            self._another_after = another
            self._failure.show_failure(error)  # what was typed stays in the form
            return
        self._failure.hide()
        self._another_after = None
        self.form.clear()
        self._when.look()
        if another:
            self.form.focus_line()
        else:
            self.close()
        self._context.saved(changes, _("Entry saved"))

    def _try_again(self) -> None:
        """Save, where saving failed; keep the draft, where keeping it did."""
        if self._another_after is None:
            self._kept()
        else:
            self._save_form(self._another_after)
