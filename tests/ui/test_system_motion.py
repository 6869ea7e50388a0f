"""What the desktop wishes of motion is heard from its portal: at first, and after every change."""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leader_journal.ui.desktop.system_motion import SystemMotion
from leader_journal.ui.look.motion import Motion

REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
PATH, INTERFACE = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"

Value = tuple[str, object]


class SettingsPortal:
    """A portal of the test's own that knows some settings, each with the type it has on the bus."""

    def __init__(self, address: str, known: dict[tuple[str, str], Value]) -> None:
        from jeepney import message_bus  # type: ignore[import-untyped] # of Linux alone, and without types
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped] # the same

        self._known = known
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        self._thread = Thread(target=self._answer, daemon=True)
        self._thread.start()

    def change(self, setting: tuple[str, str], value: Value) -> None:
        """Tell that a setting was changed."""
        from jeepney import DBusAddress, new_signal

        signal = new_signal(DBusAddress(PATH, interface=INTERFACE), "SettingChanged", "ssv", (*setting, value))
        self._connection.send(signal)

    def _answer(self) -> None:
        from jeepney import HeaderFields, new_error, new_method_return

        answered = 0
        while answered < len((REDUCED, ANIMATIONS)):
            message = self._connection.receive()
            if message.header.fields.get(HeaderFields.member) != "Read":
                continue
            answered += 1
            value = self._known.get(message.body)
            if value is None:
                self._connection.send(new_error(message, "org.freedesktop.portal.Error.NotFound"))
            else:
                self._connection.send(new_method_return(message, "v", (("v", value),)))

    def close(self) -> None:
        self._thread.join()
        self._connection.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A bus of this test's own."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def bus(address: str, qapp: QApplication) -> Iterator[QDBusConnection]:
    """The app's own connection to it."""
    connection = QDBusConnection.connectToBus(address, "motion")
    assert connection.isConnected()
    gc.disable()  # the portal's thread would take Qt's objects down where a collection fell to it, as in ui/jobs.py
    yield connection
    gc.collect()
    gc.enable()
    QDBusConnection.disconnectFromBus("motion")


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("known", "moves"),
    [
        ({}, True),
        ({REDUCED: ("u", 0), ANIMATIONS: ("b", True)}, True),
        ({REDUCED: ("u", 1)}, False),
        ({ANIMATIONS: ("b", False)}, False),
        ({REDUCED: ("u", 0), ANIMATIONS: ("b", False)}, False),
        ({REDUCED: ("s", "nonsense"), ANIMATIONS: ("u", 7)}, True),
    ],
)
def test_what_is_wished_at_first_and_after_a_change(
    known: dict[tuple[str, str], Value], moves: bool, address: str, bus: QDBusConnection, qtbot: QtBot
) -> None:
    portal, motion, heard = SettingsPortal(address, known), Motion(), list[bool]()
    wish = SystemMotion()
    wish.reduced.connect(motion.set_reduced_by_system)
    wish.reduced.connect(heard.append)
    wish.ask(bus)
    qtbot.waitUntil(lambda: len(heard) == len(known))
    assert motion.on is moves

    for value, then in ((("u", 1), False), (("u", 0), known.get(ANIMATIONS) != ("b", False))):
        with qtbot.waitSignal(wish.reduced):
            portal.change(("org.freedesktop.appearance", "color-scheme"), ("u", 1))  # of no concern
            portal.change(REDUCED, value)
        assert motion.on is then
    portal.close()
    assert len(heard) == len(known) + 2


@pytest.mark.desktop
def test_the_portal_is_asked_more_once_it_has_met_us(
    address: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked before, it would look at us once more, when memory may be closed."""
    from leader_journal.ui.desktop.portal import Portal

    asked: list[QDBusConnection] = []
    closed: list[str] = []
    portal = Portal(lambda: closed.append("memory"), qapp)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    portal.when_met(asked.append)
    portal.meet()
    assert (closed, asked) == (["memory"], []), "no bus, nobody to ask"

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    connection = QDBusConnection.connectToBus(address, "met")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: connection)
    portal = Portal(lambda: closed.append("again"), qapp)
    portal.meet()
    portal.when_met(asked.append)
    assert asked == []
    portal.meet_and_close()
    portal.when_met(asked.append)
    assert (closed, len(asked)) == (["memory", "again"], 2)
    QDBusConnection.disconnectFromBus("met")
