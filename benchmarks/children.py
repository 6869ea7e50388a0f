"""Measurements in processes of their own: what they are started with, and how they answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

BEGAN = "LEADER_JOURNAL_BENCHMARK_BEGAN"
"""Names the moment at which a child was started, in nanoseconds of the system's monotonic clock."""
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


class Home:
    """A home for the app in which nothing of the real one is read or written."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "HOME": str(folder)}
        for name in _FOLDERS:
            part = folder / name.lower()
            part.mkdir(mode=0o700, parents=True)
            self.environment[name] = str(part)

    def ask(self, module: str, *arguments: str | Path | int) -> Mapping[str, Any]:
        """Run a module of `benchmarks` and return the JSON object that it prints last."""
        command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
        environment = {**self.environment, BEGAN: str(time.monotonic_ns())}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
        answer: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer


def since_start() -> float:
    """Return how many milliseconds ago this child was started by its parent."""
    return (time.monotonic_ns() - int(os.environ[BEGAN])) / 1e6


def without_what_only_tests_need() -> None:
    """Let nobody find pandas, which tests compare with: sqlite_utils loads it where it is, and the app leaves without.

    See findings/sqliteutilspandas.sh.
    """
    sys.modules["pandas"] = None  # type: ignore[assignment]  # so that importing it fails, as where it is not installed


def end_on_failure() -> None:
    """Let a failure in a slot end this child with its traceback, where the app would show a message and go on."""
    sys.excepthook = _end


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def answer(**values: object) -> None:
    """Print the answer of this child."""
    print(json.dumps(values), flush=True)


def pss_kib() -> int:
    """Return the proportional set size of this process: its own memory and its share of what it shares. Linux.

    Qt and what else the environment holds counts whole: on the computer of a leader nobody shares it. Where tests or
    other apps of the same environment run, the share of an empty window is a third of what it has there.
    """
    whole, total, size = [os.fsencode(folder) for folder in (sys.prefix, sys.base_prefix)], 0, "Pss:"
    for line in Path("/proc/self/smaps").read_bytes().splitlines():
        first = line.split(maxsplit=1)[0]
        if not first.endswith(b":"):
            size = "Rss:" if any(folder in line for folder in whole) else "Pss:"
        elif first == size.encode():
            total += int(line.split()[1])
    return total


def highest_mb() -> float:
    """Return the most memory since this was asked last: a key takes more than all that follows. Linux."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    highest = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return highest / 1024
