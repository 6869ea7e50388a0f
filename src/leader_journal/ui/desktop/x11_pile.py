"""How windows lie on X11: over and under each other, on which desktop, kept above the others or below.

Qt raises and lowers, and no more. What is said to the window manager is said by the root window (ICCCM 4.1.5, EWMH):
that cannot fail, whichever windows there are.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

_CONFIGURE_REQUEST, _CLIENT_MESSAGE = 23, 33
_BELOW = 1
_REMOVE, _AN_APP = 0, 1
_TO_ITS_PARENT = 2
_SIBLING, _STACK_MODE = 32, 64
_FOR_THE_MANAGER = (1 << 20) | (1 << 19)
"""Who redirects what happens to the windows of the root window, or watches it."""
_REPLACE, _ATOM, _CARDINAL, _ANY = 0, 4, 6, 0
_LONGEST = 4_096
_PILE, _DESKTOP, _STATE = "_NET_CLIENT_LIST_STACKING", "_NET_WM_DESKTOP", "_NET_WM_STATE"
_USER_TIME, _NOBODY_ASKED = "_NET_WM_USER_TIME", 0
"""A window that nobody asked for gets no keyboard. Qt says so at another window, where not every manager looks."""
_WANTED = "_NET_WM_STATE_DEMANDS_ATTENTION"
KEPT_STATES = ("ABOVE", "BELOW", "STICKY", "SHADED", "SKIP_TASKBAR", "SKIP_PAGER")
"""What whoever uses a window may have asked of the manager, and Qt does not know."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    _fields_ = (("first", ctypes.POINTER(ctypes.c_uint32)), ("rest", ctypes.c_int), ("index", ctypes.c_int))


class Pile:
    """The windows of an X11 screen."""

    def __init__(self, connection: int) -> None:
        """Raises OSError where the library is not there."""
        self._xcb: Any = ctypes.CDLL("libxcb.so.1")
        self._connection = ctypes.c_void_p(connection)
        xcb = self._xcb
        xcb.xcb_get_setup.restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _Roots
        xcb.xcb_setup_roots_iterator.argtypes = [ctypes.c_void_p]
        for question in (xcb.xcb_intern_atom, xcb.xcb_get_property):
            question.restype = _Cookie
        for answer in (xcb.xcb_intern_atom_reply, xcb.xcb_get_property_reply, xcb.xcb_get_property_value):
            answer.restype = ctypes.c_void_p
        for asked in (xcb.xcb_get_property_value, xcb.xcb_get_property_value_length):
            asked.argtypes = [ctypes.c_void_p]
        self._free: Any = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        self._root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self._connection)).first[0]
        self._atoms: dict[str, int] = {}

    def windows(self) -> list[int]:
        """Return the windows that are managed, the lowest first."""
        return self._numbers(self._root, _PILE)

    def lay_under(self, window: int, other: int) -> None:
        """Ask for a place directly under another window. Not every manager knows such places."""
        self._restack(window, other, _SIBLING | _STACK_MODE)

    def lower(self, window: int) -> None:
        """Ask for a place under all windows."""
        self._restack(window, 0, _STACK_MODE)

    def desktop_of(self, window: int) -> int | None:
        """Return the desktop that a window is on, where there are several."""
        found = self._numbers(window, _DESKTOP)
        return found[0] if found else None

    def states_of(self, window: int) -> tuple[str, ...]:
        """Return which of `KEPT_STATES` a window is in."""
        found = self._numbers(window, _STATE)
        return tuple(state for state in KEPT_STATES if self._atom(f"{_STATE}_{state}") in found)

    def begin_so(self, window: int, desktop: int | None, states: Sequence[str]) -> None:
        """Let a window of ours that was not shown yet come to a desktop, and in states."""
        if desktop is not None:
            self._set(window, _DESKTOP, _CARDINAL, [desktop])
        if states:
            self._set(window, _STATE, _ATOM, [self._atom(f"{_STATE}_{state}") for state in states])

    def leave_the_keyboard(self, window: int) -> None:
        """Let a window of ours come without it: before it is shown, and just after, for Qt puts the word elsewhere."""
        self._set(window, _USER_TIME, _CARDINAL, [_NOBODY_ASKED])

    def give_the_keyboard(self, window: int) -> None:
        """Let a window of ours that is seen have it at once, which another of ours has."""
        self._xcb.xcb_set_input_focus(self._connection, _TO_ITS_PARENT, window, 0)
        self._xcb.xcb_flush(self._connection)

    def be_quiet(self, window: int) -> None:
        """Take back what a manager says of a window that it gave no keyboard: that it wants one."""
        event = struct.pack(
            "=BBHIIIIIII",
            _CLIENT_MESSAGE,
            32,
            0,
            window,
            self._atom(_STATE),
            _REMOVE,
            self._atom(_WANTED),
            0,
            _AN_APP,
            0,
        )
        self._tell_the_manager(event)

    def _restack(self, window: int, sibling: int, mask: int) -> None:
        event = struct.pack(
            "=BBHIIIhhHHHH4x", _CONFIGURE_REQUEST, _BELOW, 0, self._root, window, sibling, *[0] * 5, mask
        )
        self._tell_the_manager(event)

    def _tell_the_manager(self, event: bytes) -> None:
        self._xcb.xcb_send_event(self._connection, 0, self._root, _FOR_THE_MANAGER, event)
        self._xcb.xcb_flush(self._connection)

    def _set(self, window: int, name: str, kind: int, values: Sequence[int]) -> None:
        data = struct.pack(f"={len(values)}I", *values)
        self._xcb.xcb_change_property(self._connection, _REPLACE, window, self._atom(name), kind, 32, len(values), data)

    def _numbers(self, window: int, name: str) -> list[int]:
        asked = self._xcb.xcb_get_property(self._connection, 0, window, self._atom(name), _ANY, 0, _LONGEST)
        reply = self._xcb.xcb_get_property_reply(self._connection, asked, None)
        if not reply:
            return []
        length = self._xcb.xcb_get_property_value_length(reply) // 4
        said = ctypes.string_at(self._xcb.xcb_get_property_value(reply), length * 4)
        self._free(reply)
        return list(struct.unpack(f"={length}I", said))

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            asked = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name.encode())
            reply = self._xcb.xcb_intern_atom_reply(self._connection, asked, None)
            self._atoms[name] = struct.unpack("=8xI", ctypes.string_at(reply, 12))[0] if reply else 0
            self._free(reply)
        return self._atoms[name]


def pile() -> Pile | None:
    """Return the pile that our windows lie in, on X11; None where the library is not there."""
    application: Any = QGuiApplication.instance()
    try:
        return Pile(application.nativeInterface().connection())
    except (OSError, AttributeError):
        return None
