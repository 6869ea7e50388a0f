"""An open journal: the rail, the stack of pages, the way between them, and the actions that keys reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.errors import ReadingOnly, UserError
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.help import HelpTopic
from leader_journal.services.checks import CheckReport, Need
from leader_journal.services.entries.capture import IN_WINDOW
from leader_journal.services.remembering import Remembering
from leader_journal.settings import SettingsStore
from leader_journal.ui import places
from leader_journal.ui.actions import Act, make_actions, retranslate_actions, spec_of
from leader_journal.ui.backups.daily import DailyBackup
from leader_journal.ui.bring_ups.bring_up_dialog import BringUpDialog
from leader_journal.ui.bus import Bus
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.entries.draft_rows import DRAFTS_CHANGED
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.machines.merges import Merges
from leader_journal.ui.messages import Messages
from leader_journal.ui.pages.agreements.page import AgreementsPage
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.guide.page import GuidePage
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.pages.progress.page import ProgressPage
from leader_journal.ui.pages.restore.page import RestorePage
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.search.page import SearchPage
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.pages.trash.page import TrashPage
from leader_journal.ui.pages.written_twice.page import WrittenTwicePage
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.places import (
    PageName,
    Place,
    PrepareOneOnOne,
    ShowEntries,
    ShowHelp,
    ShowPerson,
    ShowRestore,
    ShowReviews,
    ShowSearch,
    ShowToday,
)
from leader_journal.ui.toolkit.nav_rail import NavRail
from leader_journal.ui.toolkit.tab_order import go_on
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.window.locking.careful import carefully, log_bug, typed_in
from leader_journal.ui.window.workspace.help_topics import topic_of
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.ui.window.workspace.page_stack import PageStack
from leader_journal.ui.window.workspace.rail_places import BOTTOM, REMEMBERED, SEARCHED, TOP, lit_for, rail_words
from leader_journal.ui.window.workspace.reminder import Reminder
from leader_journal.ui.window.workspace.sample_banner import under_sample_banner
from leader_journal.wording.catalogue import Language, _, current_language
from leader_journal.wording.errors import log_put_aside, sentence

if TYPE_CHECKING:
    from leader_journal.storage.rest import Rest

RAIL_LABELLED_FROM = 1120
"""Effective width (pixels / scale) from which the rail shows labels (DESIGN.md 4)."""
_WARM_AFTER_MS = 1_200
_ALSO_IN_CAPTURE = (Act.LOCK, Act.QUIT, Act.KEYS, Act.LARGER, Act.SMALLER, Act.NORMAL_SIZE)
"""What keys do in the capture window as in the main one; all else is about the pages."""


class Workspace(QWidget):
    """Everything of one open journal. `shut` closes it."""

    lock_requested = Signal()
    hide_requested = Signal()
    quit_requested = Signal()
    quiet_time_changed = Signal()
    protection_changed = Signal()
    page_left = Signal()
    """What was said in passing of the page in front is over."""
    restore_wanted = Signal(object, object)
    """A BackupFile is to take the journal's place; the Copies open it."""

    def __init__(
        self,
        theme: Theme,
        interpreter: Interpreter,
        settings: SettingsStore,
        jobs: Jobs,
        messages: Messages,
        services: Services,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__()
        self._is_sample = is_sample
        self._theme = theme
        self._interpreter = interpreter
        self._settings = settings
        self._jobs = jobs
        self._messages = messages
        self._services = services
        self._bus = Bus(self)
        self._choices = Choices(services)
        self._capture: CaptureWindow | None = None
        self._acts = self._make_acts()
        self._context = self._make_context()
        self._merges = Merges(self._context, self._keep_words, self)
        self._build()
        self._connect()
        self._reminder = Reminder(self._context, partial(self.go, ShowToday()), self)
        self._daily = DailyBackup(self._context, self)
        QTimer.singleShot(_WARM_AFTER_MS, self._warm_up)
        if services.journal.reading_only:
            QTimer.singleShot(0, self._tell_of_reading)
        if services.journal.log_aside is not None:
            QTimer.singleShot(0, self._tell_of_log)
        if services.checks.wants_check:
            jobs.start("checks.check", services.checks.check, self._checked)
        elif services.checks.wants_comparison:
            jobs.start("checks.search", services.checks.search_is_stale, self._compared)

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._services.journal.path

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample, of which nothing is kept."""
        return self._is_sample

    @property
    def services(self) -> Services:
        """The use cases of the open journal."""
        return self._services

    def begin(self) -> None:
        """Go to where the leader was when the journal was locked; a new day begins on Today."""
        remembered = places.read(self._services.last_place.of_today() or b"")
        try:
            self.go(remembered or ShowToday())
        except KeyError:  # it is no more
            self.go(ShowToday())

    # going and doing

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._stack.place

    def go(self, place: Place) -> Page:
        """Go to a place. Raises KeyError where it is no more."""
        return self._stack.go(place)

    def back(self) -> None:
        """Go where the reader came from, as it was."""
        self._stack.back()

    def act(self, act: Act) -> None:
        """Do something."""
        self._acts[act]()

    def begin_review(self) -> None:
        """Begin a review, or go on with the open one."""
        page = self.go(ShowReviews())
        if isinstance(page, ReviewPage):
            page.begin()

    def new_entry(self) -> None:
        """Open the capture window, or bring the open one to the front."""
        self.capture_window().bring_up()

    def _bring_up(self) -> None:
        """Catch a line to bring up, with the person whose page is open."""
        place = self.place
        person = place.person if isinstance(place, ShowPerson | PrepareOneOnOne) else None
        BringUpDialog(self._context, None, person, self.window()).open()

    def capture_window(self, slot: str = IN_WINDOW) -> CaptureWindow:
        """Return the capture window, making it when there is none, with what is kept in a slot."""
        if self._capture is None:
            self._capture = CaptureWindow(self._context, self.window(), slot)
            self._capture.closed.connect(self._capture_closed)
            self._capture.addActions([self._actions[spec_of(act)] for act in _ALSO_IN_CAPTURE])
        return self._capture

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own
        """Tab goes on as the window is read, also to what was made after the rest."""
        return go_on(self.window(), forwards=next) or super().focusNextPrevChild(next)

    # writes

    def saved(self, changes: Changes, said: str, initiator: QObject | None = None) -> None:
        """Announce a write and show its sentence with Undo."""
        self._bus.announce(changes, initiator)
        if changes.everything and self._capture is not None:
            self._capture.show_kept()
        if changes.change is not None and said:
            self._services.writes.name(changes.change, said)
        self._name_undo()
        if changes and said:
            self._messages.tell(said, _("Undo"), self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        name = self._services.writes.undo_name
        self._revert(self._services.writes.undo, _("Undone: {what}").format(what=name) if name else _("Undone"))

    def redo(self) -> None:
        """Bring the last undone change back."""
        name = self._services.writes.redo_name
        self._revert(self._services.writes.redo, _("Redone: {what}").format(what=name) if name else _("Redone"))

    def shut(self) -> bool:
        """Keep what is being written, stop the jobs, close the journal's file; return whether a draft waits in it.

        Raises UserError where something cannot be kept, before anything is closed.
        """
        self._keep_words()
        drafts: list[object] = []
        carefully(lambda: drafts.extend(self._services.capture.drafts()))
        carefully(self._merges.leave)
        self.end()
        return bool(drafts)

    def end(self) -> None:
        """Stop the jobs and close the journal's file, whatever fails on the way; a bug of ours is logged."""
        if self._capture is not None:
            carefully(self._capture.forget)
        for words in self.window().findChildren(KeptWords):
            words.close()
        carefully(self._keep_place)
        for stop in (
            self._reminder.stop,
            self._daily.stop,
            self._merges.stop,
            self._jobs.drain,
            self._services.two_machines.close,
            self._services.journal.close,
        ):
            carefully(stop)

    def unsaved(self) -> tuple[Rest, str]:
        """Return what cannot be saved, and the words of what cannot even be kept as a draft, as they stand there.

        Where not even that can be found out, it is all that was typed.
        """
        words: dict[int, str] = {}

        def keep_each() -> None:
            for number, writer in enumerate(self._writers()):
                unkept = dict(self._services.journal.drafts.unkept)
                try:
                    writer.keep()
                    words.pop(number, None)
                except Exception as error:  # noqa: BLE001 - a bug in one page must not cost the words of all
                    log_bug(error)
                    if self._services.journal.drafts.unkept == unkept:
                        words[number] = typed_in(writer)

        try:
            rest = self._services.journal.rests.after(keep_each)
        except Exception as error:  # noqa: BLE001 - a bug here must cost no word, at worst one is kept twice
            log_bug(error)
            rest = self._services.journal.rests.nothing()
            words = {number: typed_in(writer) for number, writer in enumerate(self._writers())}
        return rest, "\n".join(filter(None, words.values()))

    def keep(self) -> None:
        """Keep what is being written, and bring the journal's file up to date; all stays open.

        Raises UserError where something cannot be kept.
        """
        self._keep_words()
        self._services.journal.bring_up_to_date()

    def _keep_words(self) -> None:
        for writer in self._writers():
            writer.keep()

    def _writers(self) -> list[CaptureWindow | Page | KeptWords]:
        """Return everything in which one writes."""
        capture = [self._capture] if self._capture is not None else []
        return [*capture, *self._stack.pages(), *self.window().findChildren(KeptWords)]

    def _keep_place(self) -> None:
        self._services.last_place.keep(places.written(self.place))

    # language

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail when the window is narrow for the text size."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The design's default."""
        return QSize(1280, 800)

    def retranslate(self) -> None:
        retranslate_actions(self._actions)
        self._name_undo()
        self._rail.set_words(
            brand=_("Leader Journal"),
            primary=_("New entry"),
            labels=rail_words(),
        )

    def _make_context(self) -> UiContext:
        return UiContext(
            theme=self._theme,
            bus=self._bus,
            jobs=self._jobs,
            messages=self._messages,
            settings=self._settings,
            clock=self._services.clock,
            services=self._services,
            go=self.go,
            act=self.act,
            saved=self.saved,
            is_sample=self._is_sample,
        )

    def _build(self) -> None:
        self._stack = PageStack(
            {
                PageName.TODAY: partial(TodayPage, self._context),
                PageName.JOURNAL: self._make_journal,
                PageName.EDITOR: partial(EditorPage, self._context),
                PageName.PROGRESS: partial(ProgressPage, self._context),
                PageName.REVIEW: partial(ReviewPage, self._context),
                PageName.PEOPLE: partial(PeoplePage, self._context),
                PageName.ONE_ON_ONE: partial(OneOnOnePage, self._context),
                PageName.AGREEMENTS: partial(AgreementsPage, self._context),
                PageName.GUIDE: partial(GuidePage, self._context),
                PageName.SEARCH: partial(SearchPage, self._context),
                PageName.TRASH: partial(TrashPage, self._context),
                PageName.RESTORE: self._make_restore,
                PageName.WRITTEN_TWICE: partial(WrittenTwicePage, self._context),
                PageName.SETTINGS: self._make_settings,
            }
        )
        self._rail = NavRail(
            self._theme,
            primary_icon="plus",
            primary_keys="Ctrl+N",
            items=TOP,
            bottom=BOTTOM,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        if self._is_sample:
            row.addLayout(under_sample_banner(self._theme, self._stack, self.lock_requested.emit), 1)
        else:
            row.addWidget(self._stack, 1)
        self._actions = make_actions(self, self._do)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()
        self._show_remembered()

    def _make_acts(self) -> dict[Act, Callable[[], None]]:
        return {
            Act.NEW_ENTRY: self.new_entry,
            Act.BRING_UP: self._bring_up,
            Act.BEGIN_REVIEW: self.begin_review,
            Act.SEARCH: self._search,
            Act.LOCK: self.lock_requested.emit,
            Act.HIDE: self.hide_requested.emit,
            Act.UNDO: self.undo,
            Act.REDO: self.redo,
            Act.LARGER: partial(self._scale_by, 10),
            Act.SMALLER: partial(self._scale_by, -10),
            Act.NORMAL_SIZE: self._scale_back,
            Act.BACK: self.back,
            Act.NEXT_PANE: self._next_pane,
            Act.KEYS: self._show_keys,
            Act.PALETTE: self._show_palette,
            Act.EXPORT: self._export,
            Act.EXPORT_ENTRIES: self._export_entries,
            Act.PRINT: self._print,
            Act.QUIT: self.quit_requested.emit,
        }

    def _connect(self) -> None:
        self._stack.arrived.connect(self._arrived)
        self._stack.left.connect(self.page_left)
        self._rail.chosen.connect(self._chosen_on_rail)
        self._rail.primary_clicked.connect(self.new_entry)
        self._bus.changed.connect(self._refresh)
        self._theme.changed.connect(self._fit)

    def _make_journal(self) -> Page:
        page = JournalPage(self._context)
        page.draft_opened.connect(self._open_draft)
        return page

    def _open_draft(self, slot: str) -> None:
        window = self.capture_window(slot)
        if self._context.attempt(partial(window.go_on_with, slot)):
            window.bring_up()

    def _make_settings(self) -> Page:
        page = SettingsPage(self._context, self._merges)
        page.language_chosen.connect(self._speak)
        page.quiet_time_changed.connect(self.quiet_time_changed)
        page.protection_changed.connect(self.protection_changed)
        page.remembered_changed.connect(self._show_remembered)
        return page

    def _make_restore(self) -> Page:
        page = RestorePage(self._context)
        page.restore_wanted.connect(self.restore_wanted)
        return page

    def _show_remembered(self) -> None:
        """Whoever sees the window sees that the journal opens by itself here."""
        self._rail.set_shown(REMEMBERED, shown=Remembering(self._settings).is_on(self.path))

    def _arrived(self, page: PageName) -> None:
        self._rail.set_current(lit_for(page))

    def _do(self, does: Act | Place) -> None:
        if isinstance(does, Act):
            self.act(does)
        else:
            self.go(does)

    def _chosen_on_rail(self, key: object) -> None:
        if key == ShowEntries() and self.place.page is PageName.JOURNAL:
            key = ShowEntries(EVERYTHING)
        if isinstance(key, Act | Place):
            self._do(key)

    def _refresh(self, changes: Changes, initiator: QObject | None) -> None:
        for page in self._stack.pages():
            if page is not initiator:
                page.refresh(changes)

    def _revert(self, revert: Callable[[], Changes], said: str) -> None:
        try:
            changes = revert()
        except UserError as error:
            self._messages.failed(sentence(error))
            return
        self._name_undo()
        if changes:
            self._bus.announce(changes)
            self._messages.tell(said)

    def _name_undo(self) -> None:
        """Let Undo and Redo say in their line what they are about."""
        writes = self._services.writes
        undo, redo = self._actions[spec_of(Act.UNDO)], self._actions[spec_of(Act.REDO)]
        undo.setText(_("Undo: {what}").format(what=writes.undo_name) if writes.undo_name else _("Undo"))
        redo.setText(_("Redo: {what}").format(what=writes.redo_name) if writes.redo_name else _("Redo"))

    def _search(self) -> None:
        if self.place.page not in SEARCHED:
            self.go(ShowSearch())
        self._stack.current.search()

    def _next_pane(self) -> None:
        self._stack.current.next_pane()

    def _export_entries(self) -> None:
        ExportDialog(self._context, self._stack.current.listed(), self.window()).open()

    def _export(self) -> None:
        self._stack.current.export()

    def _print(self) -> None:
        self._stack.current.print_()

    def _show_keys(self) -> None:
        capture = self._capture
        if capture is not None and capture.isActiveWindow():
            front: QWidget = capture
            of_page, topic = capture.keys(), HelpTopic.CAPTURING
        else:
            front = QApplication.activeModalWidget() or self.window()
            of_page, topic = self._stack.current.keys(), topic_of(self.place)
        keys = KeysDialog(self._theme, self._settings, of_page, front)
        if QApplication.activeModalWidget() is None:  # nothing is in the way
            title = self._services.guide.help_titles(current_language().value)[topic]
            keys.offer_help(title, partial(self.go, ShowHelp(topic)))
        keys.open()

    def _show_palette(self) -> None:
        palette = Palette(self._theme, self._choices, self.window())
        palette.chosen.connect(self._chosen_in_palette)
        palette.open()

    def _chosen_in_palette(self, does: Act | Place) -> None:
        try:
            self._do(does)
        except KeyError:  # thrown away since it was offered
            self._messages.failed(_("It no longer exists."))

    def _scale_by(self, step: int) -> None:
        self._theme.set_scale(self._theme.percent + step)
        self._settings.update(text_percent=self._theme.percent)

    def _scale_back(self) -> None:
        self._theme.set_scale(100)
        self._settings.update(text_percent=100)

    def _speak(self, language: Language) -> None:
        self._settings.update(language=language.value)
        self._interpreter.speak(language)

    def _fit(self) -> None:
        self._rail.set_collapsed(self.width() / self._theme.scale < RAIL_LABELLED_FROM)

    def _warm_up(self) -> None:
        """matplotlib takes half a second to import: do it in the worker, once the first page stands.

        The page of a one-on-one opens within 100 ms of the click (docs/decisions/0013): it is made before it.
        """
        self._jobs.start("figures.warm", self._services.progress.warm_up())
        self._stack.page(PageName.ONE_ON_ONE)

    def _tell_of_reading(self) -> None:
        self._messages.failed(sentence(ReadingOnly(self._services.journal.path)))

    def _tell_of_log(self) -> None:
        self._messages.failed(log_put_aside(self._services.journal.path.name))

    def _compared(self, stale: bool) -> None:
        if stale:
            self._bus.announce(self._services.checks.rebuild_search())

    def _checked(self, report: CheckReport) -> None:
        """After a bad end: mend what can be made again from the log, and say so."""
        checks = self._services.checks
        match checks.need(report):
            case Need.REBUILD:
                self._bus.announce(checks.rebuild())
                self._messages.tell(
                    _("The app closed unexpectedly last time. Lists and search are being rebuilt; nothing is lost.")
                )
            case Need.COPY:
                self._messages.failed(_("A part of the journal’s file is damaged. Restore shows the ways back."))
                self.go(ShowRestore())

    def _capture_closed(self) -> None:
        if self._capture is not None:
            self._capture.deleteLater()
            self._capture = None
            self._bus.announce(DRAFTS_CHANGED)
