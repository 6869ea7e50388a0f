"""The app on Wayland: it starts, an entry is captured, it locks into a new process, and the words are there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.desk import PASSPHRASE
from tests.e2e.screen import until

pytestmark = pytest.mark.window
ROOT = Path(__file__).parents[2]


class Compositor:
    """weston, which draws for nobody, and a home on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "Mine.ljournal"
        self.secret = folder / "passphrase"
        self.secret.touch(0o600)
        self.secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
            "WAYLAND_DISPLAY": "journal-0",
            "QT_QPA_PLATFORM": "wayland",
            "PYTHONPATH": "src:.",
        }
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            self.environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
        self._weston = subprocess.Popen(
            ["weston", "--backend=headless-backend.so", "--socket=journal-0", "--idle-time=0", "--width=1400"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until((folder / "journal-0").exists, "weston listens")

    def app(self, what: str) -> list[str]:
        """Let the app do something, and return what it says: by a file, which the new process holds open too."""
        said = self.folder / f"{what}.txt"
        words = [sys.executable, "-m", "tests.e2e.children.on_wayland", what, str(self.journal), PASSPHRASE]
        with said.open("w") as out:
            subprocess.run(words, env=self.environment, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, check=True)
        others = "Matplotlib"  # of the process that goes on, once its journal is open
        return [line for line in said.read_text().splitlines() if not line.startswith(others)]

    def locked(self) -> list[int]:
        """The processes that stand at the unlock screen of this journal."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:  # it has ended meanwhile
                continue
            if b"--locked" in words and os.fsencode(self.journal) in words:
                found.append(int(process.name))
        return found

    def is_open(self) -> bool:
        """Whether the app has the journal open: SQLite's log lies beside it. A command would open it itself."""
        return self.journal.with_name(self.journal.name + "-wal").exists()

    def close(self) -> None:
        """End what was started."""
        for process in self.locked():
            os.kill(process, signal.SIGTERM)
        self._weston.terminate()
        self._weston.wait()


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    tmp_path.chmod(0o700)
    compositor = Compositor(tmp_path)
    yield compositor
    compositor.close()


def test_start_capture_lock_and_unlock(compositor: Compositor) -> None:
    create = [
        sys.executable,
        "-m",
        "leader_journal",
        "create",
        str(compositor.journal),
        "--passphrase-file",
        str(compositor.secret),
    ]
    subprocess.run(create, env=compositor.environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    said = compositor.app("write")
    assert said == ["platform wayland", "entries ['Written on Wayland']", "the new process stands"]
    (locked,) = compositor.locked()
    until(compositor.is_open, "what was typed over the lock has opened the journal in the new process")
    os.kill(locked, signal.SIGTERM)
    until(lambda: not compositor.locked(), "the unlock screen is gone")

    assert compositor.app("read") == ["platform wayland", "entries ['Written on Wayland']"]
