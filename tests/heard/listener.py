"""What a screen reader can learn of an app, asked for as one asks: over the bus of AT-SPI, object by object."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_jeepney: Any = import_module("jeepney")  # it comes with keyring, and says nothing of its types
_blocking: Any = import_module("jeepney.io.blocking")

_A11Y = "org.a11y.atspi"
_TOLD = {
    4: "checked",
    9: "expandable",
    10: "expanded",
    17: "multi-line",
    20: "pressed",
    22: "selectable",
    23: "selected",
    33: "required",
    36: "invalid",
    41: "checkable",
    43: "read-only",
}
"""The states of AT-SPI that are told, by their number."""
_APP = "leader-journal"
_ENABLED, _SHOWING, _EDITABLE = 8, 25, 7
_SILENT = {"filler", "panel", "scroll pane", "viewport", "layered pane", "scroll bar", "unknown"}
"""Roles that say nothing by themselves: without a name they are passed over."""
_LIKE, _LONGEST = 3, 160
"""How many rows of one list are written down, and how many letters of a text."""

_Ref = tuple[str, str]


@dataclass(frozen=True)
class Heard:
    """One object, as it is told."""

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    value: str

    def line(self) -> str:
        """Return it on a line: role, name, what is added, states, value."""
        parts = [self.role]
        parts += [f"“{_short(self.name)}”"] if self.name else []
        parts += [f"({_short(self.description)})"] if self.description and self.description != self.name else []
        parts += [f"[{', '.join(self.states)}]"] if self.states else []
        parts += [f"= {_short(self.value)}"] if self.value and self.value != self.name else []
        return " ".join(parts)


class Listener:
    """A listener on the accessibility bus of a session."""

    def __init__(self, session: str) -> None:
        self._session = _blocking.open_dbus_connection(session)
        self._ask(
            self._session,
            ("org.a11y.Bus", "/org/a11y/bus"),
            "org.freedesktop.DBus.Properties",
            "Set",
            "ssv",
            ("org.a11y.Status", "IsEnabled", ("b", True)),
        )
        address = self._ask(self._session, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")[0]
        self._bus = _blocking.open_dbus_connection(address)

    def close(self) -> None:
        """Stop listening."""
        self._bus.close()
        self._session.close()

    def app(self, patience: float = 60.0) -> _Ref:
        """Return our app, as soon as it speaks; the desktop's portal, which is asked for a key, may speak as well."""
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        end = time.monotonic() + patience
        while not (found := [one for one in self._children(root) if self._hear(one).name == _APP]):
            assert time.monotonic() < end, "our app does not speak"
            time.sleep(0.1)
        return found[0]

    def newest_window(self, patience: float = 60.0) -> _Ref:
        """Return the window that was shown last, as soon as the app tells of one."""
        end = time.monotonic() + patience
        while not (shown := self.windows(self.app())):
            assert time.monotonic() < end, "no window is told of"
            time.sleep(0.1)
        return shown[-1][0]

    def windows(self, app: _Ref) -> list[tuple[_Ref, Heard]]:
        """Return the windows that are shown, the newest last."""
        return [(ref, self._hear(ref)) for ref in self._children(app) if _SHOWING in self._states(ref)]

    def tell(self, ref: _Ref, depth: int = 0) -> Iterator[str]:
        """Yield the lines of an object and what is in it, in the order in which it is read."""
        states = self._states(ref)
        if _SHOWING not in states and depth:
            return
        heard = self._hear(ref, states)
        silent = heard.role in _SILENT and not (heard.name or heard.description)
        if not silent:
            yield "  " * depth + heard.line()
        inside = self._children(ref)
        told: dict[str, int] = {}
        more = 0
        for child in inside:
            role = self._role(child)
            told[role] = told.get(role, 0) + 1
            if heard.role in {"list", "table", "tree", "tree table"} and told[role] > _LIKE:
                more += 1
                continue
            yield from self.tell(child, depth if silent else depth + 1)
        if more:
            yield "  " * (depth + 1) + "and more of them"

    # inside

    def _hear(self, ref: _Ref, states: set[int] | None = None) -> Heard:
        states = self._states(ref) if states is None else states
        role = self._role(ref)
        told = [word for number, word in _TOLD.items() if number in states]
        told = [word for word in told if word not in {"checkable", "selectable", "expandable"}]
        told = [word for word in told if (role, word) != ("label", "read-only")]
        if {9, 10} & states == {9}:
            told.append("folded")
        if _ENABLED not in states:
            told.append("disabled")
        if role in {"check box", "radio button", "toggle button"} and "checked" not in told:
            told.append("not checked")
        return Heard(
            role, self._property(ref, "Name"), self._property(ref, "Description"), tuple(told), self._value(ref)
        )

    def _value(self, ref: _Ref) -> str:
        interfaces = self._call(ref, "Accessible", "GetInterfaces")[0]
        if f"{_A11Y}.Text" in interfaces:
            return str(self._call(ref, "Text", "GetText", "ii", (0, -1))[0]).replace("\n", " / ")
        if f"{_A11Y}.Value" in interfaces:
            answer = self._ask(
                self._bus, ref, "org.freedesktop.DBus.Properties", "Get", "ss", (f"{_A11Y}.Value", "CurrentValue")
            )
            return f"{answer[0][1]:g}"
        return ""

    def _states(self, ref: _Ref) -> set[int]:
        low, high = self._call(ref, "Accessible", "GetState")[0]
        both = low | high << 32
        return {number for number in range(64) if both >> number & 1}

    def _role(self, ref: _Ref) -> str:
        return str(self._call(ref, "Accessible", "GetRoleName")[0])

    def _children(self, ref: _Ref) -> list[_Ref]:
        return [
            (name, path) for name, path in self._call(ref, "Accessible", "GetChildren")[0] if not path.endswith("/null")
        ]

    def _property(self, ref: _Ref, name: str) -> str:
        asked = (f"{_A11Y}.Accessible", name)
        return str(self._ask(self._bus, ref, "org.freedesktop.DBus.Properties", "Get", "ss", asked)[0][1])

    def _call(self, ref: _Ref, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> Any:
        return self._ask(self._bus, ref, f"{_A11Y}.{interface}", method, signature, body)

    @staticmethod
    def _ask(
        bus: Any, ref: _Ref, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> Any:
        address = _jeepney.DBusAddress(ref[1], bus_name=ref[0], interface=interface)
        message = _jeepney.new_method_call(address, method, signature or None, body)
        answer = bus.send_and_get_reply(message, timeout=30)
        if answer.header.message_type is _jeepney.MessageType.error:
            return [""] if method == "GetText" else _gone(method, answer.body)
        return answer.body


def _gone(method: str, said: object) -> Any:
    raise AssertionError(f"{method}: {said}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"
