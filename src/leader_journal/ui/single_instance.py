"""One running app for a user: a second start hands its wish over and ends. A local socket, no network.

The socket is named with the user's id and opened for that user only. A wish holds no content: a command and a path.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from leader_journal.core.codec import Undecodable, decode, encode

_WAIT_MS = 500
_LONGEST_WISH = 64 * 1024


class Wish(StrEnum):
    """What a second start wants of the first."""

    RAISE = "raise"
    NEW_ENTRY = "new_entry"


@dataclass(frozen=True, slots=True)
class Request:
    """A wish, and the journal it is about (or None for whichever is open)."""

    wish: Wish
    journal: str | None = None

    @property
    def path(self) -> Path | None:
        """The journal's path."""
        return Path(self.journal) if self.journal is not None else None


def hand_over(name: str, request: Request) -> bool:
    """Send a request to the running app; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(encode(request) + b"\n")
    delivered = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return delivered


class InstanceServer(QObject):
    """Listens for later starts."""

    requested = Signal(object)
    """Request."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        self._open: list[QLocalSocket] = []
        if not self._server.listen(name):
            # left behind by a process that was killed: nobody answered on it a moment ago
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._open.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._forget)
            self._read_from(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read_from(socket)

    def _read_from(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_WISH:
            socket.abort()
            return
        while socket.canReadLine():
            line = bytes(socket.readLine().data())
            try:
                self.requested.emit(decode(line, Request))
            except Undecodable:
                socket.abort()
                return

    def _forget(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket in self._open:
            self._open.remove(socket)
            socket.deleteLater()
