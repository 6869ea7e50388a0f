"""The screens before a journal is open: the first one, the lock screen, and what can be done without unlocking.

At the top is imported what the lock screen needs (docs/architecture.md, the first half second).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from leader_journal.core.errors import NoSuchJournal
from leader_journal.paths import as_journal, journal_name
from leader_journal.ui.messages import journals_pattern
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.toolkit.first_paint import FirstPaint
from leader_journal.ui.window.app_context import AppContext
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.frame import Frame
from leader_journal.wording.catalogue import Language, _

if TYPE_CHECKING:
    from leader_journal.services.remembering import Remembering
    from leader_journal.ui.pages.locked.note_page import LockedNotePage
    from leader_journal.ui.window.entrance.typed_ahead import TypedAhead


_FACE_STANDS_AT_MOST_MS = 15_000
"""The process before this one has ended by then, however busy the computer is."""
_IN_TROUBLE = "trouble"
"""The page of the help that whoever stands before a lock needs: its name alone, for it is read only when asked for."""


class EntranceScreens(QObject):
    """Shows them in the frame and hands what is typed there to the entrance, which opens."""

    def __init__(self, app: AppContext, frame: Frame, entrance: Entrance) -> None:
        super().__init__(frame)
        self._app = app
        self._frame = frame
        self._entrance = entrance
        self._path: Path | None = None
        self._note: LockedNotePage | None = None
        self._after: Callable[[], None] | None = None
        self._face_stands = False
        self._typed_ahead_waits = False
        entrance.refused.connect(self._refused)
        entrance.upgrading.connect(self._upgrading)

    @cached_property
    def _typed_ahead(self) -> TypedAhead:
        from leader_journal.ui.window.entrance.typed_ahead import TypedAhead  # nothing is opened before the first paint

        return TypedAhead(self)

    @property
    def asks_for(self) -> Path | None:
        """The journal whose passphrase is asked for."""
        return self._path if isinstance(self._frame.centralWidget(), UnlockPage) else None

    def begin(self, path: Path, said: str = "") -> None:
        """Show the first journal: one that is remembered here opens by itself, unless it was locked a moment ago."""
        self.show_unlock(path, said)
        if not self._app.settings.current.remembered:
            return
        from leader_journal.services.remembering import Remembering

        page, remembering = self._frame.centralWidget(), Remembering(self._app.settings)
        if not said and isinstance(page, UnlockPage) and remembering.is_on(path):
            page.set_busy(busy=True)
            letters, stale = partial(remembering.letters, path), partial(self._forget_key, remembering, path)
            self._entrance.open_remembered(path, letters, stale=stale, asked=page.ask)

    def show_welcome(self) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = WelcomePage(self._app.theme, self._entrance.files.proposed_path())
        page.create_requested.connect(self._create)
        page.open_requested.connect(self._choose_existing)
        page.sample_requested.connect(self.open_sample)
        page.place_requested.connect(self._choose_place)
        page.language_chosen.connect(self._choose_language)
        self._put(page, "first-week")

    def show_unlock(self, path: Path, said: str = "") -> None:
        """Show the lock screen of a journal; where there is none, say so: nobody is asked a passphrase for nothing."""
        if not path.exists():
            self.show_welcome()
            from leader_journal.wording.errors import sentence

            known = bool(said) or path.absolute() in self._app.settings.recent_journals()
            self._refused(_moved(path, said) if known else sentence(NoSuchJournal(path)), wrong=False)
            return
        others = tuple(recent for recent in self._app.settings.recent_journals() if recent != path.absolute())
        page = UnlockPage(self._app.theme, journal_name(path), said, others)
        self._path = path
        page.unlock_requested.connect(partial(self.unlock, path))
        page.journal_chosen.connect(self.show_unlock)
        page.open_requested.connect(self._choose_existing)
        page.create_requested.connect(self.show_welcome)
        page.restore_requested.connect(partial(self.show_restore, path))
        page.write_requested.connect(partial(self.show_note, path))
        page.help_requested.connect(partial(self._show_help, page, _IN_TROUBLE))
        FirstPaint(page, partial(self._offer_writing, page, path))
        self._put(page, _IN_TROUBLE)

    def show_note(self, path: Path) -> None:
        """Let one line be written without unlocking."""
        from leader_journal.services.notes_while_locked import NoteSealer
        from leader_journal.ui.pages.locked.note_page import LockedNotePage

        sealer = NoteSealer(path, self._app.clock)
        name = journal_name(path)
        page = self._note = LockedNotePage(self._app.theme, name, sealer.seal, sealer.take_back)
        page.left.connect(partial(self.show_unlock, path))
        page.sealed.connect(self.forget_wish)
        self._put(page, "capturing")

    def show_restore(self, path: Path) -> None:
        """Show the ways back to a journal that is not open."""
        from leader_journal.ui.pages.locked.restore_page import LockedRestorePage  # few ever see it

        app = self._app
        shared = bool(app.settings.current.shared_folders)
        second = app.settings.second_folder()
        page = LockedRestorePage(app.theme, app.jobs, app.messages, app.clock, path, second, shared=shared)
        page.left.connect(partial(self.show_unlock, path))
        page.journal_ready.connect(self.show_unlock)
        self._put(page, "backups")

    def wish(self, after: Callable[[], None]) -> None:
        """Do something once a journal is open, an entry say, which can be written before that, too."""
        from leader_journal.services.notes_while_locked import can_seal

        self._after = after
        page = self._frame.centralWidget()
        opens = isinstance(page, UnlockPage) and page.is_busy  # a line would be gone in a moment
        if (path := self.asks_for) is not None and not opens and can_seal(path):
            self.show_note(path)

    def forget_wish(self) -> None:
        """It was done already."""
        self._after = None

    def continue_the_face(self) -> None:
        """Another process shows the lock screen until now: what is typed there comes by `go_on_with`."""
        page = self._frame.centralWidget()
        if isinstance(page, UnlockPage):
            self._face_stands = True
            page.continue_the_face()
            page.entered.connect(self._typed_ahead.begin)
            QTimer.singleShot(_FACE_STANDS_AT_MOST_MS, self, self.face_is_gone)

    def go_on_with(self, typed: str) -> None:
        """Take what stands on the face of the process before this one, where more may be typed.

        Behind Enter it is for the journal, as is what was typed here since.
        """
        passphrase, entered, behind = typed.partition("\n")
        page = self._frame.centralWidget()
        if isinstance(page, UnlockPage):
            self._typed_ahead.put(page.go_on_with(passphrase, entered=bool(entered)))
        self._typed_ahead.comes_behind(behind)

    def face_is_gone(self) -> None:
        """No more was typed there."""
        if not self._face_stands:
            return
        self._face_stands = False
        page = self._frame.centralWidget()
        if isinstance(page, UnlockPage):
            page.face_is_gone()
            if not page.is_busy:  # Enter was pressed before there was anything
                page.type(self._typed_ahead.drop())
        elif self._typed_ahead_waits:
            self._give_typed_ahead()

    def fulfil_wish(self) -> None:
        """A journal is open: do what was wished for, once, and type what was typed while it was opened."""
        self._typed_ahead_waits = True
        QTimer.singleShot(0, self, self._give_typed_ahead)
        after, self._after = self._after, None
        if after is not None:
            after()

    def _give_typed_ahead(self) -> None:
        if not self._face_stands:  # or more may come of what was typed before
            self._typed_ahead_waits = False
            self._typed_ahead.give()

    def keep(self) -> None:
        """Keep the line that is written without unlocking. Raises UserError."""
        if self._note is not None and self._note is self._frame.centralWidget():
            self._note.keep()

    def _put(self, page: QWidget, topic: str) -> None:
        """Show a screen, from which a key leads to the help, at first to the page about what is done here."""
        self._frame.put(page)
        for keys in ("F1", "Shift+F1"):
            QShortcut(keys, page).activated.connect(partial(self._show_help, page, topic))
        FirstPaint(page, partial(self._give_keys, page))

    def _give_keys(self, page: QWidget) -> None:
        from leader_journal.ui.window.entrance.keys import give_keys  # nobody quits before the first paint

        give_keys(page, self._app)

    def _show_help(self, page: QWidget, topic: str) -> None:
        """Show it over the screen, whose field and count of wrong passphrases stand; it goes with the screen."""
        from leader_journal.core.help import HelpTopic
        from leader_journal.ui.window.entrance.help_dialog import LockedHelp

        LockedHelp(self._app.theme, self._app.settings, HelpTopic(topic), page).open()

    def unlock(self, path: Path, passphrase: str) -> None:
        self._busy()
        self._entrance.open(path, passphrase)

    def open_sample(self) -> None:
        self._busy()
        self._entrance.open_sample()

    def _create(self, path: Path, passphrase: str) -> None:
        self._busy()
        self._entrance.create(path, passphrase)

    def _busy(self) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = self._frame.centralWidget()
        if isinstance(page, WelcomePage | UnlockPage):
            page.set_busy(busy=True)
            self._typed_ahead.begin()

    def _upgrading(self) -> None:
        page = self._frame.centralWidget()
        if isinstance(page, UnlockPage):
            page.upgrading()

    def _refused(self, sentence: str, wrong: bool) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        self._typed_ahead.drop()
        page = self._frame.centralWidget()
        if isinstance(page, UnlockPage):
            page.refuse(sentence, wrong=wrong)
        elif isinstance(page, WelcomePage):
            page.refuse(sentence)

    def _offer_writing(self, page: UnlockPage, path: Path) -> None:
        """Offer it where it can be done, which a job finds out: what that loads would hold up who types by then."""

        def offer(can: bool) -> None:
            if can and self._frame.centralWidget() is page:
                page.offer_writing()

        self._app.jobs.start("unlock.can_seal", partial(_can_seal, path), offer)

    def _forget_key(self, remembering: Remembering, path: Path) -> None:
        """A key that opens nothing is no way in: it is taken out of the keyring, and the rail says nothing of it."""
        name = remembering.name_of(path)
        if name is not None and remembering.switch_off(name):
            self._app.jobs.start("keyring.drop", partial(remembering.drop, name))

    def _choose_existing(self) -> None:
        pattern = journals_pattern()
        path = self._app.messages.ask_open_file(_("Open a journal"), pattern)
        if path is not None:
            self.show_unlock(path)

    def _choose_place(self) -> None:
        from leader_journal.ui.pages.locked.welcome import WelcomePage

        page = self._frame.centralWidget()
        if not isinstance(page, WelcomePage):
            return
        pattern = journals_pattern()
        path = self._app.messages.ask_save_file(_("Where to keep the journal"), page.place, pattern)
        if path is not None:
            page.set_place(as_journal(path))

    def _choose_language(self, language: Language) -> None:
        self._app.settings.update(language=language.value)


def _moved(path: Path, said: str) -> str:
    """Return what the first screen says where a journal is not there any more: why it was locked, and the way."""
    gone = _("The journal “{name}” is no longer in {folder}. Open it where it is now, or put it back there.")
    return f"{said} {gone.format(name=path.stem, folder=path.parent)}".strip()


def _can_seal(path: Path) -> bool:
    from leader_journal.services.notes_while_locked import can_seal

    return can_seal(path)
