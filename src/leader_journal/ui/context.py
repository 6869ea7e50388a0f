"""What a page needs, handed down through its constructor: nothing is looked up behind its back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject

from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UserError
from leader_journal.settings import SettingsStore
from leader_journal.ui.actions import Act
from leader_journal.ui.bus import Bus
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages
from leader_journal.ui.places import Place
from leader_journal.wording.errors import sentence

if TYPE_CHECKING:
    from leader_journal.composition import Services

T = TypeVar("T")


class Saved(Protocol):
    """Announces a write and shows its sentence with Undo; an empty sentence shows nothing."""

    def __call__(self, changes: Changes, said: str, initiator: QObject | None = None) -> None:
        """`initiator` is the page that shows the change already and is not refreshed."""
        ...


class UiContext(Struct, frozen=True):
    """The app's shared objects, for pages."""

    theme: Theme
    bus: Bus
    jobs: Jobs
    messages: Messages
    settings: SettingsStore
    clock: Clock
    services: Services
    go: Callable[[Place], object]
    """Pages do not know each other: this brings the page of a place to the front."""
    act: Callable[[Act], None]
    """Does what the window can be told to do."""
    saved: Saved
    """After a write: announce it and show its sentence with Undo."""
    is_sample: bool = False
    """Whether the journal is the sample, which is gone with the window: nothing is to be kept of it or for it."""

    def to(self, place: Callable[[T], Place]) -> Callable[[T], None]:
        """Return what goes to the place that is made of what a signal hands over: `opened.connect(to(ShowEntry))`."""
        return partial(_go_to, self.go, place)

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


def _go_to(go: Callable[[Place], object], place: Callable[[T], Place], handed_over: T) -> None:
    go(place(handed_over))
