"""What locks and hides besides Ctrl+L: keys in every window, the desktop's signals, gaps in time, hiding."""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk, focused, press, type_text
from tests.ui.pages.test_locking import WORDS, assert_empty_screen, shown_words

from leader_journal.ui.desktop import screen_capture
from leader_journal.ui.desktop.system_locks import SystemLocks, is_ours
from leader_journal.ui.places import PageName, SettingsSection, ShowPeople, ShowSettings
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.ui.window.locking.hidden_page import HiddenPage

CTRL = Qt.KeyboardModifier.ControlModifier


# keys


def field_in(dialog: QDialog) -> QLineEdit:
    field = QLineEdit(dialog)
    (dialog.layout() or QVBoxLayout(dialog)).addWidget(field)
    return field


@pytest.mark.parametrize("kind", ["capture", "keys", "dialog", "message", "file"])
def test_ctrl_l_locks_from_every_window(desk: Desk, kind: str, qtbot: QtBot) -> None:
    type_text(WORDS)
    window = desk.window

    def press_in(widget: QWidget) -> None:
        QTest.keyClick(widget, Qt.Key.Key_L, CTRL)

    if kind == "capture":
        desk.workspace.capture.bring_up()
        press_in(focused())
    elif kind == "keys":
        press(Qt.Key.Key_F1)
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        press_in(dialog)
    elif kind == "dialog":
        dialog = QDialog(window)
        dialog.open()
        press_in(field_in(dialog))
    else:
        if kind == "message":
            box: QDialog = QMessageBox(QMessageBox.Icon.NoIcon, "", WORDS, parent=window)
        else:
            box = QFileDialog(window, options=QFileDialog.Option.DontUseNativeDialog)
        QTimer.singleShot(0, lambda: press_in(box))
        box.exec()
    qtbot.waitUntil(lambda: window.workspace is None)
    assert_empty_screen(desk)
    assert len(desk.restart.journals) == 1


def test_a_key_that_leads_elsewhere_closes_a_dialog_first(desk: Desk, qtbot: QtBot) -> None:
    dialog = QDialog(desk.window)
    dialog.open()
    field = field_in(dialog)
    QTest.keyClick(field, Qt.Key.Key_5, CTRL)
    qtbot.waitUntil(lambda: desk.workspace.place.page is PageName.PEOPLE)
    assert not dialog.isVisible()


def test_a_field_keeps_the_keys_it_uses_itself(desk: Desk) -> None:
    dialog = QDialog(desk.window)
    dialog.open()
    field = field_in(dialog)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    dialog.close()


# hiding


def test_one_key_hides_the_pages_and_shows_them_again(desk: Desk, qtbot: QtBot) -> None:
    type_text(WORDS)
    desk.workspace.capture.bring_up()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: isinstance(desk.window.centralWidget(), HiddenPage))
    assert not [words for words in shown_words() if "allflower" in words]
    assert desk.window.workspace is not None, "it is not locked"
    assert "Hidden, not locked. Enter or F9 shows it again." in shown_words()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.window.centralWidget() is desk.window.workspace)
    assert [words for words in shown_words() if "allflower" in words]
    assert desk.workspace.capture.window().isVisible()


def test_what_is_said_while_the_pages_are_hidden_is_said_afterwards(desk: Desk) -> None:
    desk.window.hide_pages()
    desk.window._passing.say(WORDS)
    late = QMessageBox(QMessageBox.Icon.NoIcon, "", WORDS, parent=desk.window)
    late.show()
    assert not [words for words in shown_words() if "allflower" in words]
    desk.window.hide_or_show()
    assert desk.window._passing.toast.sentence == WORDS
    late.close()


def test_hidden_pages_lock_by_key_and_by_time(desk: Desk, qtbot: QtBot) -> None:
    type_text(WORDS)
    desk.window.hide_pages()
    QTest.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: desk.window.workspace is None)
    assert_empty_screen(desk)


def test_another_app_in_front_hides_only_where_that_was_chosen(desk: Desk) -> None:
    away = Qt.ApplicationState.ApplicationInactive
    desk.window.locking.protection._state_changed(away)
    assert not isinstance(desk.window.centralWidget(), HiddenPage)
    desk.settings.update(hide_when_left=True)
    desk.window.locking.protection._state_changed(away)
    assert isinstance(desk.window.centralWidget(), HiddenPage)


# time


def test_after_a_gap_nothing_is_painted_before_the_clock_was_looked_at(desk: Desk, qtbot: QtBot) -> None:
    desk.show(ShowPeople())
    painted: list[QObject] = []

    class Page(QWidget):
        def paintEvent(self, event: QEvent) -> None:
            painted.append(self)

    page = Page(desk.workspace)
    page.resize(50, 50)
    page.show()
    page.repaint()
    assert painted
    painted.clear()
    desk.clock.advance(dt.timedelta(minutes=30))  # stopped or asleep: no timer ran
    page.repaint()
    desk.window.repaint()
    assert not painted
    qtbot.waitUntil(lambda: desk.window.workspace is None)
    assert_empty_screen(desk)


def test_a_process_that_was_stopped_locks_before_it_paints_anything(tmp_path: Path) -> None:
    """SIGSTOP and SIGCONT are what sleep is for a process: the clock has gone on, and everything is painted first."""
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "children" / "stopped.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGSTOP)
        time.sleep(4)  # longer than the quiet time that the child has
        process.send_signal(signal.SIGCONT)
        assert process.stdout.readline() == "locked 1 0 0\n", "locked once, painted nothing too late, no failure"
        assert process.wait() == 0


# the desktop


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[tuple[str, QDBusConnection]]:
    """A bus of this test's own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    connection = QDBusConnection.connectToBus(address, str(tmp_path))
    assert connection.isConnected()
    yield address, connection
    QDBusConnection.disconnectFromBus(str(tmp_path))
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


SIGNALS: dict[str, tuple[str, str, str, list[object], str]] = {
    "saver": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True], "left"),
    "gnome": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True], "left"),
    "sleep": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True], "sleeping"),
    "lock": ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", [], "left"),
    "user": (
        "/org/freedesktop/login1/session/_31",
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        ["org.freedesktop.login1.Session", {"Active": False}, []],
        "left",
    ),
}


@pytest.mark.desktop
@pytest.mark.parametrize("name", SIGNALS)
def test_the_signals_of_the_desktop_lock(
    desk: Desk, bus: tuple[str, QDBusConnection], name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "1")
    type_text(WORDS)
    system = desk.window.locking.protection.system
    system.listen_to_session(bus[1])
    system.listen_to_system(bus[1])
    path, interface, member, arguments, _heard = SIGNALS[name]
    with qtbot.waitSignal(getattr(system, SIGNALS[name][4])):
        send(bus[0], path, interface, member, arguments)
    assert_empty_screen(desk)


class Login1:
    """A login1 of the test's own, that lets sleep wait for whoever asks."""

    def __init__(self, address: str) -> None:
        from jeepney import message_bus  # type: ignore[import-untyped] # of Linux alone, and without types
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped] # the same

        self._connection = open_dbus_connection(address, enable_fds=True)
        asked = message_bus.RequestName("org.freedesktop.login1")
        self._connection.send_and_get_reply(asked)
        self.asked: list[tuple[object, ...]] = []
        self.waits, self._given = os.pipe()
        os.set_blocking(self.waits, False)
        self._thread = Thread(target=self._answer, daemon=True)
        self._thread.start()

    @property
    def still_waits(self) -> bool:
        """Whether somebody still holds what was given."""
        try:
            return os.read(self.waits, 1) != b""
        except BlockingIOError:
            return True

    def _answer(self) -> None:
        from jeepney import HeaderFields, new_method_return

        message = self._connection.receive()
        while message.header.fields.get(HeaderFields.member) != "Inhibit":
            message = self._connection.receive()
        self.asked.append(message.body)
        self._connection.send(new_method_return(message, "h", (self._given,)))
        os.close(self._given)

    def close(self) -> None:
        self._thread.join()
        self._connection.close()
        os.close(self.waits)


@pytest.mark.desktop
def test_sleep_waits_until_the_pages_are_covered(desk: Desk, bus: tuple[str, QDBusConnection], qtbot: QtBot) -> None:
    login1 = Login1(bus[0])
    type_text(WORDS)
    system = desk.window.locking.protection.system
    system.listen_to_system(bus[1])
    delay = system.delay
    assert delay is not None
    qtbot.waitUntil(lambda: delay.held)
    assert [words[0] for words in login1.asked] == ["sleep"]
    assert login1.asked[0][3] == "delay"
    waited: list[bool] = []
    system.sleeping.connect(lambda: waited.append(login1.still_waits and desk.window.workspace is None))
    send(bus[0], "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True])
    qtbot.waitUntil(lambda: not delay.held)

    assert waited == [True], "the pages were gone while sleep still waited"
    assert not login1.still_waits
    assert_empty_screen(desk)
    login1.close()


@pytest.mark.desktop
def test_the_session_of_somebody_else_and_the_end_of_a_lock_do_not_lock(
    desk: Desk, bus: tuple[str, QDBusConnection], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "1")
    system = desk.window.locking.protection.system
    system.listen_to_session(bus[1])
    system.listen_to_system(bus[1])
    send(bus[0], "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", [])
    send(bus[0], "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False])
    send(bus[0], "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [False])
    with qtbot.waitSignal(system.sleeping):  # signals come in order
        send(bus[0], "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True])
    assert len(desk.restart.journals) == 1


def send(address: str, path: str, interface: str, member: str, arguments: list[object]) -> None:
    sender = QDBusConnection.connectToBus(address, "sender")
    message = QDBusMessage.createSignal(path, interface, member)
    if member == "PropertiesChanged":
        arguments = [*arguments[:2], ["Display"]]  # an empty list has no type of its own
    message.setArguments(arguments)
    assert sender.send(message)
    QDBusConnection.disconnectFromBus("sender")


def test_the_switches_switch_it_off_and_never_does_not(desk: Desk) -> None:
    desk.settings.update(lock_after_minutes=0)
    system = desk.window.locking.protection.system
    desk.settings.update(lock_on_sleep=False, lock_on_screen_lock=False)
    system.sleeping.emit()
    system.left.emit()
    assert desk.window.workspace is not None
    desk.settings.update(lock_on_sleep=True)
    system.sleeping.emit()
    assert desk.window.workspace is None


def test_without_a_bus_nothing_is_heard_and_nothing_said(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere/at/all")
    SystemLocks().listen()


def test_where_no_bus_runs_none_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QDBusConnection] = []
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(SystemLocks, "listen_to_session", lambda _self, bus: asked.append(bus))
    SystemLocks().listen()
    assert asked == []
    (tmp_path / "bus").touch()
    SystemLocks().listen()
    assert len(asked) == 1


def test_a_session_is_named_in_a_path_as_login1_does() -> None:
    assert is_ours("/org/freedesktop/login1/session/_31", "1")
    assert is_ours("/org/freedesktop/login1/session/c2", "c2")
    assert not is_ours("/org/freedesktop/login1/session/_32", "1")
    assert is_ours("/org/freedesktop/login1/session/_32", "")


# pictures


def test_where_no_window_can_be_kept_out_of_pictures_no_switch_is_offered(desk: Desk) -> None:
    desk.show(ShowSettings(SettingsSection.PRIVACY))
    switches = [one.accessibleName() for one in desk.window.findChildren(Switch)]
    assert switches
    assert [name for name in switches if "screenshots" in name.lower()] == []
    assert not screen_capture.can_be_kept_out()


def test_on_windows_each_window_is_kept_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class User32:
        class user32:  # noqa: N801 - as the system names it
            @staticmethod
            def SetWindowDisplayAffinity(handle: object, affinity: int) -> None:
                asked.append(affinity)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", User32, raising=False)
    screen_capture.keep_out(desk.window, True)
    screen_capture.keep_out(desk.window, False)
    assert asked == [0x11, 0]
