"""What the window can be told to do, besides going to a place: each act of the table, done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.core.help import HelpTopic
from leader_journal.ui.actions import Act
from leader_journal.ui.bring_ups.bring_up_dialog import BringUpDialog
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.places import Place, PrepareOneOnOne, ShowHelp, ShowPerson, ShowReviews, ShowSearch
from leader_journal.ui.spelling.spell_check import SpellCheck
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.window.workspace.help_topics import topic_of
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.ui.window.workspace.page_stack import PageStack
from leader_journal.ui.window.workspace.rail import SEARCHED
from leader_journal.ui.window.workspace.single_capture import SingleCapture
from leader_journal.ui.window.workspace.undoing import Undoing
from leader_journal.wording.catalogue import _, current_language


class Acts(QObject):
    """Does them to the page in front, to the capture window, to the size of the text; asks the window for the rest."""

    lock_requested = Signal()
    hide_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self, context: UiContext, pages: PageStack, capture: SingleCapture, undoing: Undoing, spelling: SpellCheck
    ) -> None:
        super().__init__(pages)
        self._context = context
        self._pages = pages
        self._capture = capture
        self._choices = Choices(context.services)
        self._done: dict[Act, Callable[[], object]] = {
            Act.NEW_ENTRY: capture.bring_up,
            Act.BRING_UP: self._bring_up,
            Act.BEGIN_REVIEW: self._begin_review,
            Act.SEARCH: self._search,
            Act.SPELLING: spelling.next,
            Act.LOCK: self.lock_requested.emit,
            Act.HIDE: self.hide_requested.emit,
            Act.UNDO: undoing.undo,
            Act.REDO: undoing.redo,
            Act.LARGER: partial(self._scale_by, 10),
            Act.SMALLER: partial(self._scale_by, -10),
            Act.NORMAL_SIZE: partial(self._scale_to, 100),
            Act.BACK: pages.back,
            Act.NEXT_PANE: self._next_pane,
            Act.KEYS: self.show_keys,
            Act.PALETTE: self.show_palette,
            Act.EXPORT: self._export,
            Act.EXPORT_ENTRIES: self._export_entries,
            Act.PRINT: self._print,
            Act.QUIT: self.quit_requested.emit,
        }

    def do(self, does: Act | Place) -> None:
        """Do an act, or go to a place. Raises KeyError for a place that is no more."""
        if isinstance(does, Act):
            self._done[does]()
        else:
            self._pages.go(does)

    def show_keys(self) -> None:
        """List the keys that work where one is."""
        capture = self._capture.open
        if capture is not None and capture.isActiveWindow():
            front: QWidget = capture
            of_page, topic = capture.keys(), HelpTopic.CAPTURING
        else:
            front = QApplication.activeModalWidget() or self._pages.window()
            of_page, topic = self._pages.current.keys(), topic_of(self._pages.place)
        keys = KeysDialog(self._context.theme, self._context.settings, of_page, front)
        if QApplication.activeModalWidget() is None:  # nothing is in the way
            title = self._context.services.guide.help_titles(current_language().value)[topic]
            keys.offer_help(title, partial(self._pages.go, ShowHelp(topic)))
        keys.open()

    def show_palette(self) -> None:
        """Offer everything that can be done, and every place."""
        palette = Palette(self._context.theme, self._choices, self._pages.window())
        palette.chosen.connect(self._chosen)
        palette.open()

    def _chosen(self, does: Act | Place) -> None:
        try:
            self.do(does)
        except KeyError:  # thrown away since it was offered
            self._context.messages.failed(_("It no longer exists."))

    def _bring_up(self) -> None:
        """Catch a line to bring up, with the person whose page is open."""
        place = self._pages.place
        person = place.person if isinstance(place, ShowPerson | PrepareOneOnOne) else None
        BringUpDialog(self._context, None, person, self._pages.window()).open()

    def _begin_review(self) -> None:
        """Begin a review, or go on with the open one."""
        page = self._pages.go(ShowReviews())
        if isinstance(page, ReviewPage):
            page.begin()

    def _search(self) -> None:
        if self._pages.place.page not in SEARCHED:
            self._pages.go(ShowSearch())
        self._pages.current.search()

    def _next_pane(self) -> None:
        self._pages.current.next_pane()

    def _export_entries(self) -> None:
        ExportDialog(self._context, self._pages.current.listed(), self._pages.window()).open()

    def _export(self) -> None:
        self._pages.current.export()

    def _print(self) -> None:
        self._pages.current.print_()

    def _scale_by(self, step: int) -> None:
        self._scale_to(self._context.theme.percent + step)

    def _scale_to(self, percent: int) -> None:
        self._context.theme.set_scale(percent)
        self._context.settings.update(text_percent=self._context.theme.percent)
