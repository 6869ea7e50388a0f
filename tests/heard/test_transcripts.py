"""What a screen reader is told of every page and dialog, held against a transcript that somebody read.

The real app on a virtual screen, and a listener on the bus of AT-SPI, in both languages. Where what is told was changed
on purpose, `HEARD_AGAIN=1` writes the transcripts anew: read them before you commit them.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.e2e.screen import Screen
from tests.heard.listener import Listener

from leader_journal.core.recovery import ALPHABET

pytestmark = pytest.mark.heard
TRANSCRIPTS = Path(__file__).parent / "transcripts"
UNSTEADY = {"restore"}
"""Not compared: whether the first automatic backup is in the list already depends on how fast the machine is."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A virtual screen and a session bus of its own: the environment of a desktop that somebody listens to."""
    screen = Screen(tmp_path_factory.mktemp("screen") / "buffer")
    screen.point_at_nothing()
    environment = {**screen.environment, "NO_AT_BRIDGE": "0", "XDG_RUNTIME_DIR": str(tmp_path_factory.mktemp("run"))}
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    yield environment
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()
    screen.close()


@pytest.mark.parametrize("language", ["en", "da"])
def test_what_is_told_is_what_somebody_read(session: dict[str, str], language: str, tmp_path: Path) -> None:
    told = _told(session, language, tmp_path)
    folder = TRANSCRIPTS / language
    if os.environ.get("HEARD_AGAIN"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in told.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    kept = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}

    assert kept.keys() == told.keys()
    assert (
        "\n".join(
            line
            for name, text in told.items()
            for line in difflib.unified_diff(
                kept[name].split("\n"), text.split("\n"), name, "told now", lineterm="", n=1
            )
        )
        == ""
    )


def _told(session: dict[str, str], language: str, folder: Path) -> dict[str, str]:
    """Return what is told of each page, by its name."""
    with closing(Listener(session["DBUS_SESSION_BUS_ADDRESS"])) as listener:
        return _heard(listener, session, language, folder)


def _heard(listener: Listener, session: dict[str, str], language: str, folder: Path) -> dict[str, str]:
    homes = {name: str(folder / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    dictionaries = Path(homes["XDG_DATA_HOME"]) / "hunspell"  # found before those that this machine may have
    shutil.copytree(Path(__file__).parents[1] / "spelling/share/hunspell", dictionaries)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.heard.speaker", language, str(folder)],
        env={
            **session,
            **homes,
            "HOME": str(folder),
            "PYTHONPATH": "src:.",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "TZ": "Europe/Copenhagen",
        },
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as speaker:
        assert speaker.stdin is not None
        assert speaker.stdout is not None
        told, frame = dict[str, str](), list[str]()
        for name in map(str.strip, speaker.stdout):
            window = listener.newest_window()
            lines = [_steady(line, folder) for line in listener.tell(window)]
            if name not in UNSTEADY:
                told[name] = "\n".join(_page(lines, frame)) + "\n"
            speaker.stdin.write("on\n")
            speaker.stdin.flush()
    assert speaker.returncode == 0
    return told


def _page(lines: list[str], frame: list[str]) -> list[str]:
    """Return the lines without those of the rail, which are told once, with the first page that has it."""
    rail = _block(lines, "page tab list")
    if not rail:
        return lines
    if frame:
        return [line for n, line in enumerate(lines) if n not in rail]
    frame.append("told")
    return lines


def _block(lines: list[str], role: str) -> range:
    start = next((n for n, line in enumerate(lines) if line.strip().startswith(role)), None)
    if start is None:
        return range(0)
    deep = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > deep:
        end += 1
    return range(start, end)


def _steady(line: str, folder: Path) -> str:
    """Return a line without what another run has otherwise: folders, sizes, the letters of a key."""
    line = line.replace(str(folder), "~").replace(f"“{folder.name}”", "“~”")
    line = re.sub(r"\d+([.,]\d+)? (kB|MB)", "… kB", line)
    return re.sub(rf"“[{ALPHABET}]{{5}}”", "“XXXXX”", line)
