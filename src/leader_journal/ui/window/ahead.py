"""What is behind the lock screen, loaded by a job while the passphrase is typed: after Enter nothing is loaded.

A thread that imports gives way to the window every few milliseconds, so typing is not held up.
"""

from __future__ import annotations

from leader_journal import load


def load_ahead() -> None:
    """Load it: modules, and the lists of words that the first page asks at once."""
    from leader_journal import composition
    from leader_journal.wording.nudges.rules import blame

    load(
        "leader_journal.ui.pages.locked.welcome",
        "leader_journal.ui.window.locking.hidden_page",
        "leader_journal.ui.window.locking.leaving",
        "leader_journal.ui.window.workspace.keys_everywhere",
        "leader_journal.ui.window.workspace.workspace",
    )
    composition.load_all()
    blame("a")


def meet_widgets() -> None:
    """Make the binding's classes: asked for any widget that it did not make itself, it makes all of them first.

    In the window's thread, when the job is done: made in another while the window makes widgets, they end the process.
    Then all that was loaded is taken out of what the cycle collector looks through.
    """
    from PySide6 import QtWidgets

    from leader_journal.ui.collector import what_is_loaded_stays

    for name in dir(QtWidgets):
        getattr(QtWidgets, name)
    what_is_loaded_stays()
