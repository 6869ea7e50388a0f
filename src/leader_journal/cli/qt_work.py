"""What a command cannot do without Qt: the app does it, and is handed in from above."""

from __future__ import annotations

import argparse
from typing import Protocol

from leader_journal.core.clock import Clock


class QtWork(Protocol):
    """The app, as commands see it."""

    def screenshots(self, arguments: argparse.Namespace, passphrase: str, clock: Clock) -> int:
        """Take a picture of every page and return the exit code."""
        ...
