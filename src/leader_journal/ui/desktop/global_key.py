"""A key from any app, which the desktop's portal gives (Linux): whether it gives any, and that it was pressed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from leader_journal.desktop_key import PROCESS
from leader_journal.settings import Settings, SettingsStore
from leader_journal.ui.desktop.portal import PORTAL, PORTAL_PATH
from leader_journal.ui.this_program import command
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_PAUSE_MS = 5000
_PATIENCE_MS = 1000
"""For a process that is killed: it ends at once, and the window waits no longer in any case."""


class GlobalKey(QObject):
    """Runs the process that hears the key, as long as that is chosen in the settings."""

    pressed = Signal()
    refused = Signal()
    """It was just chosen, and the desktop gave none, or whoever was asked said no: the choice is off again."""
    taken_away = Signal()
    """The desktop gave the key, and has taken it back; the choice stands, and it is asked for at the next start."""

    def __init__(self, settings: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._process: QProcess | None = None
        self._just_chosen = self._bound = False
        self._once_more = QTimer(self, singleShot=True)
        self._once_more.timeout.connect(self._begin_again)

    def begin(self) -> None:
        """Do as is chosen, now and whenever it is chosen otherwise."""
        self._settings.listen(self._changed)
        if self._settings.current.global_key:
            self._start()

    def stop(self) -> None:
        """Hear no key from now on."""
        self._once_more.stop()
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.errorOccurred.disconnect(self._failed)
            process.kill()  # it holds nothing
            process.waitForFinished(_PATIENCE_MS)
            process.deleteLater()

    def _changed(self, before: Settings, now: Settings) -> None:
        if before.global_key is not now.global_key:
            self.stop()
            if now.global_key:
                self._just_chosen = True
                self._start()
        elif now.global_key and before.language != now.language:
            self._once_more.start(0)  # once the catalogue speaks it: the desktop shows what the key does

    def _begin_again(self) -> None:
        self.stop()
        self._start()

    def _start(self) -> None:
        self._bound = False
        program, first = command()
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._failed)
        process.start(program, [*first, PROCESS, _("New entry")])

    def _failed(self) -> None:
        """Begin again where the process was ended by somebody; one that cannot even begin gives no key."""
        if self._bound:
            self._once_more.start(_PAUSE_MS)
        else:
            self._none_given()

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))

    def _take(self, heard: dict[str, str]) -> None:
        match heard["is"]:
            case "pressed":
                if heard["with"]:  # Wayland lets a window come to the front for whoever shows this
                    os.environ["XDG_ACTIVATION_TOKEN"] = heard["with"]
                self.pressed.emit()
            case "bound":
                self._just_chosen, self._bound = False, True
            case "none":
                self._none_given()
            case "refused":
                self._refuse()
            case "away":
                self.taken_away.emit()

    def _none_given(self) -> None:
        """Say so to whoever has just chosen it; at a start the portal may still come, and the process waits for it."""
        if self._just_chosen:
            self._refuse()

    def _refuse(self) -> None:
        self._just_chosen = False
        self._settings.update(global_key=False)
        self.refused.emit()


class KeyOffer(QObject):
    """Asks the portal, which has met us, whether it gives keys; silent where it does not."""

    offered = Signal()

    def ask(self) -> None:
        """Ask; the answer comes when it comes, or never."""
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # the system lacks libdbus
            return
        question = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get")
        question.setArguments([_SHORTCUTS, "version"])
        asked = QDBusPendingCallWatcher(QDBusConnection.sessionBus().asyncCall(question), self)
        asked.finished.connect(self._answered)

    def _answered(self, asked: QDBusPendingCallWatcher) -> None:
        if not asked.isError():
            self.offered.emit()
        asked.deleteLater()
