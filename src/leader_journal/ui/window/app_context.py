"""What there is without a journal, handed down to whatever the window shows before one is open, and around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leader_journal.settings import SettingsStore
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock


@dataclass(frozen=True, slots=True)
class AppContext:
    """As `UiContext` for the pages of an open journal."""

    theme: Theme
    interpreter: Interpreter
    settings: SettingsStore
    jobs: Jobs
    messages: Messages
    clock: Clock
