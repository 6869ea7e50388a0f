"""An open journal: the rail beside the pages, what goes on beside them, and the way out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leader_journal.charts import findings
from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.filters import EVERYTHING
from leader_journal.settings import Settings
from leader_journal.ui import places
from leader_journal.ui.actions import Act, make_actions, retranslate_actions, spec_of
from leader_journal.ui.backups.daily import DailyBackup
from leader_journal.ui.bus import Bus
from leader_journal.ui.collector import what_is_loaded_stays
from leader_journal.ui.context import UiContext
from leader_journal.ui.machines.merges import Merges
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.restore.page import RestorePage
from leader_journal.ui.pages.search.page import SearchPage
from leader_journal.ui.places import PageName, Place, ShowEntries, ShowToday
from leader_journal.ui.spelling.spell_check import SpellCheck
from leader_journal.ui.toolkit.caret_kept import caret_kept
from leader_journal.ui.toolkit.first_paint import FirstPaint
from leader_journal.ui.toolkit.tab_order import focus_kept, go_on
from leader_journal.ui.window.app_context import AppContext
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.workspace.acts import Acts
from leader_journal.ui.window.workspace.after_opening import AfterOpening
from leader_journal.ui.window.workspace.keys_everywhere import KeysEverywhere
from leader_journal.ui.window.workspace.letting_go import LettingGo
from leader_journal.ui.window.workspace.page_makers import page_makers
from leader_journal.ui.window.workspace.page_stack import PageStack
from leader_journal.ui.window.workspace.rail import JournalRail
from leader_journal.ui.window.workspace.reminder import Reminder
from leader_journal.ui.window.workspace.sample_banner import under_sample_banner
from leader_journal.ui.window.workspace.single_capture import SingleCapture
from leader_journal.ui.window.workspace.turn_of_day import TurnOfDay
from leader_journal.ui.window.workspace.undoing import Undoing
from leader_journal.ui.window.workspace.writers import Writers
from leader_journal.wording.catalogue import current_language

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal

WARM_AFTER_MS, CAPTURE_AFTER_MS = 1_200, 1_800
"""When a chart is found, and the capture window made, that nobody asked for yet."""
_ALSO_IN_CAPTURE = (Act.LOCK, Act.QUIT, Act.KEYS, Act.LARGER, Act.SMALLER, Act.NORMAL_SIZE)
"""What keys do in the capture window as in the main one; all else is about the pages."""


class Workspace(QWidget):
    """Everything of one journal. It is made without it, `open` brings it, `begin` goes on in it, `shut` closes it.

    What takes its time is the making, for which no journal is needed: it is done while the key is derived.
    """

    lock_requested = Signal()
    hide_requested = Signal()
    quit_requested = Signal()
    page_left = Signal()
    """What was said in passing of the page in front is over."""
    restore_wanted = Signal(object, object)
    """A BackupFile is to take the journal's place; the Copies open it."""

    writers: Writers
    acts: Acts

    def __init__(self, app: AppContext, *, is_sample: bool = False) -> None:
        super().__init__()
        self._app = app
        self._services = Services(None, app.clock)
        self._is_sample = is_sample
        self._actions = make_actions(self, self.do)
        bus = Bus(self)
        self.undoing = Undoing(self._services, bus, app.messages, self._actions)
        self._context = context = self._make_context(bus)
        self.pages = PageStack(page_makers(context, lambda: self._merges))
        self.capture = SingleCapture(context, self, [self._actions[spec_of(act)] for act in _ALSO_IN_CAPTURE])
        self._rail = JournalRail(app.theme)
        self.keys = KeysEverywhere(self, self.do)
        self._build()
        self._connect(bus)

    def lay_out(self, window: QWidget, place: QRect) -> None:
        """Find every part's look and place ahead, hidden at its place in the window: that is most of a first paint."""
        self.hide()
        self.setParent(window)
        self.setGeometry(place)
        self.grab()

    def open(self, journal: Journal) -> None:
        """Bring the journal, once, and begin with what goes on beside its pages."""
        self._services.open(journal)
        context = self._context
        self._merges = Merges(context, self)
        self.writers = Writers(journal, self.pages, self.capture)
        self._letting_go = LettingGo(context, self.pages, self.capture, self.writers, self.undoing)
        self.spelling = SpellCheck(context, self)
        FirstPaint(self, self.spelling.begin)
        self.acts = Acts(context, self.pages, self.capture, self.undoing, self.spelling)
        self._reminder = Reminder(context, partial(self.go, ShowToday()), lambda: self.place == ShowToday(), self)
        self._daily = DailyBackup(context, self)
        self._turn_of_day = TurnOfDay(context.clock, context.bus, self)
        self._opening = AfterOpening(context, self._keep_words, self, self._writes_on)
        for page in self.pages.pages():
            page.opened()
        self.undoing.say_names()
        self._show_remembered()
        self.acts.lock_requested.connect(self.lock_requested)
        self.acts.hide_requested.connect(self.hide_requested)
        self.acts.quit_requested.connect(self.quit_requested)
        self._app.heard.changed.connect(self._settings_changed)
        QTimer.singleShot(WARM_AFTER_MS, self, self._warm_up)
        QTimer.singleShot(CAPTURE_AFTER_MS, self.capture, self.capture.prepare)

    @property
    def path(self) -> Path:
        return self._services.journal.path

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample, of which nothing is kept."""
        return self._is_sample

    @property
    def services(self) -> Services:
        return self._services

    def begin(self) -> None:
        """Go to where the leader was when the journal was locked; a new day begins on Today."""
        remembered = places.read(self._services.last_place.of_today() or b"")
        try:
            self.go(remembered or ShowToday())
        except KeyError:  # it is no more
            self.go(ShowToday())
        self.keys.start()

    def tell_of_sealed(self) -> None:
        """Say what came of the lines that were sealed while the journal was locked."""
        self._opening.tell_of_sealed()

    # going and doing

    @property
    def place(self) -> Place:
        return self.pages.place

    def go(self, place: Place) -> Page:
        """Go to a place. Raises KeyError where it is no more."""
        return self.pages.go(place)

    def do(self, does: Act | Place) -> None:
        """Do something, or go somewhere. Raises KeyError for a place that is no more."""
        self.acts.do(does)

    # the way out

    def keep(self) -> None:
        """Keep what is being written, and bring the journal's file up to date; all stays open.

        Raises UserError where something cannot be kept.
        """
        self._keep_words()
        self._services.journal.bring_up_to_date()

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
        self.writers.close()
        carefully(self._keep_place)
        for stop in (
            self.capture.end,
            self._opening.stop,
            self._reminder.stop,
            self._daily.stop,
            self._turn_of_day.stop,
            self._merges.stop,
            self.spelling.stop,
            self._app.jobs.drain,
            self._services.two_machines.close,
            self._services.journal.close,
        ):
            carefully(stop)

    def _keep_words(self) -> None:
        self.writers.keep()

    def _writes_on(self) -> bool:
        """Whether somebody writes on another page than Today, which keeps a draft: what stands in lines is saved."""
        return self.place.page is not PageName.TODAY and self.pages.is_written_in

    def _keep_place(self) -> None:
        self._services.last_place.keep(places.written(self.place))

    # the window's events

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own
        """Tab goes on as the window is read, also to what was made after the rest."""
        return go_on(self.window(), forwards=next) or super().focusNextPrevChild(next)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The design's default."""
        return QSize(1280, 800)

    def retranslate(self) -> None:
        retranslate_actions(self._actions)
        if self._services.is_open:
            self.undoing.say_names()
        self._rail.retranslate()

    # what it is made of

    def _make_context(self, bus: Bus) -> UiContext:
        app = self._app
        return UiContext(
            theme=app.theme,
            bus=bus,
            jobs=app.jobs,
            messages=app.messages,
            settings=app.settings,
            clock=app.clock,
            services=self._services,
            go=self.go,
            act=self.do,
            saved=self.undoing.saved,
            is_sample=self._is_sample,
        )

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        if self._is_sample:
            row.addLayout(under_sample_banner(self._app.theme, self.pages, self.lock_requested.emit), 1)
        else:
            row.addWidget(self.pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.page(PageName.TODAY)
        self.retranslate()

    def _connect(self, bus: Bus) -> None:
        self.pages.made.connect(self._listen_to)
        self.pages.arrived.connect(self._rail.light)
        self.pages.left.connect(self.page_left)
        self._rail.wanted.connect(self._chosen_on_rail)
        bus.changed.connect(self._refresh)
        self._app.theme.changed.connect(self._fit)

    def _listen_to(self, page: Page) -> None:
        """A page was made: what is being written stands in it, and it may have something to ask of the window."""
        if self._services.is_open:
            page.opened()
        match page:
            case JournalPage() | SearchPage():
                page.draft_opened.connect(self.capture.open_draft)
            case RestorePage():
                page.restore_wanted.connect(self.restore_wanted)

    def _chosen_on_rail(self, does: Act | Place) -> None:
        if does == ShowEntries() and self.place.page is PageName.JOURNAL:
            does = ShowEntries(EVERYTHING)
        self.do(does)

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if now.remembered != before.remembered:
            self._show_remembered()

    def _show_remembered(self) -> None:
        self._rail.show_remembered(self._app.settings, self.path)

    def _refresh(self, changes: Changes, initiator: QObject | None) -> None:
        with caret_kept(self.pages):
            if self._services.is_open and self._letting_go.wants_anew(changes):
                self.pages.begin_anew()
            else:
                with focus_kept(self.pages.current):
                    for page in self.pages.pages():
                        if page is not initiator:
                            page.refresh(changes)
        self.pages.leave_what_is_gone()

    def _fit(self) -> None:
        self._rail.fit_window(self.width())

    def _warm_up(self) -> None:
        """What finds charts takes a third of a second to import: do it in the worker, once the first page stands.

        The page of a one-on-one opens within 100 ms of the click (docs/decisions/0013): it is made before it.
        """
        self._app.jobs.start("figures.load", findings.load_all, self._find_ahead)
        self.pages.page(PageName.ONE_ON_ONE).prepare()

    def _find_ahead(self, _loaded: None) -> None:
        what_is_loaded_stays()
        self._app.jobs.start("texts.read", partial(self._services.guide.read_ahead, current_language().value))
        progress = self._services.progress
        self._app.jobs.start("figures.find", progress.job(progress.usual_request()))
