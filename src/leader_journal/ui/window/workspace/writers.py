"""Everything in which one writes: what is being written is kept, and where that fails it is at least taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.pages.page import Page
from leader_journal.ui.window.careful import carefully, log_bug, typed_in
from leader_journal.ui.window.workspace.page_stack import PageStack
from leader_journal.ui.window.workspace.single_capture import SingleCapture

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.rest import Rest


class Writers:
    """The capture window, the pages and the dialogs of one open journal."""

    def __init__(self, journal: Journal, pages: PageStack, capture: SingleCapture) -> None:
        self._journal = journal
        self._pages = pages
        self._capture = capture

    def keep(self) -> None:
        """Keep what is being written. Raises UserError where something cannot be kept."""
        for writer in self._all():
            writer.keep()

    def unsaved(self) -> tuple[Rest, str]:
        """Return what cannot be saved, and the words of what cannot even be kept as a draft, as they stand there.

        Where not even that can be found out, it is all that was typed.
        """
        words: dict[int, str] = {}

        def keep_each() -> None:
            for number, writer in enumerate(self._all()):
                unkept = dict(self._journal.drafts.unkept)
                try:
                    writer.keep()
                    words.pop(number, None)
                except Exception as error:  # noqa: BLE001 - a bug in one page must not cost the words of all
                    log_bug(error)
                    if self._journal.drafts.unkept == unkept:
                        words[number] = typed_in(writer)

        try:
            rest = self._journal.rests.after(keep_each)
        except Exception as error:  # noqa: BLE001 - a bug here must cost no word, at worst one is kept twice
            log_bug(error)
            rest = self._journal.rests.nothing()
            words = {number: typed_in(writer) for number, writer in enumerate(self._all())}
        return rest, "\n".join(filter(None, words.values()))

    def close(self) -> None:
        """Let go of what stands in windows of its own: it is kept."""
        if (window := self._capture.open) is not None:
            carefully(window.forget)
        for words in self._dialogs():
            words.close()

    def leave_dialogs(self) -> None:
        """Close the dialogs in which one writes: something was erased that may stand there. What is kept of it, without
        who was forgotten, stands in them when they are opened again.
        """
        for words in self._dialogs():
            words.leave()

    def _all(self) -> list[CaptureWindow | Page | KeptWords]:
        capture = [self._capture.open] if self._capture.open is not None else []
        return [*capture, *self._pages.pages(), *self._dialogs()]

    def _dialogs(self) -> list[KeptWords]:
        return self._pages.window().findChildren(KeptWords)
