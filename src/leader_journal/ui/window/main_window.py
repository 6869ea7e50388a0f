"""The window: it holds the entrance or an open journal, remembers its place, and locks. No business.

At the top is imported what the lock screen needs. What is behind it is imported where it is used: `_prepare` has loaded
it while the passphrase was typed (docs/architecture.md, the first half second).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from leader_journal.core.errors import FileError, NoSuchJournal, UserError
from leader_journal.paths import JOURNAL_SUFFIX
from leader_journal.settings import SettingsStore
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages, QtMessages
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.window.crash import CrashHandler
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.first_paint import FirstPaint
from leader_journal.ui.window.locking.careful import carefully
from leader_journal.ui.window.locking.cover import Cover
from leader_journal.ui.window.locking.restart import Restart
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.wording.catalogue import Language, _, ngettext

if TYPE_CHECKING:
    from leader_journal.core.backups import BackupFile
    from leader_journal.core.clock import Clock
    from leader_journal.services.remembering import Remembering
    from leader_journal.storage.backups.copies import Copies
    from leader_journal.storage.journal import Journal
    from leader_journal.ui.actions import Act
    from leader_journal.ui.desktop.clipboard import ClipboardGuard
    from leader_journal.ui.places import Place
    from leader_journal.ui.toolkit.focus_ring import FocusRing
    from leader_journal.ui.toolkit.toast import Toast
    from leader_journal.ui.window.locking.idle import IdleWatch
    from leader_journal.ui.window.locking.leaving import Left
    from leader_journal.ui.window.locking.protection import Protection
    from leader_journal.ui.window.workspace.keys_everywhere import KeysEverywhere
    from leader_journal.ui.window.workspace.workspace import Workspace

_TRY_AGAIN_MS = 5_000
DEFAULT_SIZE = QSize(1280, 800)
MINIMUM_SIZE = QSize(900, 600)


class MainWindow(QMainWindow):
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
        messages: Callable[[QWidget, Callable[[str, str, Callable[[], None] | None], None]], Messages] = QtMessages,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._interpreter = interpreter
        self._settings = settings
        self._entrance = entrance
        self._jobs = jobs
        self._restart = restart
        self._clock = clock
        self._workspace: Workspace | None = None
        self._cover = Cover(self)
        self._left: Left | None = None  # a journal whose last words wait in memory
        self._retry = QTimer(self)
        self._retry.setInterval(_TRY_AGAIN_MS)
        self._retry.timeout.connect(self._try_again)
        self._after_unlock: Callable[[], None] | None = None
        self.messages = messages(self, self._say_in_passing)
        self._held: tuple[str, str, Callable[[], None] | None] | None = None  # said while the pages were hidden
        self._above: list[QWidget] = []  # what lies over the pages
        self.setWindowTitle(_("Leader Journal"))
        self.setMinimumSize(MINIMUM_SIZE)
        self._place_window()
        entrance.opened.connect(self._opened)
        entrance.refused.connect(self._refused)
        self._keys: KeysEverywhere | None = None
        FirstPaint(self, self._prepare)

    # made once the first screen is painted, or when they are needed

    @cached_property
    def _toast(self) -> Toast:
        from leader_journal.ui.toolkit.toast import Toast

        toast = Toast(self._theme, self)
        self._above.append(toast)
        return toast

    @cached_property
    def _ring(self) -> FocusRing:
        from leader_journal.ui.toolkit.focus_ring import FocusRing

        ring = FocusRing(self._theme, self)
        self._above.append(ring)
        return ring

    @cached_property
    def _idle(self) -> IdleWatch:
        from leader_journal.ui.window.locking.idle import IdleWatch

        idle = IdleWatch(self._clock, self)
        idle.quiet.connect(self._lock_after_quiet)
        return idle

    @cached_property
    def _clipboard(self) -> ClipboardGuard:
        from leader_journal.ui.desktop.clipboard import ClipboardGuard

        return ClipboardGuard(self)

    @cached_property
    def protection(self) -> Protection:
        """What locks or hides the pages besides a key."""
        from leader_journal.ui.window.locking.protection import Protection

        protection = Protection(self._settings, self)
        protection.lock_wanted.connect(self._lock_now)
        protection.hide_wanted.connect(self.hide_pages)
        return protection

    def _settle(self) -> None:
        """Have all of it."""
        for made in (self._clipboard, self._toast, self._ring, self._idle, self.protection):
            assert made is not None
        self._interpreter.settle()

    @property
    def workspace(self) -> Workspace | None:
        """The open journal's pages, or None while locked."""
        return self._workspace

    # what the window shows

    def show_welcome(self) -> None:
        """Show the first screen."""
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = WelcomePage(self._theme, self._entrance.files.proposed_path())
        page.create_requested.connect(self._create)
        page.open_requested.connect(self._choose_existing)
        page.sample_requested.connect(self._open_sample)
        page.place_requested.connect(self._choose_place)
        page.language_chosen.connect(self._choose_language)
        self._put(page)

    def show_unlock(self, path: Path, said: str = "") -> None:
        """Show the lock screen of a journal; where there is none, say so: nobody is asked a passphrase for nothing."""
        if not path.exists():
            self.show_welcome()
            from leader_journal.ui.window.locking.leaving import moved_sentence
            from leader_journal.wording.errors import sentence

            self._refused(moved_sentence(path, said) if said else sentence(NoSuchJournal(path)), wrong=False)
            return
        others = tuple(recent for recent in self._settings.recent_journals() if recent != path.absolute())
        page = UnlockPage(self._theme, path.name.removesuffix(JOURNAL_SUFFIX), said, others)
        self._path = path
        page.unlock_requested.connect(self._unlock)
        page.journal_chosen.connect(self.show_unlock)
        page.open_requested.connect(self._choose_existing)
        page.create_requested.connect(self.show_welcome)
        page.restore_requested.connect(partial(self.show_restore, path))
        page.write_requested.connect(partial(self.show_note, path))
        FirstPaint(page, partial(self._offer_writing, page, path))
        self._put(page)

    def show_note(self, path: Path) -> None:
        """Let one line be written without unlocking."""
        from leader_journal.ui.pages.locked.note_page import LockedNotePage
        from leader_journal.ui.window.entrance.sealing_notes import NoteSealer

        sealer = NoteSealer(path, self._clock)
        page = LockedNotePage(self._theme, path.name.removesuffix(JOURNAL_SUFFIX), sealer.seal, sealer.take_back)
        page.left.connect(partial(self.show_unlock, path))
        page.sealed.connect(self._written_already)
        self._put(page)

    def _offer_writing(self, page: UnlockPage, path: Path) -> None:
        """Offer it where it can be done, which a job finds out: what that loads would hold up who types by then."""

        def offer(can: bool) -> None:
            if can and self.centralWidget() is page:
                page.offer_writing()

        self._jobs.start("unlock.can_seal", partial(_can_seal, path), offer)

    def _write_while_locked(self) -> None:
        from leader_journal.services.notes_while_locked import can_seal

        if isinstance(self.centralWidget(), UnlockPage) and can_seal(self._path):
            self.show_note(self._path)

    def _written_already(self) -> None:
        self._after_unlock = None

    def begin(self, path: Path, said: str = "") -> None:
        """Show the first journal: one that is remembered here opens by itself, unless it was locked a moment ago."""
        self.show_unlock(path, said)
        if not self._settings.current.remembered:
            return
        from leader_journal.services.remembering import Remembering

        page, remembering = self.centralWidget(), Remembering(self._settings)
        if not said and isinstance(page, UnlockPage) and remembering.is_on(path):
            page.busy(True)  # noqa: FBT003 - a state, named by its method
            letters, stale = partial(remembering.letters, path), partial(self._forget_key, remembering, path)
            self._entrance.open_remembered(path, letters, stale=stale, asked=page.ask)

    def _forget_key(self, remembering: Remembering, path: Path) -> None:
        """A key that opens nothing is no way in: it is taken out of the keyring, and the rail says nothing of it."""
        name = remembering.name_of(path)
        remembering.switch_off(path)
        if name is not None:
            self._jobs.start("keyring.drop", partial(remembering.drop, name))

    def show_restore(self, path: Path) -> None:
        """Show the ways back to a journal that is not open."""
        from leader_journal.ui.pages.locked.restore_page import LockedRestorePage  # few ever see it

        second = self._settings.second_folder()
        page = LockedRestorePage(self._theme, self._jobs, self.messages, self._clock, path, second)
        page.left.connect(partial(self.show_unlock, path))
        page.journal_ready.connect(self.show_unlock)
        self._put(page)

    def show_journal(self, journal: Journal) -> Workspace:
        """Show an open journal."""
        from leader_journal.composition import Services  # imported by _prepare, while the passphrase is typed
        from leader_journal.ui.window.workspace.keys_everywhere import KeysEverywhere
        from leader_journal.ui.window.workspace.workspace import Workspace

        self._settle()
        services = Services(journal, self._clock)
        with suppress(FileError):  # no room, say: what is too old can wait, reading cannot
            services.entries.empty_old_trash()
        self._workspace = Workspace(
            self._theme,
            self._interpreter,
            self._settings,
            self._jobs,
            self.messages,
            services,
            is_sample=self._entrance.is_sample(journal.path),
        )
        self._workspace.lock_requested.connect(self.lock)
        self._workspace.hide_requested.connect(self.hide_or_show)
        self._workspace.protection_changed.connect(self.protection.follow)
        self._workspace.quit_requested.connect(self.close)
        self._workspace.restore_wanted.connect(self._restore)
        self._workspace.page_left.connect(self._toast.leave)
        self._put(self._workspace)
        self._workspace.begin()  # only now can its line take the caret
        self._keys = KeysEverywhere(self, self._do, lambda: self._cover.down)
        self._keys.work(True)  # noqa: FBT003 - a state, named by its method
        self._watch_idle()
        self._workspace.quiet_time_changed.connect(self._watch_idle)
        return self._workspace

    def new_entry(self) -> None:
        """Open the capture window; while locked, after unlocking."""
        if self._workspace is None:
            self._after_unlock = self.new_entry
            self._to_front()
            self._write_while_locked()
        else:
            self.show_pages()
            self._workspace.new_entry()

    def bring_to_front(self) -> None:
        """Answer a second start of the app."""
        self._to_front()

    @property
    def showing(self) -> Path | None:
        """The journal that is open, or whose passphrase is asked for."""
        if self._workspace is not None:
            return self._workspace.path
        return self._path if isinstance(self.centralWidget(), UnlockPage) else None

    # locking

    def lock(self, said: str = "", meanwhile: Callable[[Path], str] | None = None, then: Path | None = None) -> None:
        """Cover everything, then keep, close, do what needs a closed journal and says how it went, and start afresh.

        `then` is the journal whose passphrase is asked for afterwards, instead of the one that was locked.
        """
        if self._workspace is None:
            return
        path = self._workspace.path
        sample = self._entrance.is_sample(path)
        self._cover.put(partial(self._face, path, said))
        left = self._leave()
        said = said or self._locked_at()
        if meanwhile is not None and left.settled:
            carefully(lambda: self._restart_at(left.path, meanwhile(left.path)))
        elif sample:
            self.show_unlock(then) if then is not None else self.show_welcome()
            self._entrance.remove_sample()
        elif left.settled:
            safe = _("Your draft is safe.") if left.draft else ""
            self._restart_at(then or left.path, left.said or f"{said} {safe}".strip())
        else:
            self._wait_for_room(left)

    def _lock_now(self) -> None:
        self.lock()

    def hide_pages(self) -> None:
        """Show the face of the lock screen without locking."""
        if self._workspace is not None and not self._cover.down:
            self._cover.put(partial(self._hidden_face, self._workspace.path))

    def show_pages(self) -> None:
        """Show the pages again, and what was said meanwhile."""
        if self._workspace is not None and self._cover.down:
            self._cover.lift()
            self._ring.raise_()
            held, self._held = self._held, None
            if held is not None:
                self._toast.show_message(*held)

    def hide_or_show(self) -> None:
        """Do the one or the other."""
        if self._cover.down:
            self.show_pages()
        else:
            self.hide_pages()

    def _hidden_face(self, path: Path) -> QWidget:
        from leader_journal.ui.window.locking.hidden_page import HiddenPage

        page = HiddenPage(self._theme, path.name.removesuffix(JOURNAL_SUFFIX))
        page.shown_again.connect(self.show_pages)
        return page

    def _say_in_passing(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        if self._cover.down:
            self._held = (sentence, action, act)
        else:
            self._toast.show_message(sentence, action, act)

    def _do(self, does: Act | Place) -> None:
        from leader_journal.ui.actions import Act

        if self._workspace is None:
            return
        if isinstance(does, Act):
            self._workspace.act(does)
        else:
            self._workspace.go(does)

    def _leave(self) -> Left:
        """Close the journal behind the cover. Whatever fails, it is closed after this, and the words are somewhere."""
        from leader_journal.ui.desktop import clipboard
        from leader_journal.ui.window.locking.leaving import leave

        workspace, self._workspace = self._workspace, None
        assert workspace is not None
        self._idle.watch(0)
        if self._keys is not None:
            self._keys.work(False)  # noqa: FBT003 - a state, named by its method
        self._held = None
        for step in (self._toast.dismiss, self._toast.hide, self.messages.end_notice, clipboard.forget):
            carefully(step)
        carefully(self._remember_place)
        left = leave(workspace, self._clock, self._settings)
        self._cover.drop()
        return left

    def _restart_at(self, path: Path, said: str) -> None:
        active = self._cover.came_in_front
        if not carefully(lambda: self._restart.restart(path, said, Stance.of(self, active=active))):
            self.show_unlock(path, said)
        elif (stand_still := getattr(self.centralWidget(), "stand_still", None)) is not None:
            stand_still(said)  # it is seen until the next process has its window

    def _wait_for_room(self, left: Left) -> None:
        """Nothing can be written anywhere: what waits stays in memory, sealed, and is tried again."""
        self._left = left
        self._retry.start()
        carefully(partial(self.show_unlock, left.path, left.said))

    def _try_again(self) -> None:
        from leader_journal.ui.window.locking.leaving import sealed_beside

        left = self._left
        if left is not None and left.unsaved.write():
            self._left = None
            self._retry.stop()
            self._restart_at(left.path, sealed_beside())

    def _face(self, path: Path, said: str) -> QWidget:
        return UnlockPage(self._theme, path.name.removesuffix(JOURNAL_SUFFIX), said)

    def keep(self) -> None:
        """Keep what is being written, in the file itself, and leave everything open. Raises UserError."""
        self._remember_place()
        if self._workspace is not None:
            self._workspace.keep()

    def _restore(self, backup: BackupFile, copies: Copies) -> None:
        """Close the journal, let a backup take its place, and start afresh at the unlock screen."""
        from leader_journal.services.restoring import restore
        from leader_journal.wording.backups import restored_sentence
        from leader_journal.wording.errors import sentence

        def replace(path: Path) -> str:
            try:
                return restored_sentence(backup, restore(path, backup.path, copies, self._clock))
            except UserError as error:
                return sentence(error)

        self.lock(meanwhile=replace)

    def _lock_after_quiet(self) -> None:
        minutes = self._settings.current.lock_after_minutes
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

    def _locked_at(self) -> str:
        return self._said_at(_("Locked at {time}."))

    def _said_at(self, words: str, **values: int) -> str:
        """Fill in the time; a sentence is never worth not locking."""
        from leader_journal.wording.dates import time_of_day

        said: list[str] = []
        carefully(lambda: said.append(words.format(time=time_of_day(self._clock.now()), **values)))
        return said[0] if said else words.format(time="", **values)

    def _watch_idle(self) -> None:
        self._idle.watch(self._settings.current.lock_after_minutes if self._workspace is not None else 0)

    # the entrance

    def _create(self, path: Path, passphrase: str) -> None:
        self._busy()
        self._entrance.create(path, passphrase)

    def _unlock(self, passphrase: str) -> None:
        self._busy()
        self._entrance.open(self._path, passphrase)

    def _open_sample(self) -> None:
        self._busy()
        self._entrance.open_sample()

    def _busy(self) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = self.centralWidget()
        if isinstance(page, WelcomePage | UnlockPage):
            page.busy(True)  # noqa: FBT003 - a state, named by its method

    def _refused(self, sentence: str, wrong: bool) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = self.centralWidget()
        if isinstance(page, UnlockPage):
            page.refuse(sentence, wrong=wrong)
        elif isinstance(page, WelcomePage):
            page.refuse(sentence)

    def _opened(self, journal: Journal) -> None:
        if self._left is not None and self._left.path == journal.path:
            from leader_journal.ui.window.locking.leaving import take_in

            carefully(partial(take_in, self._left, journal, self._clock))
            if self._left.unsaved.nothing_waits:
                self._left = None
                self._retry.stop()
        if not self._entrance.is_sample(journal.path):
            self._settings.add_recent(journal.path)
        self.show_journal(journal)
        self._tell_of_sealed(journal)
        if (after := self._after_unlock) is not None:
            self._after_unlock = None
            after()

    def _tell_of_sealed(self, journal: Journal) -> None:
        if journal.key_was_replaced:
            self.messages.failed(
                _(
                    "The key that seals lines while this journal is locked had been replaced on this computer. "
                    "It is right again, but somebody may have read what you wrote while it was locked."
                )
            )
        if journal.rests.unopenable:
            self.messages.failed(
                _(
                    "A sealed file beside the journal cannot be opened with its key. It was left as it is: {name}"
                ).format(name=journal.rests.unopenable[0].name)
            )
        if journal.brought_in:
            self.messages.tell(
                ngettext(
                    "{count} line that you wrote while it was locked is an entry now.",
                    "{count} lines that you wrote while it was locked are entries now.",
                    journal.brought_in,
                ).format(count=journal.brought_in)
            )

    def _choose_existing(self) -> None:
        pattern = _("Journals (*{suffix})").format(suffix=JOURNAL_SUFFIX)
        path = self.messages.ask_open_file(_("Open a journal"), pattern)
        if path is not None:
            self.show_unlock(path)

    def _choose_place(self) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = self.centralWidget()
        if not isinstance(page, WelcomePage):
            return
        pattern = _("Journals (*{suffix})").format(suffix=JOURNAL_SUFFIX)
        path = self.messages.ask_save_file(_("Where to keep the journal"), page.place, pattern)
        if path is not None:
            page.set_place(path if path.suffix == JOURNAL_SUFFIX else path.with_name(path.name + JOURNAL_SUFFIX))

    def _choose_language(self, language: Language) -> None:
        self._settings.update(language=language.value)
        self._interpreter.speak(language)
        self.setWindowTitle(_("Leader Journal"))

    # the window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, then close. What can be kept nowhere holds the window open, covered, and is said."""
        event.ignore()  # until nothing can fail any more
        page = self.centralWidget()
        if (keep := getattr(page, "keep", None)) is not None and self._workspace is None:
            keep()  # a line that is written without unlocking
        carefully(self._remember_place)
        if self._workspace is not None:
            path = self._workspace.path
            self._cover.put(partial(self._face, path, ""))
            left = self._leave()
            if not left.settled and not self._entrance.is_sample(path):
                self._wait_for_room(left)
        if self._left is not None and not self._left.unsaved.write():
            return
        self._left = None
        from leader_journal.ui.desktop import clipboard

        clipboard.forget()  # before the process ends: Qt would hand it to a clipboard manager, to be kept
        self._entrance.remove_sample()
        self.closed.emit()
        super().closeEvent(event)

    def _prepare(self) -> None:
        """Make and import what the first screen does without, once that is painted."""
        from leader_journal.ui.window.ahead import load_ahead

        self._settle()
        if self._workspace is None:
            self._jobs.start("window.prepare", load_ahead)

    def _put(self, page: QWidget) -> None:
        """Replace what the window shows; what was there is destroyed, not covered."""
        old = self.takeCentralWidget()
        self.setCentralWidget(page)
        if old is not None:
            old.hide()  # taken out it would be a window of its own until it is destroyed, and have the focus
            old.deleteLater()
        for above in self._above:
            above.raise_()
        page.show()  # Qt shows it a moment later, and what is hidden takes no focus
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_window(self) -> None:
        """Where it was last, when that is still on a screen; else centred at the default size."""
        self.resize(DEFAULT_SIZE)
        geometry = self._settings.current.window_geometry
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            free = screen.availableGeometry()
            size = DEFAULT_SIZE.boundedTo(free.size()).expandedTo(MINIMUM_SIZE)
            place = QRect(free.topLeft(), size)
            place.moveCenter(free.center())
            self.setGeometry(place)

    def _remember_place(self) -> None:
        self._settings.update(window_geometry=bytes(self.saveGeometry().toBase64().data()).decode())

    def _to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()


def _can_seal(path: Path) -> bool:
    from leader_journal.services.notes_while_locked import can_seal

    return can_seal(path)


def crash_handler(window: MainWindow) -> CrashHandler:
    """Return the handler of our bugs that speaks through the window."""
    return CrashHandler(window.messages.failed)
