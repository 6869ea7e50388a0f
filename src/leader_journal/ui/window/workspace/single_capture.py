"""The capture window: one, made before it is wanted, and emptied when it is closed: made then, it took three frames."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.draft_slots import IN_WINDOW
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.entries.draft_rows import DRAFTS_CHANGED
from leader_journal.ui.toolkit.caret_kept import caret_kept

_AGAIN_AFTER_MS = 1_800
"""When a window is made again that nobody asked for yet."""


class SingleCapture(QObject):
    """Makes it for the window in which the pages are; it knows some of their keys, too."""

    def __init__(self, context: UiContext, pages: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(pages)
        self._context = context
        self._pages = pages
        self._actions = actions
        self._open: CaptureWindow | None = None
        self._ready: CaptureWindow | None = None
        self._ended = False
        context.bus.changed.connect(self._changed)

    @property
    def open(self) -> CaptureWindow | None:
        """The window, where it is open."""
        return self._open

    def window(self, slot: str = IN_WINDOW) -> CaptureWindow:
        """Return the window, open, with what is kept in a slot."""
        if self._open is None:
            self._open, self._ready = self._ready or self._made(), None
            self._open.begin_with(slot)
        return self._open

    def prepare(self) -> None:
        """Make the window, while nobody waits for it."""
        if self._open is None and self._ready is None and not self._ended:
            self._ready = self._made()
            self._ready.lay_out()

    def let_go(self) -> None:
        """Hold no window that was used before: something was erased that may stand in it."""
        if self._ready is not None:
            self._drop_ready()
            QTimer.singleShot(_AGAIN_AFTER_MS, self, self.prepare)

    def end(self) -> None:
        """The journal is closed: no window is wanted any more."""
        self._ended = True
        self._drop_ready()

    def _drop_ready(self) -> None:
        if self._ready is not None:
            self._ready.deleteLater()
            self._ready = None

    def _made(self) -> CaptureWindow:
        window = CaptureWindow(self._context, self._pages.window())
        window.closed.connect(self._closed)
        window.addActions(self._actions)
        return window

    def bring_up(self) -> None:
        """Open the window, or bring the open one to the front."""
        self.window().bring_up()

    def open_draft(self, slot: str) -> None:
        """Go on with a draft."""
        window = self.window(slot)
        if self._context.attempt(partial(window.go_on_with, slot)):
            window.bring_up()

    def _changed(self, changes: Changes, _initiator: QObject | None) -> None:
        if changes.everything:
            if self._open is not None:
                with caret_kept(self._open):
                    self._open.show_kept()
        elif Topic.PEOPLE in changes.topics and self._open is not None:
            self._open.call_by_name()

    def _closed(self) -> None:
        if self._open is not None:
            self._ready, self._open = self._open, None
            self._ready.empty()
            self._context.bus.announce(DRAFTS_CHANGED)
