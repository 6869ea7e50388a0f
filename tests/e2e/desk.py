"""A leader's computer for one test: a home of its own, journals in it, and the real app on the virtual screen."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.e2e.screen import PATIENCE_S, Place, Screen, Window, until

TITLE, CAPTURE = "Leader Journal", "New entry"
PASSPHRASE = "quiet river paper lamp"
PAPER, DESK = (0xFD, 0xFC, 0xFA), (0xF4, 0xF2, 0xEE)
"""The grounds of an open journal's pages and of the lock screen (DESIGN.md 3.1, light)."""
COMMAND = shlex.split(os.environ.get("LEADER_JOURNAL_COMMAND", "")) or [sys.executable, "-P", "-m", "leader_journal"]
"""The app: of this checkout, or one that is installed, perhaps in another root (.ci/deb-on-debian)."""
_CARET_PIXELS = 200
_SETTLED_S = 1.5
"""Longer than a passphrase is tried, on a busy machine."""
_ALL_KEPT_S = 3.0
"""What is written is kept within two seconds in which the app neither works nor waits for the processor."""


class Desk:
    """One home with the app in it. Everything the app may write to lies under `home`."""

    def __init__(self, home: Path, screen: Screen) -> None:
        self.home = home
        self.screen = screen
        self.title = TITLE
        """Of the app's window, in the language that it speaks."""
        self.journal = home / "data" / "leader-journal" / "Leader Journal.ljournal"
        self._outside = home.with_name(home.name + "-outside")
        self._started: list[subprocess.Popen[bytes]] = []
        self._pids: set[int] = set()
        folders = {name: home / name.removeprefix("XDG_").removesuffix("_HOME").lower() for name in _FOLDERS}
        for folder in (home, self._outside, *folders.values()):
            folder.mkdir(mode=0o700)
        self.environment = {**screen.environment, "HOME": str(home)}
        self.environment |= {name: str(folder) for name, folder in folders.items()}

    # the app

    def start(self, *arguments: str | Path) -> Window:
        """Start the app and return its window."""
        self._started.append(self._app(*arguments))
        return self.window()

    def run_again(self, *arguments: str | Path) -> int:
        """Start the app while it runs already, and return the exit code of this second start."""
        return self._app(*arguments).wait(PATIENCE_S)

    def window(self) -> Window:
        """Wait for the app's window to have the keyboard."""
        window = self.screen.wait_for(self.title)
        self._pids.add(window.pid)
        return window

    def unlock(self, passphrase: str = PASSPHRASE) -> Window:
        """Type the passphrase and wait for the open journal."""
        window = self.window()
        self.screen.type(passphrase)
        self.screen.press("Return")
        return self.wait_open(window)

    def wait_open(self, window: Window) -> Window:
        """Wait until the window shows a journal's pages."""
        until(lambda: self.ground(window) == PAPER, "the journal is open")
        return window

    def ground(self, window: Window) -> tuple[int, int, int]:
        """Return the colour in the bottom right corner of a window, where nothing stands."""
        place = self.screen.place(window)
        return self.screen.pixel(place.x + place.width - 12, min(place.y + place.height, 800) - 12)

    def capture(self) -> Window:
        """Open the capture window by its key."""
        self.screen.press("ctrl+n")
        return self.screen.wait_for(CAPTURE)

    def save(self, capture: Window) -> None:
        """Save by the key, and wait until the capture window has closed."""
        self.screen.press("ctrl+Return")
        self.screen.wait_gone(capture)
        self.window()

    def quit(self) -> None:
        """Quit by the key, and wait until the process has ended."""
        window = self.window()
        self.screen.press("ctrl+q")
        self.wait_ended(window.pid)

    def kill(self, pid: int) -> None:
        """End the app as a power cut would."""
        os.kill(pid, signal.SIGKILL)
        self.wait_ended(pid)

    def wait_ended(self, pid: int) -> None:
        """Wait until a process has ended, and its windows: what is still seen would be taken for the next one's."""
        until(lambda: not self.runs(pid), f"process {pid} ends")
        until(lambda: all(window.pid != pid for window in self.screen.windows()), f"the windows of {pid} go")

    def picture(self, window: Window) -> bytes:
        """Return what a window shows, its blinking caret too."""
        return self.screen.picture(self.screen.place(window))

    def wait_other_picture(self, window: Window, before: bytes) -> None:
        """Wait until a window shows something else than before, a blinking caret aside."""
        until(lambda: _differing(self.picture(window), before) > _CARET_PIXELS, "the window shows something else")

    def wait_settled(self, window: Window) -> None:
        """Wait until a window has shown the same for a while, a blinking caret aside."""
        last, since = self.picture(window), time.monotonic()

        def settled() -> bool:
            nonlocal last, since
            now = self.picture(window)
            if _differing(now, last) > _CARET_PIXELS:
                last, since = now, time.monotonic()
            return time.monotonic() - since > _SETTLED_S

        until(settled, "the window comes to rest")

    def wait_written(self, before: tuple[int, int]) -> None:
        """Wait until something was committed to the open journal since `written`."""
        # an empty log is one that was just moved into the file, which is no commit
        until(lambda: self.written() != before and self.written()[1] > 0, "the journal is written to")
        # the first of it may be what was kept of the page before: all is kept once nothing comes any more
        last, since, before_that = self.written(), time.monotonic(), ""
        pid = next(window.pid for window in self.screen.with_title(self.title) if self.runs(window.pid))

        def quiet() -> bool:
            nonlocal last, since, before_that
            state, was = _state(pid), before_that
            before_that = state
            if (now := self.written()) != last or state == was == "R":  # it works, or waits for a busy processor
                last, since = now, time.monotonic()
            return time.monotonic() - since > _ALL_KEPT_S

        until(quiet, "all of it is written")

    def written(self) -> tuple[int, int]:
        """Return what changes with every commit: time and size of the -wal."""
        found = self.log_file.stat()
        return found.st_mtime_ns, found.st_size

    @property
    def log_file(self) -> Path:
        """SQLite's -wal beside the journal."""
        return self.journal.with_name(self.journal.name + "-wal")

    def end(self) -> None:
        """End whatever still runs of this desk."""
        self._pids.update(window.pid for window in self.screen.windows())
        self._pids.update(process.pid for process in self._started)
        for pid in filter(self.runs, self._pids):
            os.kill(pid, signal.SIGKILL)
            self.wait_ended(pid)
        for process in self._started:
            process.wait()
        until(lambda: not any(window.pid in self._pids for window in self.screen.windows()), "the windows are gone")

    # the command line

    def cli(self, *arguments: str | Path, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
        """Run a command with the passphrase from a file that lies outside of the home."""
        secret = self._outside / "passphrase"
        secret.touch(mode=0o600)
        secret.write_text(passphrase + "\n", encoding="utf-8")
        words = [*map(str, arguments), "--passphrase-file", str(secret)]
        command = [*COMMAND, *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def entries(self, passphrase: str = PASSPHRASE) -> list[dict[str, Any]]:
        """Return what `list --json` says of the closed journal, newest first."""
        done = self.cli("list", self.journal, "--json", passphrase=passphrase)
        assert (done.returncode, done.stderr) == (0, "")
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    def texts(self) -> list[str]:
        """Return the lines of all entries, newest first."""
        return [entry["text"] for entry in self.entries()]

    def archived(self, kind: str = "entry") -> list[dict[str, Any]]:
        """Return every version of the records of one kind, as the archive holds them: every field."""
        target = self._outside / "archive.json"
        assert self.cli("export", "--to", "archive", self.journal, target).returncode == 0
        archive = json.loads(target.read_text(encoding="utf-8"))
        target.unlink()
        return [revision["payload"] for revision in archive["revisions"] if revision["kind"] == kind]

    # privacy

    def files_with(self, words: Sequence[str]) -> list[str]:
        """Return the files under the home, and in shared temporary folders, that hold one of the words readable."""
        needles = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
        return [str(path) for path in self._files() if any(needle in _content(path) for needle in needles)]

    def _files(self) -> Iterator[Path]:
        for folder in (self.home, Path("/dev/shm"), Path("/var/tmp")):
            yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())

    # inside

    def _app(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [*COMMAND, *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment, cwd=self.home)

    def runs(self, pid: int) -> bool:
        """Whether a process has not ended."""
        for process in self._started:
            process.poll()  # takes a child that has ended off the list of processes
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return _state(pid) != "Z"


_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


def centre(place: Place) -> tuple[int, int]:
    """Return the middle of a place."""
    return place.x + place.width // 2, place.y + place.height // 2


def _differing(one: bytes, other: bytes) -> int:
    """Return how many pixels differ."""
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(a != b for a, b in pairs)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it went while we looked
        return b""


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
