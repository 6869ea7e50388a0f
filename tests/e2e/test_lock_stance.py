"""The lock keeps quiet: the window stays where and as it is, and is never gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.desk import DESK, PAPER, TITLE, Desk
from tests.e2e.screen import Place, Screen, Window, until

pytestmark = pytest.mark.window

_QT_WAITS_S = 4.0
"""After losing the keyboard Qt waits 0.4 s for another window of the app to get it, before it says so (xcb);
that it was minimised it hears of a moment later than the screen's own tools; a busy machine takes longer for both."""

_MANAGERS = {"openbox": ("openbox",), "xfwm4": ("dbus-run-session", "--", "xfwm4")}
"""How each window manager is started; xfwm4 reads its settings from a bus of the session, and ends without one."""

_OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setWindowTitle(sys.argv[1])
window.setGeometry(*map(int, sys.argv[2:6]))
window.show()
application.exec()
"""


class Others:
    """Windows of another app, which come to the front and have the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._started: list[subprocess.Popen[bytes]] = []

    def show(self, title: str, place: tuple[int, int, int, int]) -> Window:
        words = [sys.executable, "-c", _OTHER, title, *map(str, place)]
        self._started.append(subprocess.Popen(words, env=self._desk.environment))
        return self._desk.screen.wait_for(title)

    def end(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()


class Bus:
    """A bus of the desktop's own, on which its screen saver speaks."""

    def __init__(self, desk: Desk) -> None:
        words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        self._daemon = subprocess.Popen(words, env=desk.environment, stdout=subprocess.PIPE, text=True)
        assert self._daemon.stdout is not None
        with self._daemon.stdout as said:
            desk.environment["DBUS_SESSION_BUS_ADDRESS"] = said.readline().strip()
        self._environment = desk.environment

    def lock_the_screen(self) -> None:
        saver = "org.freedesktop.ScreenSaver"
        words = ["dbus-send", "--session", "--type=signal", "/ScreenSaver", f"{saver}.ActiveChanged", "boolean:true"]
        subprocess.run(words, env=self._environment, check=True)

    def end(self) -> None:
        self._daemon.kill()
        self._daemon.wait()


@pytest.fixture
def bus(kept: Desk) -> Iterator[Bus]:
    bus = Bus(kept)
    yield bus
    bus.end()


@pytest.fixture
def managed(request: pytest.FixtureRequest, journal_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a screen of its own, under the window manager that the test names."""
    screen = Screen(tmp_path / "screen", _MANAGERS[request.param])
    desk = Desk(tmp_path / "home", screen)
    desk.journal.parent.mkdir(parents=True)
    shutil.copy(journal_file, desk.journal)
    yield desk
    desk.end()
    screen.close()


def moved(desk: Desk) -> Window:
    """Start the app and lay its window somewhere nobody would propose."""
    desk.start(desk.journal)
    window = desk.unlock()
    desk.screen.lay(window, Place(57, 83, 1010, 640))
    desk.wait_settled(window)
    return window


def locked(desk: Desk, old: Window) -> Window:
    """Wait until the old process has ended, and return the window of the new one."""

    def another() -> Window | None:
        return next((window for window in desk.screen.with_title(TITLE) if window.pid != old.pid), None)

    new = until(another, "the new process has its window")
    desk.wait_ended(old.pid)
    return new


def test_the_window_is_where_it_was_and_never_gone(kept: Desk) -> None:
    """And has the keyboard again, since it had it."""
    old = moved(kept)
    before = kept.screen.place(old)
    corner = (before.x + before.width - 60, before.y + before.height - 60)  # where neither page has a word
    grounds = []

    def handed_over() -> bool:
        grounds.append(kept.screen.pixel(*corner))
        return not kept.runs(old.pid)

    kept.screen.press("ctrl+l")
    until(handed_over, "the old process ends")
    assert set(grounds) <= {PAPER, DESK}
    new = locked(kept, old)
    until(lambda: kept.screen.place(new) == before, "it is where it was")
    assert kept.window().id == new.id
    until(lambda: kept.screen.pixel(*corner) == DESK, "the lock screen is painted")
    assert DESK in grounds  # the old process's face, before the new one's


def lies(desk: Desk, windows: list[str]) -> list[str]:
    """Return them as they lie, the lowest first; managers have windows of their own among them."""
    return [window for window in desk.screen.pile() if window in windows]


def between(desk: Desk, others: Others) -> tuple[Window, list[str]]:
    """Start the app between other windows, the uppermost of which has the keyboard; return its window and the pile."""
    lowest, below = others.show("Lowest", (320, 260, 500, 300)), others.show("Below", (250, 150, 600, 400))
    old = moved(desk)
    above, front = others.show("Above", (200, 200, 400, 300)), others.show("Front", (500, 260, 400, 300))
    order = [window.id for window in (lowest, below, old, above, front)]
    until(lambda: lies(desk, order) == order, "the windows lie as they came")
    time.sleep(_QT_WAITS_S)
    return old, order


@pytest.mark.parametrize("managed", _MANAGERS, indirect=True)
def test_between_other_windows_it_stays_there(managed: Desk) -> None:
    """Locked with the screen it takes no keyboard, covers nothing of what is in front, and is covered by nothing else.

    openbox knows no place between two windows; xfwm4 gives every new window the keyboard unless it is told not to.
    """
    bus, others = Bus(managed), Others(managed)
    try:
        old, order = between(managed, others)
        spot = (300, 300)  # of a window in front, and of ours
        before, seen = managed.screen.pixel(*spot), set()

        def handed_over() -> bool:
            seen.add(managed.screen.pixel(*spot))
            return not managed.runs(old.pid)

        bus.lock_the_screen()
        until(handed_over, "the old process ends")
        new = locked(managed, old)
        managed.wait_settled(new)
        assert seen == {before}
        assert managed.screen.active() == order[-1]
        order[order.index(old.id)] = new.id
        assert lies(managed, order) == order
    finally:
        others.end()
        bus.end()


def test_on_another_desktop_it_stays_there(kept: Desk, bus: Bus) -> None:
    """No window comes to the desktop that somebody works on."""
    old = moved(kept)
    kept.screen.send_to(old, 1)
    until(lambda: kept.screen.find(TITLE) is None, "it is on the other desktop")
    bus.lock_the_screen()
    new = locked(kept, old)
    until(lambda: kept.screen.desktop_of(new) == 1, "so is the new one")
    assert kept.screen.find(TITLE) is None


def test_minimised_stays_minimised_and_comes_back_where_it_was(kept: Desk, bus: Bus) -> None:
    """No window pops up because it was locked."""
    old = moved(kept)
    before = kept.screen.place(old)
    kept.screen.minimise(old)
    time.sleep(_QT_WAITS_S)
    bus.lock_the_screen()
    new = locked(kept, old)
    assert kept.screen.find(TITLE) is None
    kept.screen.bring_back(new)
    assert kept.window().id == new.id
    until(lambda: kept.screen.place(new) == before, "it is where it was")
