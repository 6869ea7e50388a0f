"""`org.freedesktop.portal.GlobalShortcuts`, by jeepney: one session, one key, and the signals that it is pressed."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from jeepney import (  # type: ignore[import-untyped] # it brings no types
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped] # likewise

APP_ID = "org.leaderjournal.LeaderJournal"
KEY = "new-entry"
WISHED = "CTRL+ALT+j"
"""What is proposed; the desktop asks, and lists it in its own settings."""

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_PORTAL = "org.freedesktop.portal."
_SHORTCUTS = DBusAddress(_PATH, _NAME, _PORTAL + "GlobalShortcuts")
_REGISTRY = DBusAddress(_PATH, _NAME, "org.freedesktop.host.portal.Registry")
_PATIENCE_S = 10.0


class NoShortcuts(Exception):
    """There is no bus, no portal, or one that offers no such keys."""


class FromPortal(NamedTuple):
    """What came: the key is `bound` (with its keys), `refused`, there is `none`, or it was `pressed` (with a token)."""

    what: str
    words: str = ""


class Shortcuts:
    """A connection on which the portal is asked for one key."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._requests = 0

    @classmethod
    def of_the_session(cls) -> Shortcuts:
        """Connect to the bus of the desktop's session. Raises NoShortcuts."""
        try:
            return cls(open_dbus_connection(bus="SESSION"))
        except (OSError, KeyError, ValueError) as error:
            raise NoShortcuts from error

    def heard(self, does: str) -> Iterator[FromPortal]:
        """Ask for the key, and yield what comes of it, until the portal or the bus has gone. Raises NoShortcuts."""
        self._tell_who_asks()
        self._ask(Properties(_SHORTCUTS).get("version"))
        pressed, closed = self._listen("Activated"), self._listen("Closed", _PORTAL + "Session", path=None)
        session = self._answer("CreateSession", "a{sv}", (), {"session_handle_token": ("s", KEY.replace("-", "_"))})
        handle = None if session is None else session["session_handle"][1]
        keys = [(KEY, {"description": ("s", does), "preferred_trigger": ("s", WISHED)})]
        bound = None if handle is None else self._answer("BindShortcuts", "oa(sa{sv})sa{sv}", (handle, keys, ""), {})
        if bound is None or not bound["shortcuts"][1]:
            yield FromPortal("refused")
            return
        yield FromPortal("bound", str(bound["shortcuts"][1][0][1].get("trigger_description", ("s", ""))[1]))
        while not any(message.header.fields[HeaderFields.path] == handle for message in closed):
            while pressed:
                of_session, key, _when, more = pressed.popleft().body
                if (of_session, key) == (handle, KEY):
                    yield FromPortal("pressed", str(more.get("activation_token", ("s", ""))[1]))
            self._bus.recv_messages()

    def _tell_who_asks(self) -> None:
        """Say which app this is, to a portal that asks it (1.20); others take it from how the app was started."""
        if not os.environ.get("FLATPAK_ID"):
            self._bus.send_and_get_reply(
                new_method_call(_REGISTRY, "Register", "sa{sv}", (APP_ID, {})), timeout=_PATIENCE_S
            )  # it may refuse, or know no such thing

    def _listen(self, signal: str, interface: str = _SHORTCUTS.interface, path: str | None = _PATH) -> deque[Any]:
        rule = MatchRule(type="signal", sender=_NAME, interface=interface, member=signal, path=path)
        self._ask(message_bus.AddMatch(rule))
        told: deque[Any] = deque()
        self._bus.filter(MatchRule(type="signal", interface=interface, member=signal, path=path), queue=told)
        return told

    def _answer(
        self, method: str, signature: str, given: tuple[Any, ...], options: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Ask what the portal answers by a signal, for it may ask the user first; None where they refused."""
        self._requests += 1
        token = f"leader_journal_{self._requests}"
        sender = self._bus.unique_name[1:].replace(".", "_")
        answers = self._listen("Response", _PORTAL + "Request", f"{_PATH}/request/{sender}/{token}")
        self._ask(new_method_call(_SHORTCUTS, method, signature, (*given, {**options, "handle_token": ("s", token)})))
        refused, results = self._bus.recv_until_filtered(answers).body
        return None if refused else results

    def _ask(self, question: Any) -> Any:
        answer = self._bus.send_and_get_reply(question, timeout=_PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise NoShortcuts
        return answer.body
