"""The app's window with a journal open in it, for measurements that begin where a person already is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import end_on_failure
from benchmarks.journals import PASSPHRASE
from benchmarks.painting import settle
from PySide6.QtWidgets import QApplication

from leader_journal import paths
from leader_journal.app import make_application, open_window
from leader_journal.core.clock import SystemClock
from leader_journal.services.drafts import LastPlace
from leader_journal.services.journals import JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.ui.collector import Collector
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.window.ahead import load_ahead, meet_widgets
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace.workspace import CAPTURE_AFTER_MS, Workspace


class NoRestart:
    """Nothing is locked here."""

    def restart(self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False) -> None:
        """Do nothing."""

    def pass_on(self, typed: str) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class OpenApp:
    """The open window; `close` ends it."""

    application: QApplication
    jobs: Jobs
    window: MainWindow
    workspace: Workspace

    def idle(self) -> None:
        """Wait until nothing runs in the background, what is warmed up after the start too."""
        settle(0.1, while_true=self.jobs.any_running)

    def close(self) -> None:
        """Close the journal and stop the worker."""
        self.window.close()
        self.jobs.stop()


def begin_on_today() -> None:
    """Let every measurement begin there, wherever the journal was left."""
    LastPlace.of_today = _nowhere  # type: ignore[method-assign] # in this process only


def _nowhere(self: LastPlace) -> bytes | None:  # noqa: ARG001 - the signature is the method’s
    return None


def open_app(journal: Path) -> OpenApp:
    """Open a journal in the app's window, and wait until it is idle and warm."""
    application = make_application()
    clock = SystemClock()
    jobs, window = open_window(application, SettingsStore(paths.config_folder()), clock, NoRestart())
    end_on_failure()
    begin_on_today()
    load_ahead()  # in the app a thread does, while the passphrase is typed
    meet_widgets()
    workspace = window.show_journal(JournalFiles(clock).open(journal, PASSPHRASE))
    window.show()
    Collector(jobs.any_running, application)  # as after the first paint of the app
    settle(CAPTURE_AFTER_MS / 1e3 + 0.5)  # what is made ahead is no part of any click
    app = OpenApp(application, jobs, window, workspace)
    app.idle()
    return app
