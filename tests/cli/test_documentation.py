"""docs/cli.md: every example does what the page says, and nothing of the command line is missing from the page."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.cli.parser import COMMANDS
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


def test_the_examples_do_what_the_page_says(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    Path("secret").write_text(PASSPHRASE)
    Path("new-secret").write_text("other hill, tall ladder")
    for file in ("secret", "new-secret"):
        Path(file).chmod(0o600)
    Path("notes.csv").write_text(
        "Day,What,Weather\n2026-09-01,The list was wrong twice.,rain\n"
        "2026-09-02,She asked why we test on Fridays.,sun\n",
        encoding="utf-8",
    )
    Path("journal.txt").write_text("[2026-09-03 14:00] A doubt about the date.\n", encoding="utf-8")
    for example in examples():
        ran = command(*example.words, asks=True, typed=example.piped.encode())
        assert (ran.code, ran.err) == (0, ""), example
        assert example.fits(ran.out), (example, ran.out)


def test_every_command_has_an_example() -> None:
    assert {example.words[0] for example in examples()} == set(COMMANDS)


@pytest.mark.parametrize("terms", [Kind, Reaction, Tone, Mark])
def test_every_value_is_named(terms: type[Kind | Reaction | Tone | Mark]) -> None:
    assert ", ".join(term.value for term in terms) in PAGE
