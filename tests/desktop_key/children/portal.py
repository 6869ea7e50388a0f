"""A desktop's portal that gives a key: as the real one it looks into /proc of whoever asks it, or refuses.

python -m tests.desktop_key.children.portal; presses the key for each line "press", refuses keys after a line "refuse".
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread
from typing import Any

from jeepney import (  # type: ignore[import-untyped] # it brings no types
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped] # likewise

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class Portal:
    """One session at a time."""

    def __init__(self, bus: DBusConnection) -> None:
        self.bus = bus
        self.session = ""
        self.refuses = False

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
            self.session = f"{PATH}/session/{name}/{options['session_handle_token'][1]}"
            self.respond(asked, sender, options, {"session_handle": ("s", self.session)})
        elif method == "BindShortcuts":
            _session, keys, _window, options = asked.body
            bound = [(key, {**more, "trigger_description": ("s", "Ctrl+Alt+J")}) for key, more in keys]
            print("asked", keys[0][1]["description"][1], flush=True)
            self.respond(asked, sender, options, {"shortcuts": ("a(sa{sv})", bound)})
        else:
            self.bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod", "s", (method,)))

    def may_ask(self, sender: str) -> bool:
        reply = self.bus.send_and_get_reply(message_bus.GetConnectionUnixProcessID(sender))
        try:
            Path(f"/proc/{reply.body[0]}/root/").stat()
        except PermissionError:
            return False
        return True

    def respond(self, asked: Message, sender: str, options: dict[str, Any], results: dict[str, Any]) -> None:
        request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token'][1]}"
        self.bus.send(new_method_return(asked, "o", (request,)))
        where = DBusAddress(request, interface="org.freedesktop.portal.Request")
        self.bus.send(new_signal(where, "Response", "ua{sv}", (int(self.refuses), {} if self.refuses else results)))

    def listen(self) -> None:
        for line in sys.stdin:
            if line.strip() == "refuse":
                self.refuses = True
                print("refusing", flush=True)
            else:
                where = DBusAddress(PATH, interface=SHORTCUTS)
                told = (self.session, "new-entry", 1, {"activation_token": ("s", "token-1")})
                self.bus.send(new_signal(where, "Activated", "osta{sv}", told))


def main() -> None:
    bus = open_dbus_connection(bus="SESSION")
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    portal = Portal(bus)
    Thread(target=portal.listen, daemon=True).start()
    print("there", flush=True)
    while True:
        message = bus.receive()
        if message.header.message_type is MessageType.method_call:
            portal.answer(message)


if __name__ == "__main__":
    main()
