"""`-` as target is standard output: bytes of the file and nothing else, or nothing at all."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Command, Program

Say = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def piped(program: Program) -> Say:
    """Return a function that runs a command whose output goes into a pipe."""

    def call(*words: str) -> tuple[int, bytes, str]:
        process: subprocess.Popen[bytes] = program(*words, "--passphrase-file", "pw")
        out, err = process.communicate()
        return process.returncode, out, err.decode()

    return call


@pytest.fixture
def filled(journal: str, command: Command) -> str:
    """A journal with one entry."""
    assert command("add", journal, "--kind", "idea", "--text", "A shorter form.").code == 0
    return journal


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("csv", b"A shorter form."),
        ("markdown", b"A shorter form."),
        ("html", b"A shorter form."),
        ("pdf", b"%PDF"),
        ("ics", b"BEGIN:VCALENDAR"),
        ("archive", b"A shorter form."),
    ],
)
def test_an_export_goes_into_a_pipe(kind: str, holds: bytes, filled: str, piped: Say) -> None:
    code, out, err = piped("export", "--to", kind, filled, "-")

    assert code == 0, err
    assert holds in out
    assert b"not encrypted" not in out
    assert " -." not in err
    if kind == "archive":
        assert json.loads(out)


@pytest.mark.parametrize("kind", ["sqlite", "markdown-days", "markdown-people", "my-data"])
def test_what_is_no_stream_is_refused(kind: str, filled: str, piped: Say) -> None:
    code, out, err = piped("export", "--to", kind, filled, "-")

    assert (code, out) == (2, b"")
    assert f"“-” does not go with {kind}, only with: " in err


@pytest.mark.parametrize(
    ("words", "begins"),
    [((), b"\x89PNG"), (("--as", "svg"), b"<?xml"), (("--as", "pdf"), b"%PDF")],
)
def test_a_chart_goes_into_a_pipe(words: tuple[str, ...], begins: bytes, filled: str, piped: Say) -> None:
    code, out, err = piped("chart", "entries", filled, "-", *words)

    assert (code, err) == (0, "")
    assert out.startswith(begins)


def test_a_failure_leaves_nothing_in_the_pipe(filled: str, piped: Say) -> None:
    code, out, err = piped("export", "--to", "csv", filled, "-", "--filter", "kind:nonsense")

    assert (code, out) == (2, b"")
    assert "nonsense" in err


@pytest.mark.parametrize("words", ["--version", "--help", "chart --list"])
def test_an_output_that_was_closed_before_is_one_sentence(words: str) -> None:
    """Else the next file that is opened would have the number of the output."""
    asked = f"{shlex.quote(sys.executable)} -m leader_journal {words} >&-"
    done = subprocess.run(["sh", "-c", asked], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "The output could not be written: Bad file descriptor.\n")


_LISTS = ("agreements", "bring-ups", "list", "one-on-ones", "people", "plans", "promises", "reviews")
_FULL = Path("/dev/full")
"""Takes nothing, on systems that have it."""
_WRITES = [
    *(f"export --to {kind} JOURNAL -" for kind in ("archive", "csv", "html", "ics", "markdown", "pdf")),
    *(f"chart entries JOURNAL - --as {form}" for form in ("png", "svg", "pdf")),
    "findings JOURNAL --json",
    *(f"{listed} JOURNAL{form}" for listed in _LISTS for form in ("", " --json")),
    "search JOURNAL form",
    "check JOURNAL",
]


@pytest.mark.parametrize("words", _WRITES if _FULL.exists() else [])
def test_an_output_that_is_full_is_one_sentence(words: str, filled: str, program: Program) -> None:
    with _FULL.open("wb") as full:
        process: subprocess.Popen[bytes] = program(
            *words.replace("JOURNAL", filled).split(), "--passphrase-file", "pw", into=full
        )
        _out, err = process.communicate()

    assert (process.returncode, err) == (1, b"The output could not be written: No space left on device.\n")
