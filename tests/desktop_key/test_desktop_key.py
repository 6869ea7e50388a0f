"""A key from any app: the portal of a desktop gives it, refuses it, or knows no such thing, and the app hears of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from leader_journal.settings import SettingsStore
from leader_journal.ui.desktop import global_key
from leader_journal.ui.desktop.global_key import GlobalKey
from leader_journal.wording.catalogue import Language, language

pytestmark = pytest.mark.desktop
_CONFIG = """
<busconfig><type>session</type><listen>{address}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
"""It starts nothing by itself, such as the portal of this system."""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bus of its own, on which nobody is."""
    daemon = shutil.which("dbus-daemon")
    assert daemon is not None, "this is for .ci/run, which brings it"
    address = f"unix:path={tmp_path}/bus"
    settings = tmp_path / "bus.conf"
    settings.write_text(_CONFIG.format(address=address), encoding="utf-8")
    running = subprocess.Popen(
        [daemon, f"--config-file={settings}", "--nofork", "--print-address"], stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.readline()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv(
        "PYTHONPATH",
        os.pathsep.join([str(ROOT / "src"), str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]),
    )
    yield
    running.terminate()
    running.wait()
    running.stdout.close()


class Desktop:
    """The portal of the bus."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop_key.children.portal"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self.said() == "there"

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()

    def said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@pytest.fixture
def desktop(bus: None) -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.end()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config")


@pytest.fixture
def key(settings: SettingsStore, qapp: QObject) -> Iterator[GlobalKey]:
    key = GlobalKey(settings, qapp)
    key.begin()
    yield key
    key.stop()


def test_the_key_is_asked_for_when_it_is_chosen_and_heard_each_time(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    settings.update(global_key=True)
    assert desktop.said() == "asked New entry"

    for _time in range(2):
        with qtbot.waitSignal(key.pressed, timeout=60_000):
            desktop.tell("press")
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token-1"
    assert settings.current.global_key


def test_a_key_that_is_refused_is_said_and_not_chosen_any_more(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    desktop.tell("refuse")
    assert desktop.said() == "will refuse"

    with qtbot.waitSignal(key.refused, timeout=60_000):
        settings.update(global_key=True)
    assert not settings.current.global_key


@pytest.mark.parametrize("way", ["lack", "babble"])
def test_a_portal_that_gives_none_is_said_to_whoever_has_just_chosen_it(
    way: str, desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    desktop.tell(way)
    assert desktop.said() == f"will {way}"

    with qtbot.waitSignal(key.refused, timeout=60_000):
        settings.update(global_key=True)
    assert not settings.current.global_key


def test_a_process_that_cannot_begin_gives_no_key(
    bus: None, key: GlobalKey, settings: SettingsStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(global_key, "command", lambda: ("/no/such/program", []))

    with qtbot.waitSignal(key.refused, timeout=60_000):
        settings.update(global_key=True)
    assert not settings.current.global_key


def test_a_key_that_the_desktop_takes_back_is_said_and_stays_chosen(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    """The desktop may close every session when its own ends: at the next start it is asked again."""
    bound(desktop, key, settings, qtbot)

    with qtbot.waitSignal(key.taken_away, timeout=60_000):
        desktop.tell("close")
    assert settings.current.global_key


@pytest.mark.parametrize("way", ["", "wait"])
def test_a_portal_that_ends_is_followed_by_the_next_one(
    way: str, desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    """Also while somebody is being asked, which that portal will not answer any more."""
    if way:
        desktop.tell(way)
        assert desktop.said() == f"will {way}"
        settings.update(global_key=True)
        assert desktop.said() == "asked New entry"
    else:
        bound(desktop, key, settings, qtbot)
    desktop.end()
    desktop.begin()
    assert desktop.said() == "asked New entry"

    with qtbot.waitSignal(key.pressed, timeout=60_000):
        desktop.tell("press")


def test_the_desktop_is_asked_anew_in_another_language(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    bound(desktop, key, settings, qtbot)
    with language(Language.DANISH):
        settings.update(language="da")
        qtbot.waitUntil(lambda: not key._once_more.isActive(), timeout=60_000)
    assert desktop.said() == "asked Ny note"


def test_a_process_that_somebody_ends_begins_again(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(global_key, "_PAUSE_MS", 0)
    bound(desktop, key, settings, qtbot)
    assert key._process is not None
    before = key._process.processId()
    os.kill(before, signal.SIGKILL)

    qtbot.waitUntil(lambda: key._process is not None and key._process.processId() not in {0, before}, timeout=60_000)
    assert desktop.said() == "asked New entry"


def test_switched_off_and_on_and_off_and_on_it_is_heard_once_a_press(
    desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot
) -> None:
    heard: list[None] = []
    key.pressed.connect(lambda: heard.append(None))
    for on in (True, False, True, False, True):
        settings.update(global_key=on)
    qtbot.waitUntil(lambda: key._bound, timeout=60_000)
    desktop.tell("press another")
    desktop.tell("press")

    qtbot.waitUntil(lambda: heard != [], timeout=60_000)
    settings.update(global_key=False)
    assert len(heard) == 1
    assert key._process is None


def bound(desktop: Desktop, key: GlobalKey, settings: SettingsStore, qtbot: QtBot) -> None:
    """Choose the key, and wait until it is given."""
    settings.update(global_key=True)
    assert desktop.said() == "asked New entry"
    qtbot.waitUntil(lambda: key._bound, timeout=60_000)


@pytest.fixture
def process(bus: None) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """The process that hears the key, as the app starts it."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "leader_journal", "--hear-key", "New entry"]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_where_there_is_no_portal_there_is_no_key(process: Callable[[], subprocess.Popen[str]]) -> None:
    running = process()

    assert told(running) == '{"is": "none", "with": ""}\n'
    assert running.communicate() == ("", "")


def test_without_a_bus_there_is_no_key_and_no_process(
    process: Callable[[], subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    running = process()

    assert told(running) == '{"is": "none", "with": ""}\n'
    assert running.wait() == 0


def test_a_portal_that_comes_later_is_asked_then(bus: None, process: Callable[[], subprocess.Popen[str]]) -> None:
    running = process()
    assert told(running) == '{"is": "none", "with": ""}\n'

    desktop = Desktop()

    assert told(running) == '{"is": "bound", "with": "Ctrl+Alt+J"}\n'
    desktop.end()


def test_two_apps_have_a_key_each(desktop: Desktop, process: Callable[[], subprocess.Popen[str]]) -> None:
    both = [process(), process()]
    assert [told(one) for one in both] == ['{"is": "bound", "with": "Ctrl+Alt+J"}\n'] * 2

    desktop.tell("press")

    assert [told(one) for one in both] == ['{"is": "pressed", "with": "token-1"}\n'] * 2


def test_the_process_ends_with_the_app(desktop: Desktop, process: Callable[[], subprocess.Popen[str]]) -> None:
    running = process()
    assert told(running) == '{"is": "bound", "with": "Ctrl+Alt+J"}\n'

    running.communicate()  # its input ends

    assert running.returncode == 0
