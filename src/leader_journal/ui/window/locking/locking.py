"""Locking: everything is covered, what is written is kept, the file is closed, and the app starts afresh.

Whatever fails on the way, the next step is done (docs/decisions/0037). Raises nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.errors import UserError
from leader_journal.paths import journal_name
from leader_journal.settings import Settings
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.window.app_context import AppContext
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.frame import Frame
from leader_journal.ui.window.locking.cover import Cover
from leader_journal.ui.window.locking.restart import Restart
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.wording.catalogue import _, ngettext

if TYPE_CHECKING:
    from leader_journal.core.backups import BackupFile
    from leader_journal.storage.backups.copies import Copies
    from leader_journal.storage.journal import Journal
    from leader_journal.ui.desktop.clipboard import ClipboardGuard
    from leader_journal.ui.window.entrance.entrance import Entrance
    from leader_journal.ui.window.entrance.screens import EntranceScreens
    from leader_journal.ui.window.locking.idle import IdleWatch
    from leader_journal.ui.window.locking.leaving import Left
    from leader_journal.ui.window.locking.protection import Protection
    from leader_journal.ui.window.locking.said_in_passing import SaidInPassing
    from leader_journal.ui.window.workspace.workspace import Workspace

_TRY_AGAIN_MS = 5_000


class Locking(QObject):
    """Holds the open journal's pages, and what keeps watch while they are open."""

    hide_wanted = Signal()
    """Another app came in front, and the pages are to be hidden then."""
    new_entry_wanted = Signal()
    """One was asked for in the journal whose passphrase is asked for now."""

    def __init__(
        self,
        app: AppContext,
        frame: Frame,
        cover: Cover,
        passing: SaidInPassing,
        entrance: Entrance,
        screens: EntranceScreens,
        restart: Restart,
    ) -> None:
        super().__init__(frame)
        self._app = app
        self._frame = frame
        self._cover = cover
        self._passing = passing
        self._entrance = entrance
        self._screens = screens
        self._restart = restart
        self._workspace: Workspace | None = None
        self._left: Left | None = None  # a journal whose last words wait in memory
        self._retry = QTimer(self)
        self._retry.setInterval(_TRY_AGAIN_MS)
        self._retry.timeout.connect(self.try_again)
        app.heard.changed.connect(self._settings_changed)

    @property
    def workspace(self) -> Workspace | None:
        """The open journal's pages, or None while locked."""
        return self._workspace

    # what keeps watch; made once the first screen is painted

    @cached_property
    def idle(self) -> IdleWatch:
        """Locks after the quiet minutes."""
        from leader_journal.ui.window.locking.idle import IdleWatch

        idle = IdleWatch(self._app.clock, self)
        idle.quiet.connect(self._lock_after_quiet)
        return idle

    @cached_property
    def protection(self) -> Protection:
        """What locks or hides the pages besides a key."""
        from leader_journal.ui.window.locking.protection import Protection

        protection = Protection(self._app.settings, self)
        protection.lock_wanted.connect(self._lock_now)
        protection.hide_wanted.connect(self.hide_wanted)
        return protection

    @cached_property
    def _clipboard(self) -> ClipboardGuard:
        from leader_journal.ui.desktop.clipboard import ClipboardGuard

        return ClipboardGuard(self)

    def keep_watch(self) -> None:
        """Have all of it: each is made when it is asked for first."""
        self._watching = (self._clipboard, self.idle, self.protection)

    def begin(self, workspace: Workspace) -> None:
        """A journal is open."""
        self._workspace = workspace
        workspace.lock_requested.connect(self._lock_now)
        workspace.restore_wanted.connect(self._restore)
        self.watch_idle()

    def watch_idle(self) -> None:
        """Watch for as many quiet minutes as the settings say, from now."""
        self.idle.watch(self._app.settings.current.lock_after_minutes if self._workspace is not None else 0)

    # the ways out

    def lock(
        self,
        said: str = "",
        meanwhile: Callable[[Path], str] | None = None,
        *,
        then: Path | None = None,
        new_entry: bool = False,
    ) -> None:
        """Cover everything, then keep, close, do what needs a closed journal and says how it went, and start afresh.

        `then` is the journal whose passphrase is asked for afterwards, instead of the one that was locked, with the
        wish for a `new_entry` in it.
        """
        if self._workspace is None:
            return
        sample = self._entrance.is_sample(self._workspace.path)
        left = self._leave(self._workspace, said)
        said = said or self._said_at(_("Locked at {time}."))
        if meanwhile is not None and left.settled:
            carefully(lambda: self._restart_at(left.path, meanwhile(left.path)))
        elif sample:
            self._screens.show_unlock(then) if then is not None else self._screens.show_welcome()
            self._entrance.remove_sample()
            if new_entry:
                self.new_entry_wanted.emit()
        elif left.settled:
            safe = _("Your draft is safe.") if left.draft else ""
            self._restart_at(then or left.path, left.said or f"{said} {safe}".strip(), new_entry=new_entry)
        else:
            self._wait_for_room(left)

    def close(self) -> bool:
        """Close what is open, for good; return whether all of it is kept. What is not holds the app open, covered."""
        workspace = self._workspace
        if workspace is not None:
            sample = self._entrance.is_sample(workspace.path)
            left = self._leave(workspace, "")
            if not left.settled and not sample:
                self._wait_for_room(left)
        if self._left is not None and not self._left.unsaved.write():
            return False
        self._left = None
        from leader_journal.ui.desktop import clipboard

        clipboard.forget()  # before the process ends: Qt would hand it to a clipboard manager, to be kept
        self._entrance.remove_sample()
        return True

    def take_in(self, journal: Journal) -> None:
        """A journal was opened: what waits in memory goes into it where it is the one."""
        if self._left is None or self._left.path != journal.path:
            return
        from leader_journal.ui.window.locking.leaving import take_in

        carefully(partial(take_in, self._left, journal, self._app.clock))
        if self._left.unsaved.nothing_waits:
            self._left = None
            self._retry.stop()

    def try_again(self) -> None:
        """Write what waits in memory, if there is room by now, and start afresh."""
        from leader_journal.ui.window.locking.leaving import sealed_beside

        left = self._left
        if left is not None and left.unsaved.write():
            self._left = None
            self._retry.stop()
            self._restart_at(left.path, sealed_beside())

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if now.lock_after_minutes != before.lock_after_minutes:
            self.watch_idle()
        if now.out_of_pictures != before.out_of_pictures:
            self.protection.follow()

    def _lock_now(self) -> None:
        self.lock()

    def _lock_after_quiet(self) -> None:
        minutes = self._app.settings.current.lock_after_minutes
        self.lock(
            self._said_at(
                ngettext(
                    "Locked at {time} after {count} quiet minute.",
                    "Locked at {time} after {count} quiet minutes.",
                    minutes,
                ),
                count=minutes,
            )
        )

    def _restore(self, backup: BackupFile, copies: Copies) -> None:
        """Close the journal, let a backup take its place, and start afresh at the unlock screen."""
        from leader_journal.services.restoring import restore
        from leader_journal.wording.backups import restored_sentence
        from leader_journal.wording.errors import sentence

        def replace(path: Path) -> str:
            try:
                aside = restore(path, backup.path, copies, self._app.clock)
                return restored_sentence(backup, aside, shared=bool(self._app.settings.current.shared_folders))
            except UserError as error:
                return sentence(error)

        self.lock(meanwhile=replace)

    # the steps

    def _leave(self, workspace: Workspace, said: str) -> Left:
        """Cover the journal and close it. Whatever fails, it is closed after this, and the words are somewhere."""
        from leader_journal.ui.toolkit.composing import end_composing

        carefully(end_composing)  # behind the cover there is no field with the focus
        self._cover.put(partial(self._face, workspace.path, said))
        from leader_journal.ui.desktop import clipboard
        from leader_journal.ui.window.locking.leaving import leave

        self._workspace = None
        self.idle.watch(0)
        self._passing.end()
        for step in (workspace.keys.stop, self._app.messages.end_notice, clipboard.forget, self._frame.remember_place):
            carefully(step)
        left = leave(workspace, self._app.clock, self._app.settings)
        self._cover.drop()
        return left

    def _face(self, path: Path, said: str) -> QWidget:
        return UnlockPage(self._app.theme, journal_name(path), said)

    def _restart_at(self, path: Path, said: str, *, new_entry: bool = False) -> None:
        stance = partial(Stance.of, self._frame, active=self._cover.came_in_front)
        if not carefully(lambda: self._restart.restart(path, said, stance(), new_entry=new_entry)):
            self._screens.show_unlock(path, said)
            if new_entry:
                self.new_entry_wanted.emit()
        elif isinstance(face := self._frame.centralWidget(), UnlockPage):
            from leader_journal.ui.window.locking.standing_face import StandingFace

            carefully(partial(StandingFace, face, said, self._restart.pass_on))  # until the next process has its window

    def _wait_for_room(self, left: Left) -> None:
        """Nothing can be written anywhere: what waits stays in memory, sealed, and is tried again."""
        self._left = left
        self._retry.start()
        carefully(partial(self._screens.show_unlock, left.path, left.said))

    def _said_at(self, words: str, **values: int) -> str:
        """Fill in the time; a sentence is never worth not locking."""
        from leader_journal.wording.dates import time_of_day

        said: list[str] = []
        carefully(lambda: said.append(words.format(time=time_of_day(self._app.clock.now()), **values)))
        return said[0] if said else words.format(time="", **values)
