"""A desktop's portal that gives a key: as the real one it looks into /proc of whoever asks it, or refuses.

python -m tests.desktop_key.children.portal; does what the lines of its input say: `press` the key of everybody who has
one, `press another` that nobody here has, `close` the sessions, and, to whoever asks from then on, `refuse` the key,
say nothing (`wait`), know no keys (`lack`), or answer what no description has (`babble`).
"""

from __future__ import annotations

import sys
from collections import deque
from pathlib import Path
from threading import Thread
from typing import Any

from jeepney import (  # type: ignore[import-untyped] # it brings no types
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped] # likewise

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class Portal:
    """Does as it is told."""

    def __init__(self, bus: DBusConnection) -> None:
        self.bus = bus
        self.sessions: list[str] = []
        self.way = ""
        self.asked: deque[Message] = deque()
        bus.filter(MatchRule(type="method_call"), queue=self.asked)

    def answer(self, asked: Message) -> None:
        fields = asked.header.fields
        sender, method = fields[HeaderFields.sender], fields[HeaderFields.member]
        if not self.may_ask(sender):
            self.bus.send(new_error(asked, "org.freedesktop.DBus.Error.AccessDenied", "s", ("Unable to open /proc",)))
        elif method == "Get":
            self.bus.send(new_method_return(asked, "v", (("u", 2),)))
        elif method == "CreateSession":
            (options,) = asked.body
            name = sender[1:].replace(".", "_")
            session = f"{PATH}/session/{name}/{options['session_handle_token'][1]}"
            self.respond(asked, sender, options, {"session_handle": ("s", session)})
        elif method == "BindShortcuts" and self.way != "lack":
            session, keys, _window, options = asked.body
            bound = [(key, {**more, "trigger_description": ("s", "Ctrl+Alt+J")}) for key, more in keys]
            self.sessions.append(session)
            self.respond(asked, sender, options, {"shortcuts": ("a(sa{sv})", bound)}, answers=self.way != "wait")
            print("asked", keys[0][1]["description"][1], flush=True)
        else:
            self.bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod", "s", (method,)))

    def may_ask(self, sender: str) -> bool:
        reply = self.bus.send_and_get_reply(message_bus.GetConnectionUnixProcessID(sender))
        try:
            Path("/proc", str(reply.body[0]), "root").stat()
        except PermissionError:
            return False
        return True

    def respond(
        self, asked: Message, sender: str, options: dict[str, Any], results: dict[str, Any], *, answers: bool = True
    ) -> None:
        request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token'][1]}"
        self.bus.send(new_method_return(asked, "o", (request,)))
        where = DBusAddress(request, interface="org.freedesktop.portal.Request")
        nothing = self.way in {"refuse", "babble"}
        if answers:
            told = (int(self.way == "refuse"), {} if nothing else results)
            self.bus.send(new_signal(where, "Response", "ua{sv}", told))

    def listen(self) -> None:
        for line in sys.stdin:
            where = DBusAddress(PATH, interface=SHORTCUTS)
            if line.startswith("press"):
                for session in ["/another"] if "another" in line else self.sessions:
                    told = (session, "new-entry", 1, {"activation_token": ("s", "token-1")})
                    self.bus.send(new_signal(where, "Activated", "osta{sv}", told))
            elif line.strip() == "close":
                for session in self.sessions:
                    ended = DBusAddress(session, interface="org.freedesktop.portal.Session")
                    self.bus.send(new_signal(ended, "Closed", "a{sv}", ({},)))
            else:
                self.way = line.strip()
                print(f"will {self.way}", flush=True)


def main() -> None:
    bus = open_dbus_connection(bus="SESSION")
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    portal = Portal(bus)
    Thread(target=portal.listen, daemon=True).start()
    print("there", flush=True)
    while True:
        portal.answer(bus.recv_until_filtered(portal.asked))


if __name__ == "__main__":
    main()
