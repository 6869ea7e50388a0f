"""docs/cli.md: every example does what the page says, and nothing of the command line is missing from the page."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.cli.table import COMMANDS
from leader_journal.core.terms import Kind, Mark, Reaction, Tone

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Example:
    """A command, and what the page says that it prints; `...` stands for anything."""

    words: tuple[str, ...]
    printed: str
    piped: str = ""

    def fits(self, out: str) -> bool:
        """Whether a command printed what the page says."""
        anything = (re.escape(part) for part in self.printed.split("..."))
        return re.fullmatch(".*".join(anything), out.rstrip("\n"), re.DOTALL) is not None


def examples() -> list[Example]:
    """Return the examples of the page, in their order."""
    found: list[Example] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        _before, *parts = re.split(r'^\$ (?:echo "(.*)" \| )?leader-journal ', block, flags=re.MULTILINE)
        for piped, part in zip(parts[::2], parts[1::2], strict=True):
            typed, _, printed = part.partition("\n")
            found.append(Example(tuple(shlex.split(typed)), printed.rstrip("\n"), piped or ""))
    return found


def files() -> dict[str, str]:
    """Return the files that the page shows, by name."""
    return dict(re.findall(r"```text file=(\S+)\n(.*?)```", PAGE, re.DOTALL))


def test_the_examples_do_what_the_page_says(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    for name, content in files().items():
        Path(name).write_text(content, encoding="utf-8")
        Path(name).chmod(0o600)
    for example in examples():
        ran = command(*example.words, asks=True, typed=example.piped.encode())
        assert ran.code == 0, (example, ran.err)
        assert ran.err.strip() in example.printed or "-" in example.words, example  # beside standard output
        assert example.fits(ran.err + ran.out), (example, ran.out)


def test_every_file_that_is_read_is_shown() -> None:
    named = {word for example in examples() for word in example.words if Path(word).suffix in {".csv", ".txt"}}

    assert {name for name in named if not any(f"Wrote {name}" in example.printed for example in examples())} <= set(
        files()
    )
    assert files()["secret"].strip() == PASSPHRASE


def test_every_command_has_an_example() -> None:
    assert {example.words[0] for example in examples()} == set(COMMANDS)


@pytest.mark.parametrize("terms", [Kind, Reaction, Tone, Mark])
def test_every_value_is_named(terms: type[Kind | Reaction | Tone | Mark]) -> None:
    assert ", ".join(term.value for term in terms) in PAGE
