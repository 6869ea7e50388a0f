"""Pictures of every page: for the documentation, for a machine without a screen, and for our own eyes."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.core.reviews import ReviewStep
from leader_journal.paths import config_folder
from leader_journal.services.journals import JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.storage.journal import Journal
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.places import (
    PLAIN,
    EditEntry,
    PageName,
    Place,
    SettingsSection,
    ShowGuide,
    ShowHelp,
    ShowOneOnOne,
    ShowProgress,
    ShowPromises,
    ShowReviews,
    ShowSearch,
    ShowSettings,
)
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace.workspace import Workspace
from leader_journal.wording.catalogue import Language, _
from leader_journal.wording.dates import time_of_day

_SETTLE_MS, _STEADY_AFTER = 80, 20
_LOCKED_AT = dt.time(13, 40)


class _NoRestart:
    """Pictures need no lock."""

    def restart(self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False) -> None:
        """Do nothing."""

    def pass_on(self, typed: str) -> None:
        """Do nothing."""


def take_screenshots(
    application: QApplication,
    journal: Journal,
    folder: Path,
    *,
    language: Language,
    theme: str,
    size: tuple[int, int],
    scale: float,
    clock: Clock,
) -> int:
    """Write one PNG of every page into `folder`, close the journal and return 0."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    qInstallMessageHandler(_quiet)
    look = Theme(theme, round(scale * 100))
    look.motion.set_mode(Animation.OFF)
    look.apply(application)
    interpreter = Interpreter(application)
    interpreter.speak(language)
    failures: list[Exception] = []
    jobs = Jobs(failures.append, application)
    sys.excepthook = _Collector(failures).take
    settings = SettingsStore(config_folder(), read_only=True)
    window = MainWindow(look, interpreter, settings, Entrance(JournalFiles(clock), jobs), jobs, _NoRestart(), clock)
    window.setMinimumSize(1, 1)
    window.resize(*size)
    try:
        _take_all(window, journal, _Camera(folder, jobs))
    finally:
        window.close()
        jobs.stop()
        sys.excepthook = sys.__excepthook__
    if failures:  # a page that failed must not look like a picture that was taken
        raise failures[0]
    return 0


def _take_all(window: MainWindow, journal: Journal, camera: _Camera) -> None:
    window.show()
    path = journal.path
    window.screens.show_welcome()
    camera.take("welcome", window)
    window.screens.show_unlock(path, _("Locked at {time}.").format(time=time_of_day(_LOCKED_AT)))
    camera.take("unlock", window)
    _pages(window.show_journal(journal), camera, window)


def _pages(workspace: Workspace, camera: _Camera, window: MainWindow) -> None:
    for name, place in _plain_places():
        workspace.go(place)
        camera.take(name, window)
    _reviews(workspace, camera, window)
    for chapter in Chapter:
        workspace.go(ShowGuide(chapter))
        camera.take(f"guide_{chapter}", window)
    for topic in HelpTopic:
        workspace.go(ShowHelp(topic))
        camera.take(f"help_{topic}", window)
    workspace.capture.bring_up()
    camera.take("capture", workspace.capture.window())
    workspace.capture.window().close()
    for name, meeting in _meetings(workspace):
        workspace.go(ShowOneOnOne(meeting))
        camera.take(name, window)
    newest = workspace.services.entries.rows(EVERYTHING, limit=1)
    for row in newest:
        workspace.go(EditEntry(row.id))
        camera.take("editor", window)


def _plain_places() -> Iterator[tuple[str, Place]]:
    pages: dict[PageName, Place] = {}
    for place in PLAIN:
        pages.setdefault(place.page, place)
    for page in (PageName.REVIEW, PageName.GUIDE, PageName.SEARCH, PageName.SETTINGS):  # in several pictures
        del pages[page]
    yield from ((page.value, place) for page, place in pages.items())
    yield "progress_patterns", ShowProgress(PATTERNS.id)
    for section in SettingsSection:
        yield f"settings_{section}", ShowSettings(section)
    yield "promises", ShowPromises()
    yield "search", ShowSearch("demo")


def _meetings(workspace: Workspace) -> list[tuple[str, str]]:
    """The next one-on-one, and the last one that was held."""
    meetings = workspace.services.one_on_ones.all()
    to_come = [one.id for one in meetings if one.held_on is None][:1]
    held = [one.id for one in meetings if one.held_on is not None and one.page is not None and one.page.motto][:1]
    return [*(("one_on_one", one) for one in to_come), *(("one_on_one_held", one) for one in held)]


def _reviews(workspace: Workspace, camera: _Camera, window: MainWindow) -> None:
    """The list, the steps of the next review (which is not begun by this), a closed one, and a quarter."""
    page, reviews = workspace.go(ShowReviews()), workspace.services.reviews
    if not isinstance(page, ReviewPage):
        return
    page.show_list()
    camera.take("review", window)
    if reviews.next_period() is not None:
        next_one = reviews.to_begin()
        for step in ReviewStep:
            page.picture(replace(next_one, step=step))
            camera.take(f"review_{step.number}", window)
    for quarter in reviews.quarters()[:1]:
        page.read(quarter.reviews[-1].review.id)
        camera.take("review_closed", window)
        page.read_quarter(quarter)
        camera.take("review_quarter", window)
    page.show_list()


class _Camera:
    def __init__(self, folder: Path, jobs: Jobs) -> None:
        self._folder = folder
        self._jobs = jobs

    def take(self, name: str, widget: QWidget) -> None:
        """Let the page finish what it does, then write its picture, without what is only said in passing."""
        _settle()
        while self._jobs.any_running():
            _settle()
        picture = _picture(widget)
        for _again in range(_STEADY_AFTER):  # what is laid out late on a busy machine
            before, picture = picture, _picture(widget)
            if picture == before:
                break
        path = self._folder / f"{name}.png"
        path.touch(mode=0o600)
        path.chmod(0o600)  # one that was there before, too
        picture.save(str(path))
        sys.stdout.write(f"{path}\n")


def _picture(widget: QWidget) -> QImage:
    """On a busy machine something may be said at any moment, a reminder say."""
    _settle()
    for toast in widget.findChildren(Toast):
        toast.dismiss()
    return widget.grab().toImage()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


class _Collector:
    """Keeps what a slot raised: Qt itself would only print it and go on."""

    def __init__(self, failures: list[Exception]) -> None:
        self._failures = failures

    def take(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Take what `sys.excepthook` is handed."""
        if isinstance(error, Exception):
            self._failures.append(error)


def _quiet(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """The offscreen platform says what it cannot do, for every window; everything else is said."""
    if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in (message or ""):
        sys.stderr.write(f"{message}\n")
