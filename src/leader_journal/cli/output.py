"""What the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from leader_journal.core.progress import Progress

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class CommandFailed(Exception):
    """A failure that only the command line knows; `sentence` says it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def prepare_output() -> None:
    """Let every letter be written, whatever the terminal's encoding: what it does not know is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Write nothing more to standard output, so that the interpreter does not fail on it once more at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


STANDARD_OUTPUT = "-"
"""The name of a target that is no file."""


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Take bytes for standard output, which get them once they are whole: a failure leaves nothing half behind it."""
    whole = BytesIO()
    yield whole
    sys.stdout.flush()
    sys.stdout.buffer.write(whole.getbuffer())
    sys.stdout.flush()


def say(line: str) -> None:
    """Write one line of the result."""
    sys.stdout.write(line + "\n")


def say_json(value: object) -> None:
    sys.stdout.write(_json(value, indent=2) + "\n")


def say_json_list(values: Iterable[object]) -> None:
    """Write values as a JSON list, each as soon as it is there, on a line of its own."""
    sys.stdout.write("[")
    for number, value in enumerate(values):
        sys.stdout.write((",\n" if number else "\n") + _json(value))
    sys.stdout.write("\n]\n")


def say_json_under(name: str, values: Iterable[object]) -> None:
    """Write what `say_json({name: [*values]})` writes, each value as soon as it is there, and none held after that."""
    sys.stdout.write(f'{{\n  "{name}": [')
    number = -1
    for number, value in enumerate(values):
        sys.stdout.write((",\n    " if number else "\n    ") + _json(value, indent=2).replace("\n", "\n    "))
    sys.stdout.write("]\n}\n" if number < 0 else "\n  ]\n}\n")


def complain(sentence: str) -> None:
    """Write one sentence to standard error; where nobody listens, there is nobody to tell."""
    with suppress(OSError):
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()


def on_one_line(text: str) -> str:
    """Return a text as one line that does nothing to a terminal: signs that would steer it become U+FFFD."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


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


def _json(value: object, indent: int | None = None) -> str:
    """Letters of all languages as they are, where the output is UTF-8; JSON in another encoding would be none."""
    utf8 = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    return json.dumps(value, ensure_ascii=not utf8, indent=indent)
