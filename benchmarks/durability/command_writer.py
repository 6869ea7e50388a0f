"""The real command line, one command after the other until killed: adds, imports, brings up.

Acknowledged is what a command says on its standard output, or its end without a failure.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
from collections.abc import Callable
from pathlib import Path

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from benchmarks.durability.killed import READY
from benchmarks.durability.ledger import Deed, Line

from leader_journal.__main__ import main


class _Said(io.TextIOBase):
    """Standard output of a command: its first word acknowledges."""

    def __init__(self, said: Callable[[], None]) -> None:
        self._acknowledge = said

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, text: str) -> int:
        """Take what is said."""
        if text.strip():
            self._acknowledge()
        return len(text)


def live(path: Path, first: int, dice: random.Random, telling: int) -> None:
    """Run commands on a journal until killed; numbers of entries begin with `first`."""
    cheap_keys()
    writer = _Commands(path, first, dice, telling)
    Line(READY).tell(telling)
    while True:
        writer.run_one()


class _Commands:
    def __init__(self, path: Path, first: int, dice: random.Random, telling: int) -> None:
        self._path = path
        self._number = first
        self._dice = dice
        self._telling = telling
        self._waits = False
        self._folder = Path(os.environ["TMPDIR"])
        self._passphrase = self._folder / "passphrase"
        self._passphrase.touch(mode=0o600)
        self._passphrase.write_text(PASSPHRASE)

    def run_one(self) -> None:
        """Run one command."""
        if self._dice.random() < 0.7:
            self._add()
        else:
            self._import()

    def _add(self) -> None:
        self._number += 1
        text = f"{self._number} " + "word " * self._dice.choice((2, 20, 300)) + "end"
        named = ("--person", f"Kim{self._dice.randrange(5)}") if self._dice.random() < 0.3 else ()
        self._run(Deed({self._number: text}), "add", str(self._path), "--kind", "idea", "--text", text, *named)

    def _import(self) -> None:
        texts = {self._number + place: f"{self._number + place} came in" for place in range(1, 4)}
        self._number += 3
        source = self._folder / "source.txt"
        source.write_text("".join(f"[2026-03-0{n % 9 + 1} 09:00] {text}\n\n" for n, text in texts.items()))
        self._run(Deed(dict(texts)), "import", str(source), str(self._path))

    def _run(self, deed: Deed, *words: str) -> None:
        Line("begins", deed).tell(self._telling)
        self._waits = True
        errors = io.StringIO()
        with contextlib.redirect_stdout(_Said(self._said)), contextlib.redirect_stderr(errors):
            code = main([*words, "--passphrase-file", str(self._passphrase)])
        if code != 0:
            Line("failed", said=f"{words[0]}: {code} {errors.getvalue()}").tell(self._telling)
        self._said()

    def _said(self) -> None:
        if self._waits:
            self._waits = False
            Line("done").tell(self._telling)
