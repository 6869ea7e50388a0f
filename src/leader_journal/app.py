"""Starts the interface: theme, language, window, one instance; and takes pictures where there is no screen."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from leader_journal import __version__, log, paths
from leader_journal.core.clock import Clock, SystemClock
from leader_journal.core.sheets import Sheet
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.single_instance import InstanceServer, Request, Wish, hand_over
from leader_journal.ui.window.entrance import Entrance
from leader_journal.ui.window.main_window import MainWindow, crash_handler
from leader_journal.ui.window.restart import ProcessRestart, Restart
from leader_journal.wording.catalogue import Language, _, use_language

APP_ID = "leader-journal"


def run_app(arguments: Sequence[str]) -> int:
    """Open the app, or hand the wish to the one that runs; return the exit code."""
    wanted = _parse(arguments)
    settings = SettingsStore(paths.config_folder())
    if not _has_screen():
        return _without_screen(settings)
    application = make_application()
    request = Request(Wish.NEW_ENTRY if wanted.new else Wish.RAISE, wanted.journal)
    if hand_over(_instance_name(), request):
        return 0
    log.start(paths.log_folder())
    clock = SystemClock()
    jobs, window = open_window(application, settings, clock, ProcessRestart())
    server = InstanceServer(_instance_name(), application)
    server.requested.connect(partial(_answer, window))
    _show_first(window, settings, wanted)
    window.show()
    if wanted.new:
        window.new_entry()
    code = application.exec()
    server.close()
    jobs.stop()
    return code


def make_application() -> QApplication:
    """Return the QApplication, named so that desktops know it."""
    QCoreApplication.setApplicationName(APP_ID)
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication([APP_ID])
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(True)
    return application


def open_window(
    application: QApplication, settings: SettingsStore, clock: Clock, restart: Restart
) -> tuple[Jobs, MainWindow]:
    """Build the window and what it needs; the caller shows it, and stops the jobs in the end."""
    chosen = settings.current
    theme = Theme(chosen.theme, chosen.text_percent)
    theme.motion.set_on(chosen.animation)
    theme.apply(application)
    interpreter = Interpreter(application)
    interpreter.speak(spoken_language(chosen.language))
    jobs = Jobs(_raise_in_main, application)
    window = MainWindow(theme, interpreter, settings, Entrance(JournalFiles(clock), jobs), jobs, restart, clock)
    theme.setParent(window)
    crash_handler(window).install()
    return jobs, window


def spoken_language(chosen: str) -> Language:
    """Return the language of the settings; "system" means Danish on a Danish system, else English."""
    if chosen in set(Language):
        return Language(chosen)
    danish = QLocale.system().language() in (QLocale.Language.Danish, QLocale.Language.Faroese)
    return Language.DANISH if danish else Language.ENGLISH


def run_screenshots(arguments: argparse.Namespace, passphrase: str, clock: Clock) -> int:
    """Write a picture of every page of a journal into a folder; needs no screen."""
    if not _has_screen():
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


def pdf_without_screen(sheet: Sheet) -> bytes:
    """Return a sheet that was made ready as PDF; for the command line, which asks no screen even where there is one."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leader_journal.ui.paper.printing import pdf_of  # only where a page leaves

    application = make_application()
    try:
        return pdf_of(sheet)
    finally:
        application.shutdown()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="leader-journal", description="A private, local journal for one leader.")
    parser.add_argument("journal", nargs="?", metavar="JOURNAL", help="the journal to open")
    parser.add_argument("--new", action="store_true", help="write a new entry, in the running app if there is one")
    parser.add_argument("--locked", metavar="WORDS", default="", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _has_screen() -> bool:
    """Qt aborts the process without a screen, so look before (ECOSYSTEM.md, pitfall 1)."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen)


def _without_screen(settings: SettingsStore) -> int:
    folder = Path("screenshots")
    use_language(Language.ENGLISH if settings.current.language == "system" else Language(settings.current.language))
    sys.stdout.write(
        _("There is no screen here. Pictures of the sample journal go to ./{folder}.").format(folder=folder) + "\n"
    )
    sys.stdout.flush()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leader_journal.ui.screenshots import take_screenshots  # every page: not for a start

    clock = SystemClock()
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="leader-journal-sample-") as temporary:
        path = Path(temporary) / f"sample{paths.JOURNAL_SUFFIX}"
        language = spoken_language(settings.current.language)
        journal = JournalFiles(clock).create_sample(path, SAMPLE_PASSPHRASE, language.value)
        return take_screenshots(
            application, journal, folder, language=language, theme="light", size=(1280, 800), scale=1.0, clock=clock
        )


def _show_first(window: MainWindow, settings: SettingsStore, wanted: argparse.Namespace) -> None:
    """The journal that was named, else the last one, else the first screen."""
    recent = [path for path in settings.recent_journals() if path.exists()]
    path = Path(wanted.journal).absolute() if wanted.journal else next(iter(recent), None)
    if path is None:
        window.show_welcome()
    else:
        window.show_unlock(path, wanted.locked)


def _answer(window: MainWindow, request: Request) -> None:
    window.bring_to_front()
    if request.wish is Wish.NEW_ENTRY:
        window.new_entry()


def _instance_name() -> str:
    """Where the running app listens: in the folder for temporary files anybody could listen in its place."""
    if sys.platform == "win32":
        return f"{APP_ID}-{os.environ.get('USERNAME', 'user')}"
    folder = paths.runtime_folder()
    with suppress(OSError):  # a second start is then an app of its own, and the lock keeps the journals apart
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder / "socket")


def _raise_in_main(error: Exception) -> None:
    """A job's bug is raised where the crash handler sees it, outside the delivery of the job."""
    QTimer.singleShot(0, partial(_raise, error))


def _raise(error: Exception) -> None:
    raise error
