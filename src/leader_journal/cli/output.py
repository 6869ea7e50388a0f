"""What the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from types import TracebackType

from leader_journal.core.progress import Progress


def say(line: str) -> None:
    """Write one line of the result."""
    sys.stdout.write(line + "\n")


def say_json(value: object) -> None:
    """Write a value as JSON, letters of all languages as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    sys.stderr.write(sentence + "\n")


class TerminalProgress:
    """A share in percent on one line of a terminal; silent when standard error is no terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = -1
        self._visible = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self._show

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            sys.stderr.write("\n")

    def _show(self, share: float) -> None:
        percent = int(share * 100)
        if self._visible and percent != self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{self._label} {percent} %")
            sys.stderr.flush()
