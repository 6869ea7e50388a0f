"""This very app, as a command that starts it once more."""

from __future__ import annotations

import sys


def command() -> tuple[str, list[str]]:
    """Return the program and first arguments that start this app again, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    # -P: a folder in which somebody laid a module of a name that we import is not asked for it
    return sys.executable, ["-P", "-m", "leader_journal"]
