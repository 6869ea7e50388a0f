"""Child: other journals with as many entries, beside this one: where they are installed, each with its version.

The data are made by us, in their formats. jrnl is asked for a rare word and given a line, as whole processes, the key
of ours included. RedNotebook is started, and so are we, until their window is on a screen of its own (Xvfb, xdotool).
What is not installed is left out. LEADER_JOURNAL_PEERS may name a folder of programs that is looked into first.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.children import answer
from benchmarks.journals import PASSPHRASE
from benchmarks.jrnl import jrnl_command, jrnl_text, program

RARE = "zzyzx"
_OURS = (sys.executable, "-m", "leader_journal")
_PATIENCE_S = 30.0


def main(journal: Path, entries: int, rounds: int) -> None:
    """Measure, in turns."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        passphrase = folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        passphrase.chmod(0o600)
        ours = Path(shutil.copy(journal, folder))
        found = {**_beside_jrnl(ours, passphrase, folder, entries, rounds), **_beside_rednotebook(ours, folder, rounds)}
    answer(**found)


def _beside_jrnl(journal: Path, passphrase: Path, folder: Path, entries: int, rounds: int) -> dict[str, list[object]]:
    jrnl = program("jrnl")
    if jrnl is None:
        return {}
    theirs = jrnl_command(jrnl, folder)
    (folder / "jrnl.txt").write_text(jrnl_text(entries), encoding="utf-8")
    opened = (str(journal), "--passphrase-file", str(passphrase))
    pairs: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
        "a rare word": ((*_OURS, "list", *opened, RARE), (*theirs, "-contains", RARE)),
        "a line added": (
            (*_OURS, "add", *opened, "--kind", "idea", "--text", "one line"),
            (*theirs, "today at 9am: one line"),
        ),
    }
    version = _version(jrnl)
    found: dict[str, list[object]] = {}
    for what, (our_command, their_command) in pairs.items():
        taken = [(_process_ms(our_command), _process_ms(their_command)) for _round in range(rounds + 1)][1:]
        found[f"{what}, beside {version}"] = [median(one) for one in zip(*taken, strict=True)]
    return found


def _beside_rednotebook(journal: Path, folder: Path, rounds: int) -> dict[str, list[object]]:
    rednotebook = program("rednotebook")
    if rednotebook is None or program("Xvfb") is None or program("xdotool") is None:
        return {}
    theirs = folder / "rednotebook"
    theirs.mkdir()
    _write_months(theirs, _DAYS)
    version = _version(rednotebook)
    with _screen() as environment:
        taken = []
        for _round in range(max(3, rounds // 2)):
            ours = _window_ms((*_OURS, str(journal)), environment)
            taken.append((ours, _window_ms((rednotebook, str(theirs)), environment)))
    return {f"start to window, beside {version}": [median(one) for one in zip(*taken[1:], strict=True)]}


_DAYS = 10_000
"""RedNotebook has one text a day."""


def _write_months(folder: Path, days: int) -> None:
    """Write so many days as RedNotebook keeps them: a YAML file a month, a day by its number."""
    months: dict[str, list[str]] = {}
    for number in range(days):
        day = dt.date(2000, 1, 1) + dt.timedelta(days=number)
        text = f"Occasion {number}. the plan for the roof was late again and nobody had said so before the meeting"
        months.setdefault(f"{day:%Y-%m}", []).append(f"{day.day}:\n  text: '{text}'\n")
    for name, lines in months.items():
        (folder / f"{name}.txt").write_text("".join(lines), encoding="utf-8")


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """A screen that is nobody's; what has a window on it ends with it."""
    read, tell = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(tell,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    try:
        # no bus: GTK would begin one, with a portal that stays and mounts a folder where this one's files are
        alone = {"NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **alone}
    finally:
        xvfb.terminate()
        xvfb.wait()


def _window_ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return how long a program takes until a window of its process is on the screen; then end it."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    began = time.perf_counter()
    started = subprocess.Popen(command, env=environment, **quiet)  # type: ignore[call-overload] # of Popen's own names
    looking = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(started.pid), "."]
    subprocess.run(looking, env=environment, check=True, timeout=_PATIENCE_S, **quiet)  # type: ignore[call-overload] # likewise
    took = (time.perf_counter() - began) * 1e3
    started.kill()
    started.wait()
    return took


def _process_ms(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return (time.perf_counter() - began) * 1e3


def _version(program_of: str) -> str:
    """Return what a program calls itself: the line that ends in its version, whatever it says besides."""
    done = subprocess.run([program_of, "--version"], capture_output=True, text=True, check=True)
    lines = (line.strip() for line in (done.stdout + done.stderr).splitlines())
    return next(line for line in lines if line.lower().startswith(Path(program_of).name) and line[-1:].isdigit())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
