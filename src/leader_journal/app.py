"""Starts the interface: theme, language, window, one instance; and takes pictures where there is no screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from leader_journal import __version__, log, paths
from leader_journal.core.clock import Clock, SystemClock
from leader_journal.first_steps import has_screen
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.qt_messages import report_as_before, report_without_words
from leader_journal.ui.toolkit.first_paint import FirstPaint
from leader_journal.ui.window.crash import CrashHandler
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.locking.restart import ProcessRestart, Restart
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.wording.catalogue import Language, _
from leader_journal.wording.system_language import spoken_language as of_system

if TYPE_CHECKING:
    from leader_journal.ui.desktop.portal import Portal
    from leader_journal.ui.look.motion import Motion

APP_ID = "org.leaderjournal.LeaderJournal"
"""The name of its desktop entry and icon, by which a desktop knows the windows of the app."""
_COMMAND = "leader-journal"


def run_app(
    wanted: argparse.Namespace,
    settings: SettingsStore,
    place: Path | None,
    step_aside: Callable[[], None] | None = None,
) -> int:
    """Run the app until its window is closed; return the exit code. `place` is where later starts leave their wishes.

    `wanted` says what the command line did: the journal, a new entry, what the lock screen says and how its window
    stands. `step_aside` lets another process be the one that later starts ask.
    """
    application = make_application()
    report_without_words()
    clock = SystemClock()
    restart = ProcessRestart(partial(os._exit, 0))
    jobs, window = open_window(application, settings, clock, restart)
    _show_first(window, settings, wanted)
    stance = Stance.read(wanted.stance)
    if stance is None:
        window.show()
    else:
        from leader_journal.ui.window.locking.standing_in import stand_in  # after a lock only

        window.screens.continue_the_face()
        stand_in(window, stance, window.screens.go_on_with, window.screens.face_is_gone)
    if wanted.new:
        window.new_entry()
    FirstPaint(window, partial(_listen, application, window, jobs, restart, place, step_aside))
    if _PLATFORM == "linux":
        FirstPaint(window, partial(_hear_the_key, application, window, settings, restart))
    code = application.exec()
    jobs.stop()
    report_as_before()
    return code


def _listen(
    application: QApplication,
    window: MainWindow,
    jobs: Jobs,
    restart: ProcessRestart,
    place: Path | None,
    step_aside: Callable[[], None] | None,
) -> None:
    """Begin to write the log, and to hear later starts, the desktop and what ends the app: the window is painted."""
    from leader_journal.services.sample_folder import sweep_sample_folders
    from leader_journal.ui.collector import Collector
    from leader_journal.ui.desktop.later_starts import LaterStarts
    from leader_journal.ui.window.ending import Ending
    from leader_journal.ui.window.second_journal import answer

    Collector(jobs.any_running, application)
    log.start(paths.log_folder())
    if place is not None:
        later = LaterStarts(place, application)
        later.requested.connect(partial(answer, window))
        later.look()
        restart.stepping_aside.connect(later.stop)
    if step_aside is not None:
        restart.stepping_aside.connect(step_aside)
    window.locking.protection.system.listen()
    jobs.start("samples.sweep", sweep_sample_folders)
    ending = Ending(application, window, application.quit)
    ending.listen()
    application.aboutToQuit.connect(ending.stop)


def _hear_the_key(
    application: QApplication, window: MainWindow, settings: SettingsStore, restart: ProcessRestart
) -> None:
    """Let a key of the desktop's do what a second start with --new does, while that is chosen."""
    from leader_journal.second_start import Request, Wish
    from leader_journal.ui.desktop.global_key import GlobalKey
    from leader_journal.ui.window.second_journal import answer

    key = GlobalKey(settings, application)
    key.pressed.connect(partial(answer, window, Request(Wish.NEW_ENTRY)))
    key.refused.connect(partial(_say_refused, window))
    key.taken_away.connect(partial(_say_taken_away, window))
    key.begin()
    restart.stepping_aside.connect(key.stop)
    application.aboutToQuit.connect(key.stop)


def _say_refused(window: MainWindow) -> None:
    window.messages.failed(_("The desktop gave no key."))


def _say_taken_away(window: MainWindow) -> None:
    window.messages.failed(
        _(
            "The desktop has taken back the key for a new entry. The app asks for it again when it starts, or when "
            "you switch it off and on in Settings, General."
        )
    )


def make_application() -> QApplication:
    """Return the QApplication, named so that desktops know it."""
    QCoreApplication.setApplicationName(_COMMAND)
    QCoreApplication.setApplicationVersion(__version__)
    # -name: on X11 the class of a window is the name of the app, which is also what is heard; its instance is this
    # -style: `setStyle` would hand a QStyle over, and make its enums
    application = QApplication([_COMMAND, "-name", APP_ID, "-style", "fusion"])
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(True)
    return application


def open_window(
    application: QApplication, settings: SettingsStore, clock: Clock, restart: Restart
) -> tuple[Jobs, MainWindow]:
    """Build the window and what it needs; the caller shows it, and stops the jobs in the end."""
    chosen = settings.current
    theme = Theme(chosen.theme, chosen.text_percent)
    theme.motion.set_mode(chosen.animation)
    theme.apply(application)
    interpreter = Interpreter(application)
    interpreter.begin(spoken_language(chosen.language))
    jobs = Jobs(_raise_in_main, application)
    entrance = Entrance(JournalFiles(clock), jobs)
    entrance.opening.connect(partial(_close_memory, application))
    window = MainWindow(theme, interpreter, settings, entrance, jobs, restart, clock)
    FirstPaint(window, partial(_meet_portal, application, theme.motion))
    theme.setParent(window)
    CrashHandler(window.messages.failed).install()
    return jobs, window


_PLATFORM: str = sys.platform


def _meet_portal(application: QApplication, motion: Motion) -> None:
    from leader_journal.ui.desktop.system_motion import SystemMotion

    wish = SystemMotion(application)
    wish.reduced.connect(motion.set_reduced_by_system)
    portal = _portal(application)
    portal.meet()
    portal.when_met(wish.ask)


def _close_memory(application: QApplication) -> None:
    """Something is about to be unlocked."""
    _portal(application).meet_and_close()


def _portal(application: QApplication) -> Portal:
    """Return the one that closes our memory; made when the window is painted, or something is unlocked before."""
    from leader_journal.ui.desktop.portal import Portal  # QtDBus: not before the first paint

    return application.findChild(Portal) or Portal(log.close_memory, application)


def spoken_language(chosen: str) -> Language:
    """Return the language of the settings; "system" means Danish on a Danish system, else English."""
    if chosen in set(Language):
        return Language(chosen)
    if _PLATFORM == "linux":  # there Qt reads the same variables, and its enums take a moment to make
        return of_system(chosen, os.environ)
    from PySide6.QtCore import QLocale

    danish = QLocale.system().language() in (QLocale.Language.Danish, QLocale.Language.Faroese)
    return Language.DANISH if danish else Language.ENGLISH


def run_screenshots(arguments: argparse.Namespace, passphrase: str, clock: Clock) -> int:
    """Write a picture of every page of a journal into a folder; needs no screen."""
    if not has_screen(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leader_journal.ui.screenshots import take_screenshots  # every page: not for a start

    application = make_application()
    width, height = arguments.size
    return take_screenshots(
        application,
        JournalFiles(clock).open(Path(arguments.journal), passphrase),
        Path(arguments.folder),
        language=spoken_language(arguments.language or "en"),
        theme=arguments.theme,
        size=(width, height),
        scale=arguments.scale,
        clock=clock,
    )


def show_sample_as_pictures(settings: SettingsStore) -> int:
    """Write a picture of every page of the sample into a folder here, and say so; for machines without a screen."""
    folder = Path("screenshots")
    sys.stdout.write(
        _("There is no screen here. Pictures of the sample journal go to ./{folder}.").format(folder=folder) + "\n"
    )
    sys.stdout.flush()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leader_journal.services.sample_folder import SampleFolder, sweep_sample_folders
    from leader_journal.ui.screenshots import take_screenshots  # every page: not for a start

    clock = SystemClock()
    application = make_application()
    sweep_sample_folders()
    sample = SampleFolder()
    try:
        path = sample.path / f"sample{paths.JOURNAL_SUFFIX}"
        language = spoken_language(settings.current.language)
        journal = JournalFiles(clock).create_sample(path, SAMPLE_PASSPHRASE, language.value)
        return take_screenshots(
            application, journal, folder, language=language, theme="light", size=(1280, 800), scale=1.0, clock=clock
        )
    finally:
        sample.remove()


def _show_first(window: MainWindow, settings: SettingsStore, wanted: argparse.Namespace) -> None:
    """The journal that was named, else the last one that is still there; else the first screen, which misses it."""
    recent = sorted(settings.recent_journals(), key=lambda path: not path.exists())
    path = Path(wanted.journal).absolute() if wanted.journal else next(iter(recent), None)
    if path is None:
        window.screens.show_welcome()
    else:
        window.screens.begin(path, wanted.locked)


def _raise_in_main(error: Exception) -> None:
    """A job's bug is raised where the crash handler sees it, outside the delivery of the job."""
    QTimer.singleShot(0, partial(_raise, error))


def _raise(error: Exception) -> None:
    raise error
