"""What a page needs, handed down through its constructor: nothing is looked up behind its back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.settings import SettingsStore
from leader_journal.ui.bus import Bus
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.messages import Messages
from leader_journal.ui.theme import Theme
from leader_journal.wording.errors import sentence


class Saved(Protocol):
    """Announces a write and shows its sentence with Undo; an empty sentence shows nothing."""

    def __call__(self, changes: Changes, said: str, initiator: QObject | None = None) -> None:
        """`initiator` is the page that shows the change already and is not refreshed."""
        ...


@dataclass(frozen=True, slots=True)
class Navigation:
    """Where a page can send the reader. Pages do not know each other; the window carries these out."""

    show_entries: Callable[[EntryFilter], None]
    """The journal, filtered."""
    open_entry: Callable[[str], None]
    """The journal with this entry in its reading pane."""
    edit_entry: Callable[[str], None]
    """The deepen editor of this entry; leaving it comes back."""
    new_entry: Callable[[], None]
    """The capture window."""
    back: Callable[[], None]
    """Where the reader came from."""
    show_trash: Callable[[], None]
    """The bin."""
    show_agreements: Callable[[], None]
    """The agreements."""
    show_guide: Callable[[Chapter], None]
    """A page of the guide."""
    begin_review: Callable[[], None]
    """The review, begun or gone on with."""
    show_person: Callable[[str], None]
    """The page of one person."""
    prepare_one_on_one: Callable[[str], None]
    """The page that prepares the next one-on-one with a person."""
    show_one_on_one: Callable[[str], None]
    """One meeting: its page, or how it was."""


@dataclass(frozen=True, slots=True)
class UiContext:
    """The app's shared objects, for pages."""

    theme: Theme
    bus: Bus
    jobs: Jobs
    messages: Messages
    settings: SettingsStore
    clock: Clock
    services: Services
    navigation: Navigation
    saved: Saved
    """After a write: announce it and show its sentence with Undo."""

    def run(self, write: Callable[[], Changes], said: str, initiator: QObject | None = None) -> bool:
        """Write something and say it with Undo; what fails is said in one sentence. Return whether it went well."""
        try:
            changes = write()
        except UserError as error:
            self.messages.failed(sentence(error))
            return False
        self.saved(changes, said, initiator)
        return True

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do what may fail; what fails is said in one sentence. Return whether it went well."""
        try:
            act()
        except UserError as error:
            self.messages.failed(sentence(error))
            return False
        return True
