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
_OWNERS = {"sender": "org.freedesktop.DBus", "interface": "org.freedesktop.DBus", "path": "/org/freedesktop/DBus"}
_PATIENCE_S = 60.0
"""How long an answer may take that needs nobody: at login the desktop is busy, and who waits is this process alone."""


class NoShortcuts(Exception):
    """There is no bus, no portal, or one that offers no such keys."""


class _Gone(Exception):
    """The portal that was asked has ended."""


class FromPortal(NamedTuple):
    """What came: the key is `bound` (with its keys), `refused`, taken `away`, `pressed` (with a token), or `none`."""

    what: str
    words: str = ""


class Shortcuts:
    """A connection on which the portal is asked for one key."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._asked = 0
        self._owners = self._listen("NameOwnerChanged", **_OWNERS)
        self._pressed = self._listen("Activated")
        self._closed = self._listen("Closed", _PORTAL + "Session", path=None)

    @classmethod
    def of_the_session(cls) -> Shortcuts:
        """Connect to the bus of the desktop's session. Raises NoShortcuts."""
        try:
            return cls(open_dbus_connection(bus="SESSION"))
        except (OSError, KeyError, ValueError) as error:
            raise NoShortcuts from error

    def heard(self, does: str) -> Iterator[FromPortal]:
        """Ask for the key, and yield what comes of it, until it is refused or taken away, or the bus has gone.

        Where there is no portal, or it ends, the next one is asked as soon as it is there.
        """
        while True:
            try:
                yield from self._of_one_portal(does)
            except (NoShortcuts, LookupError, TypeError, ValueError):  # none, or none that keeps to its description
                yield FromPortal("none")
            except _Gone:
                pass
            except TimeoutError:
                continue
            else:
                return
            self._await_a_portal()

    def _of_one_portal(self, does: str) -> Iterator[FromPortal]:
        self._tell_who_asks()
        self._ask(Properties(_SHORTCUTS).get("version"))
        session = self._answer("CreateSession", "a{sv}", (), {"session_handle_token": ("s", self._token())})
        handle = None if session is None else session["session_handle"][1]
        keys = [(KEY, {"description": ("s", does), "preferred_trigger": ("s", WISHED)})]
        bound = None if handle is None else self._answer("BindShortcuts", "oa(sa{sv})sa{sv}", (handle, keys, ""), {})
        if bound is None or not bound["shortcuts"][1]:
            yield FromPortal("refused")
            return
        yield FromPortal("bound", str(bound["shortcuts"][1][0][1].get("trigger_description", ("s", ""))[1]))
        while True:
            while self._pressed:
                of_session, key, _when, more = self._pressed.popleft().body
                if (of_session, key) == (handle, KEY):
                    yield FromPortal("pressed", str(more.get("activation_token", ("s", ""))[1]))
            while self._closed:
                if self._closed.popleft().header.fields[HeaderFields.path] == handle:
                    yield FromPortal("away")
                    return
            self._take_in()

    def _take_in(self) -> None:
        """Wait for the next message. Raises _Gone where it says that the portal, which was asked, has ended."""
        self._bus.recv_messages()
        while self._owners:
            _name, before, now = self._owners[0].body
            if before and now:
                raise _Gone  # by another one, which `_await_a_portal` finds
            self._owners.popleft()
            if before:
                raise _Gone

    def _await_a_portal(self) -> None:
        """Wait until one begins."""
        while True:
            while self._owners:
                if self._owners.popleft().body[2]:
                    return
            self._bus.recv_messages()

    def _token(self) -> str:
        self._asked += 1
        return f"leader_journal_{self._asked}"

    def _tell_who_asks(self) -> None:
        """Say which app this is, to a portal that asks it (1.20); others take it from how the app was started."""
        if not os.environ.get("FLATPAK_ID"):
            self._bus.send_and_get_reply(
                new_method_call(_REGISTRY, "Register", "sa{sv}", (APP_ID, {})), timeout=_PATIENCE_S
            )  # it may refuse, or know no such thing

    def _listen(
        self, signal: str, interface: str = _SHORTCUTS.interface, path: str | None = _PATH, sender: str = _NAME
    ) -> deque[Any]:
        rule = MatchRule(type="signal", sender=sender, interface=interface, member=signal, path=path)
        here = MatchRule(type="signal", interface=interface, member=signal, path=path)  # by its number, not its name
        if sender != _NAME:
            for one in (rule, here):
                one.add_arg_condition(0, _NAME)
        self._ask(message_bus.AddMatch(rule))
        told: deque[Any] = deque()
        self._bus.filter(here, queue=told)
        return told

    def _answer(
        self, method: str, signature: str, given: tuple[Any, ...], options: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Ask what the portal answers by a signal, for it may ask the user first; None where they refused."""
        token = self._token()
        sender = self._bus.unique_name[1:].replace(".", "_")
        answers = self._listen("Response", _PORTAL + "Request", f"{_PATH}/request/{sender}/{token}")
        self._ask(new_method_call(_SHORTCUTS, method, signature, (*given, {**options, "handle_token": ("s", token)})))
        while not answers:
            self._take_in()
        refused, results = answers.popleft().body
        return None if refused else results

    def _ask(self, question: Any) -> Any:
        answer = self._bus.send_and_get_reply(question, timeout=_PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise NoShortcuts
        return answer.body
