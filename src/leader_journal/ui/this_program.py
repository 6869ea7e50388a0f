"""This very app, as a command that starts it once more."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command() -> tuple[str, list[str]]:
    """Return the program and first arguments that start this app again, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    # -P: a folder in which somebody laid a module of a name that we import is not asked for it
    return sys.executable, ["-P", "-m", "leader_journal"]


def installed_command() -> list[str]:
    """Return the words by which a desktop starts this app: its own program, by its path, where one was installed."""
    if flatpak := os.environ.get("FLATPAK_ID"):
        return ["flatpak", "run", flatpak]
    beside = Path(sys.executable).with_name("leader-journal")
    if not getattr(sys, "frozen", False) and beside.exists():
        return [str(beside)]
    program, words = command()
    return [program, *words]
