"""jrnl, beside which we are measured: its program, its command, and a text as it writes it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

_LETTERS = 600
_WORDS = "the plan for the roof was late again and nobody had said so before the meeting although two of us knew of it "


def program(name: str) -> str | None:
    """Return where a peer's program is, or None."""
    folders = os.pathsep.join(filter(None, (os.environ.get("LEADER_JOURNAL_PEERS"), os.environ.get("PATH"))))
    return shutil.which(name, path=folders)


def jrnl_command(jrnl: str, folder: Path) -> list[str]:
    """Return the command of jrnl with a configuration that is nobody's, and its file."""
    config = folder / "jrnl.yaml"
    config.write_text(
        f"journals:\n  default:\n    journal: {folder / 'jrnl.txt'}\nversion: v4.0\nencrypt: false\neditor: ''\n"
        "timeformat: '%Y-%m-%d %H:%M'\n"
    )
    (folder / "jrnl.txt").touch()
    return [jrnl, "--config-file", str(config)]


def jrnl_text(entries: int) -> str:
    """Return a text as jrnl writes it; each entry has words of its own."""
    start = dt.datetime(2016, 1, 1, 8)  # noqa: DTZ001 - as jrnl writes it
    body = (_WORDS * (_LETTERS // len(_WORDS) + 1))[:_LETTERS]
    lines = (
        f"[{start + dt.timedelta(minutes=97 * number):%Y-%m-%d %H:%M}] Occasion {number}.\n{number} {body}\n"
        for number in range(entries)
    )
    return "\n".join(lines)
