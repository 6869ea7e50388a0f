"""The window: the frame with the entrance or an open journal in it. No business.

At the top is imported what the lock screen needs. What is behind it is imported where it is used: `_prepare` has loaded
it while the passphrase was typed (docs/architecture.md, the first half second).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from leader_journal.settings import Settings, SettingsStore
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages, QtMessages
from leader_journal.ui.toolkit.first_paint import FirstPaint
from leader_journal.ui.window.app_context import AppContext, HeardSettings
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.entrance.screens import EntranceScreens
from leader_journal.ui.window.frame import Frame
from leader_journal.ui.window.locking.cover import Cover
from leader_journal.ui.window.locking.hiding import Hiding
from leader_journal.ui.window.locking.locking import Locking
from leader_journal.ui.window.locking.restart import Restart
from leader_journal.ui.window.locking.said_in_passing import SaidInPassing
from leader_journal.wording.catalogue import Language, _

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.storage.journal import Journal
    from leader_journal.ui.toolkit.focus_ring import FocusRing
    from leader_journal.ui.window.workspace.workspace import Workspace


class MainWindow(Frame):
    """One window for one journal."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        interpreter: Interpreter,
        settings: SettingsStore,
        entrance: Entrance,
        jobs: Jobs,
        restart: Restart,
        clock: Clock,
        messages: Callable[[QWidget, Callable[[str, str, Callable[[], None] | None], None]], Messages] | None = None,
    ) -> None:
        super().__init__(settings)
        theme.dress(self)
        cover = Cover(self)
        self._passing = SaidInPassing(theme, self, cover)
        heard = HeardSettings(settings, self)
        heard.changed.connect(self._settings_changed)
        self._interpreter = interpreter
        speak = messages or partial(QtMessages, sized=partial(_sized, settings, theme))
        self._app = AppContext(theme, settings, heard, jobs, speak(self, self._passing.say), clock)
        self._entrance = entrance
        self._hiding = Hiding(theme, self, cover, self._passing)
        self.screens = EntranceScreens(self._app, self, entrance)
        """What is shown while no journal is open."""
        self.locking = Locking(self._app, self, cover, self._passing, entrance, self.screens, restart)
        self.locking.hide_wanted.connect(self.hide_pages)
        self.locking.new_entry_wanted.connect(self.new_entry)
        self._ahead: Workspace | None = None
        self._ahead_of: Path | None = None
        entrance.deriving.connect(self._make_ahead)
        entrance.refused.connect(self._drop_ahead)
        entrance.opened.connect(self._opened)
        FirstPaint(self, self._prepare)

    @cached_property
    def _ring(self) -> FocusRing:
        from leader_journal.ui.toolkit.focus_ring import FocusRing

        ring = FocusRing(self._app.theme, self)
        self.above.append(ring)
        return ring

    @property
    def messages(self) -> Messages:
        return self._app.messages

    @property
    def workspace(self) -> Workspace | None:
        return self.locking.workspace

    @property
    def showing(self) -> Path | None:
        """The journal that is open, or whose passphrase is asked for."""
        return self.workspace.path if self.workspace is not None else self.screens.asks_for

    def show_journal(self, journal: Journal) -> Workspace:
        """Show an open journal."""
        self._settle()
        workspace = self._take_ahead(journal.path) or self._made(journal.path)
        workspace.open(journal)
        self.locking.begin(workspace)
        workspace.hide_requested.connect(self.hide_or_show)
        workspace.quit_requested.connect(self.close)
        workspace.page_left.connect(self._passing.toast.leave)
        self.put(workspace)
        workspace.begin()  # only now can its line take the caret
        return workspace

    def _make_ahead(self, path: Path) -> None:
        """Make the pages, in which nothing of a journal is yet: while its key is derived nobody waits for that."""
        if self._ahead is None and self.workspace is None:
            self._ahead, self._ahead_of = self._made(path), path
            self._ahead.lay_out(self, self.rect())

    def _take_ahead(self, path: Path) -> Workspace | None:
        """Return the pages that were made for this journal; those of one that never opened are thrown away."""
        if self._ahead_of != path:
            self._drop_ahead()
        ahead, self._ahead, self._ahead_of = self._ahead, None, None
        return ahead

    def _drop_ahead(self) -> None:
        """It did not open, and the next one that is tried may be another."""
        if self._ahead is not None:
            self._ahead.deleteLater()
        self._ahead = self._ahead_of = None

    def _made(self, path: Path) -> Workspace:
        from leader_journal.ui.window.workspace.workspace import Workspace  # imported by _prepare

        return Workspace(self._app, is_sample=self._entrance.is_sample(path))

    def new_entry(self) -> None:
        """Open the capture window; while locked, after unlocking."""
        if self.workspace is None:
            self.bring_to_front()
            self.screens.wish(self.new_entry)
        else:
            self._hiding.show()
            self.workspace.capture.bring_up()

    def hide_pages(self) -> None:
        """Show the face of the lock screen without locking."""
        if self.workspace is not None:
            self._hiding.hide(self.workspace.path)

    def hide_or_show(self) -> None:
        if self.workspace is not None:
            self._hiding.turn(self.workspace.path)

    def keep(self) -> None:
        """Keep what is being written, in the file itself, and leave everything open. Raises UserError."""
        self.remember_place()
        if self.workspace is not None:
            self.workspace.keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then close. What can be kept nowhere holds the window open, covered, and is said."""
        event.ignore()  # until nothing can fail any more
        self.screens.keep()
        carefully(self.remember_place)
        if self.locking.close():
            self.closed.emit()
            super().closeEvent(event)

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if now.language != before.language and now.language in set(Language):
            self._interpreter.speak(Language(now.language))
            self.setWindowTitle(_("Leader Journal"))

    def _opened(self, journal: Journal) -> None:
        carefully(self.screens.keep)  # a line that was begun while the passphrase was tried
        self.locking.take_in(journal)
        workspace = self.show_journal(journal)
        if not workspace.is_sample:  # written to disk for good: nobody waits for that
            FirstPaint(workspace, partial(self._app.settings.add_recent, journal.path))
        workspace.tell_of_sealed()
        self.screens.fulfil_wish()

    def _prepare(self) -> None:
        """Make and import what the first screen does without, once that is painted."""
        from leader_journal.ui.window.ahead import load_ahead, meet_widgets

        self._settle()
        if self.workspace is None:
            self._app.jobs.start("window.prepare", load_ahead, lambda _loaded: meet_widgets())

    def _settle(self) -> None:
        """Have what lies over the pages and what keeps watch."""
        self._over_pages = (self._passing.toast, self._ring)  # made when they are asked for first
        self.locking.keep_watch()
        self._interpreter.settle()


def _sized(settings: SettingsStore, theme: Theme, dialog: QWidget, proposed: tuple[int, int]) -> None:
    """Give a dialog of Qt the size it had last."""
    from leader_journal.ui.dialogs.remembered_size import RememberedSize

    RememberedSize(dialog, settings, theme, proposed)
