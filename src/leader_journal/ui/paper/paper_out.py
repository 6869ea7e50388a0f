"""The way out for a page: read as if they read it, then printed, saved or copied. Every page that leaves goes here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.errors import UserError
from leader_journal.core.sheets import Sheet
from leader_journal.services.files import replace_file
from leader_journal.services.paper.files import MARKDOWN, PDF, markdown_of, page_content
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.file_names import proposed_file, with_ending
from leader_journal.ui.paper.as_if_read_dialog import AsIfReadDialog
from leader_journal.ui.paper.left_names_dialog import LeftNamesDialog
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence


class Way(Enum):
    """How a page can leave."""

    PRINT = auto()
    SAVE = auto()
    COPY = auto()


def let_out_without_names(
    context: UiContext, page: str, left: Mapping[str, str], window: QWidget, go: Callable[[], object]
) -> None:
    """Show what looks like a name and would stay on a page without names, then `go`; at once where there is nothing."""
    if not left:
        go()
        return
    dialog = LeftNamesDialog(context, page, left, window)
    dialog.accepted.connect(go)
    dialog.open()


class PaperOut(QObject):
    """Lets pages of one window leave. A sheet comes as it is stored, people as references.

    `page` names the page for `PaperService`; `names` says whether people are named on it or stand as letters.
    """

    gone = Signal(Way)
    """A page has left."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def send(self, way: Way, page: str, sheet: Sheet, *, names: bool = True) -> None:
        """Ask about what was not decided yet, then let the page leave; nothing leaves where that is broken off."""
        paper = self._context.services.paper
        undecided = paper.undecided(page, sheet)
        if names:
            undecided += paper.doubtful(page, sheet)
            go = partial(self._go, way, page, sheet, names)
        else:
            go = partial(self._ask_what_is_left, way, page, sheet)
        if not undecided:
            go()
            return
        dialog = AsIfReadDialog(self._context, page, undecided, self._window)
        dialog.accepted.connect(go)
        dialog.open()

    def _ask_what_is_left(self, way: Way, page: str, sheet: Sheet) -> None:
        """Without names: show what looks like one and would stay, before the page goes."""
        left = self._context.services.paper.left(page, sheet)
        go = partial(self._go, way, page, sheet, names=False)
        let_out_without_names(self._context, page, left, self._window, go)

    def _go(self, way: Way, page: str, sheet: Sheet, names: bool) -> None:
        ready = self._context.services.paper.ready(page, sheet, names=names)
        try:
            ways: dict[Way, Callable[[Sheet], str]] = {
                Way.PRINT: self._print,
                Way.SAVE: partial(self._save, page),
                Way.COPY: self._copy,
            }
            done = ways[way](ready)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        if not done:
            return
        if self._context.services.paper.decided(page):
            again = partial(self._again, way, page, sheet, names)
            self._context.messages.tell(done, _("Decide again"), again)
        else:
            self._context.messages.tell(done)
        self.gone.emit(way)

    def _again(self, way: Way, page: str, sheet: Sheet, names: bool) -> None:
        """Ask about every sentence anew."""
        self._context.services.paper.reconsider(page)
        self.send(way, page, sheet, names=names)

    def _print(self, sheet: Sheet) -> str:
        from leader_journal.ui.paper.document import PaperDocument
        from leader_journal.ui.paper.printing import print_on, print_where_asked, sent_to_printer

        document = PaperDocument(sheet)
        print_it = partial(print_on, document)
        return print_where_asked(
            self._context.messages, document.page_count, print_it, saved=_saved(), sent=sent_to_printer()
        )

    def _save(self, page: str, sheet: Sheet) -> str:
        pattern = ";;".join((_("Document (*.pdf)"), _("Markdown (*.md)")))
        proposed = proposed_file(_kind_of(page), self._context.clock.now().date(), PDF)
        target = self._context.messages.ask_save_file(_("Save the page"), proposed, pattern)
        if target is None:
            return ""
        target = with_ending(target, PDF, MARKDOWN)
        replace_file(target, page_content(sheet, target))
        return _saved()

    def _copy(self, sheet: Sheet) -> str:
        clipboard.copy(markdown_of(sheet))
        return _("Page copied as Markdown. Other programs can read the clipboard.")


def _saved() -> str:
    return _("Page saved. It is not encrypted.")


def _kind_of(page: str) -> str:
    """Return what kind of page this is, by the name that `PaperService` knows it by."""
    kinds = {"one_on_one": _("One-on-one"), "review": _("Review"), "entry": _("Entry")}
    return kinds.get(page.partition(":")[0], _("Page"))
