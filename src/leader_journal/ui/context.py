"""What a page needs, handed down through its constructor: nothing is looked up behind its back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.settings import SettingsStore
from leader_journal.ui.bus import Bus
from leader_journal.ui.icons import Icons
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.messages import Messages
from leader_journal.ui.theme import Theme


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


@dataclass(frozen=True, slots=True)
class UiContext:
    """The app's shared objects, for pages."""

    theme: Theme
    icons: Icons
    bus: Bus
    jobs: Jobs
    messages: Messages
    settings: SettingsStore
    clock: Clock
    services: Services
    navigation: Navigation
    saved: Callable[[Changes, str], None]
    """After a write: announce it and show its sentence with Undo."""
