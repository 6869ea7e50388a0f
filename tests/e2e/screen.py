"""A virtual screen of our own with a window manager, and hands on its keyboard: Xvfb, openbox and xdotool.

It is never the screen of whoever runs the tests: real keys are pressed on it. What it shows is read from Xvfb's own
copy of the screen, a file.
"""

from __future__ import annotations

import os
import struct
import subprocess
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

WIDTH, HEIGHT = 1280, 800
PATIENCE_S = 0.8 * float(os.environ.get("PYTEST_TIMEOUT", "1800"))
"""What is waited for ends the wait, on however busy a machine; what never comes is named before the test ends."""
_LOOK_EVERY_S = 0.03
_SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ')

_ADDED = " — "
"""What Qt puts after the title of any window but the main one, with the name of the app in its language."""

T = TypeVar("T")


def until(ask: Callable[[], T | None], what: str, seconds: float = PATIENCE_S) -> T:
    """Ask again and again until the answer is true, and return it; fails with `what` when it never is."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < end, f"waited {seconds:.0f} seconds in vain: {what}"
        time.sleep(_LOOK_EVERY_S)
    return answer


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the screen, as the window manager knows it."""

    id: str
    title: str
    pid: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window is, in pixels of the screen."""

    x: int
    y: int
    width: int
    height: int


class Screen:
    """One Xvfb with a window manager on it; `close` ends both, and what still has a window there."""

    def __init__(self, folder: Path, manager: tuple[str, ...] = ("openbox",)) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._picture = folder / "Xvfb_screen0"
        self.presses = 0
        """Keys that were pressed so far; each key of a chord is one."""
        answer, tell = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(tell), "-nolisten", "tcp"),
                "-noreset",  # or it starts anew, and ends who is just connecting, when xdotool was its only client
                *("-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)),
            ],
            pass_fds=(tell,),
            stderr=subprocess.DEVNULL,
        )
        os.close(tell)
        with os.fdopen(answer) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DISPLAY": self.display,
            "LC_ALL": "C.UTF-8",
        }
        self._manager = subprocess.Popen(
            manager, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            until(self._managed, f"{manager[0]} manages the screen")
        except AssertionError:
            self.close()
            raise

    # windows

    def windows(self) -> list[Window]:
        """Return the windows that can be seen and belong to a process."""
        found = [self._window(line) for line in self._lines("search", "--onlyvisible", "--name", ".")]
        return [window for window in found if window is not None]

    def active(self) -> str:
        """Return the id of the window that has the keyboard, or nothing."""
        return next(iter(self._lines("getactivewindow")), "")

    def with_title(self, title: str) -> list[Window]:
        """Return all windows with this title, seen or not, the lowest in the pile first."""
        found = [self._window(line) for line in self._lines("search", "--name", ".")]
        return [window for window in found if window is not None and window.title == title]

    def pile(self) -> list[str]:
        """Return the ids of what can be seen, the lowest first."""
        return [window.id for window in self.windows()]

    def lay(self, window: Window, place: Place) -> None:
        """Move a window and give it a size."""
        self._run("windowsize", "--sync", window.id, str(place.width), str(place.height))
        self._run("windowmove", "--sync", window.id, str(place.x), str(place.y))

    def point_at_nothing(self) -> None:
        """Move the pointer into a corner: what it is over shows more."""
        self._run("mousemove", "--sync", str(WIDTH - 1), str(HEIGHT - 1))

    def minimise(self, window: Window) -> None:
        """Put a window away."""
        self._run("windowminimize", "--sync", window.id)

    def bring_back(self, window: Window) -> None:
        """Bring a window back and to the front."""
        self._run("windowactivate", window.id)

    def send_to(self, window: Window, desktop: int) -> None:
        """Put a window on another of the manager's desktops."""
        self._run("set_desktop_for_window", window.id, str(desktop))

    def desktop_of(self, window: Window) -> int:
        """Return which desktop a window is on."""
        return int(next(iter(self._lines("get_desktop_for_window", window.id)), -1))

    def find(self, title: str) -> Window | None:
        """Return the window with exactly this title, or None."""
        return next((window for window in self.windows() if window.title == title), None)

    def wait_for(self, title: str) -> Window:
        """Wait until a window with this title has the keyboard, and return it."""

        def focused() -> Window | None:
            window = self.find(title)
            return window if window is not None and self._lines("getactivewindow") == [window.id] else None

        return until(focused, f"the window “{title}” has the keyboard")

    def wait_gone(self, window: Window) -> None:
        """Wait until a window is not seen any more."""
        until(lambda: window.id not in [seen.id for seen in self.windows()], f"“{window.title}” closes")

    def place(self, window: Window) -> Place:
        """Return where a window is."""
        values = dict(line.split("=") for line in self._lines("getwindowgeometry", "--shell", window.id))
        assert values, f"the window “{window.title}” of process {window.pid} is no more"
        return Place(int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"]))

    # hands

    def press(self, *chords: str) -> None:
        """Press chords one after the other, as xdotool names them: "Return", "ctrl+n"."""
        self.presses += sum(len(chord.split("+")) for chord in chords)
        self._run("key", "--delay", "20", *chords)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.presses += sum(2 if letter in _SHIFTED else 1 for letter in text)
        self._run("type", "--delay", "8", "--", text)

    def rush(self, *chords: str) -> None:
        """Press chords with no moment between them, faster than a window comes."""
        self.presses += sum(len(chord.split("+")) for chord in chords)
        self._run("key", "--delay", "0", *chords)

    def click(self, x: int, y: int) -> None:
        """Click somewhere on the screen."""
        self._run("mousemove", "--sync", str(x), str(y), "click", "1")

    # eyes

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Return the colour at a place of the screen: red, green, blue."""
        start, line, content = self._read()
        blue, green, red, _unused = content[start + y * line + x * 4 :][:4]
        return red, green, blue

    def picture(self, place: Place | None = None) -> bytes:
        """Return what is shown in a part of the screen, or on all of it, as rows of blue, green, red and a blank."""
        part = place or Place(0, 0, WIDTH, HEIGHT)
        start, line, content = self._read()
        rows = range(max(0, part.y), min(HEIGHT, part.y + part.height))
        return b"".join(content[start + y * line + part.x * 4 :][: part.width * 4] for y in rows)

    def save(self, path: Path) -> Path:
        """Write what is shown as a PNG."""
        pixels = self.picture()
        colours = bytearray(WIDTH * HEIGHT * 3)
        colours[0::3], colours[1::3], colours[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        raw = b"".join(b"\0" + colours[y * WIDTH * 3 :][: WIDTH * 3] for y in range(HEIGHT))
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
        chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
        return path

    def close(self) -> None:
        """End the screen; the window manager ends with it, and takes a bus of its own along."""
        self._server.terminate()
        self._server.wait(PATIENCE_S)
        self._manager.wait(PATIENCE_S)

    # inside

    def _managed(self) -> bool:
        return bool(self._lines("get_desktop"))

    def _window(self, id: str) -> Window | None:  # noqa: A002 - the name of the field
        pids, titles = self._lines("getwindowpid", id), self._lines("getwindowname", id)
        if not (pids and titles and pids[0].isdigit()):
            return None
        return Window(id, titles[0].partition(_ADDED)[0], int(pids[0]))

    def _lines(self, *words: str) -> list[str]:
        """Return what xdotool says; nothing where it finds nothing, as when a window has just gone."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.splitlines() if done.returncode == 0 else []

    def _run(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True)

    def _read(self) -> tuple[int, int, bytes]:
        """Return where the pixels start, the bytes of a line, and the whole XWD file (its header is big-endian)."""
        content = self._picture.read_bytes()
        header = struct.unpack(">25I", content[:100])
        size, line, colours = header[0], header[12], header[19]
        return size + colours * 12, line, content
