"""Sees what enters the app: touches, keys and the wish to paint, where they come to its windows and to the focus.

A filter on the application sees every event of every widget, and each is handed to Python: two such filters made up
nearly half of what the first show of a page took (docs/decisions/0060).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_OPENS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchEnd,
        QEvent.Type.ContextMenu,
    }
)
"""By these a menu or a list may open, which is a window of its own, and never the one that has the focus."""

Kinds = frozenset[QEvent.Type]


class _Watch(NamedTuple):
    """What a watcher asked for, and what forgets it when it is destroyed."""

    kinds: Kinds
    forget: Callable[[], None]


class AtWindows(QObject):
    """The door of the app. Who watches is an event filter, asked from the last that came to the first, and only about
    the kinds of events that it named: of twenty that come while a window opens most are nobody's.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._watchers: dict[QObject, _Watch] = {}
        """The last that came last."""
        self._asked: dict[QEvent.Type, tuple[QObject, ...]] = {}
        """Who is asked about a kind of event; found when the first of its kind comes."""
        self._seen: list[QWindow] = []
        """Those of the desktop that there were when it looked last."""
        self._focused: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look_round)

    def watch(self, watcher: QObject, kinds: Kinds) -> None:
        """Let `watcher.eventFilter` see what comes of these kinds."""
        self.leave(watcher)  # it is the last that came from now on
        if not self._watchers:
            self._app.focusWindowChanged.connect(self.look_round)
            self._app.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, self._app.focusWidget())
        forget = partial(self._forget, watcher)
        self._watchers[watcher] = _Watch(kinds, forget)
        self._asked.clear()
        watcher.destroyed.connect(forget)
        self.look_round()

    def leave(self, watcher: QObject) -> None:
        """Let it see nothing any more."""
        watch = self._watchers.get(watcher)
        if watch is not None:
            watcher.destroyed.disconnect(watch.forget)
            self._forget(watcher)

    def _forget(self, watcher: QObject) -> None:
        self._watchers.pop(watcher, None)
        self._asked.clear()
        if not self._watchers:
            self._app.focusWindowChanged.disconnect(self.look_round)
            self._app.focusChanged.disconnect(self._focus_changed)
            self._focus_changed(self._focused, None)
            self._seen = []
            for window in self._app.topLevelWidgets():
                for part in _parts(window):
                    part.removeEventFilter(self)

    def look_round(self) -> None:
        """Find the windows that came since; done by itself wherever one takes the focus or something is pressed."""
        windows = QGuiApplication.topLevelWindows()
        if self._watchers and windows != self._seen:  # each key looks, and Qt finds those of widgets among all widgets
            self._seen = windows
            for window in self._app.topLevelWidgets():
                for part in _parts(window):
                    part.installEventFilter(self)  # once, however often it is said

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask whoever watches; the first that takes an event keeps it."""
        kind = event.type()
        if kind == QEvent.Type.WindowBlocked:
            self.look_round()  # a dialog holds this window shut, from now on
        elif kind in _OPENS:
            self._soon.start()
        asked = self._asked.get(kind)
        if asked is None:
            asked = self._asked[kind] = tuple(
                one for one in reversed(self._watchers) if kind in self._watchers[one].kinds
            )
        return any(watcher.eventFilter(watched, event) for watcher in asked)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the focus is the first to get a key, and the only one to hear of an input method."""
        if self._focused is not None:
            with suppress(RuntimeError):  # it is no more
                if not self._focused.isWindow():
                    self._focused.removeEventFilter(self)
        self._focused = new
        if new is not None:
            new.installEventFilter(self)


def at_windows() -> AtWindows:
    """Return the one of this app."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    found: AtWindows | None = app.findChild(AtWindows, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else AtWindows(app)


def _parts(window: QWidget) -> list[QWidget | QWindow]:
    """Where events come to a window: touches to its handle, painting to itself. None of one that was never shown."""
    handle: QWindow | None = window.windowHandle()
    return [window, handle] if handle is not None else []
