"""Where a passphrase comes from, and what is said when it does not come or does not fit."""

from __future__ import annotations

import getpass
import warnings
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command


@pytest.mark.parametrize("ends", ["", "\n", "\r\n", "\nsecond line\n"])
@pytest.mark.parametrize("begins", [b"", b"\xef\xbb\xbf"])
def test_a_passphrase_is_the_first_line_of_a_file_or_of_the_input(
    command: Command, journal: str, ends: str, begins: bytes
) -> None:
    content = begins + (PASSPHRASE + ends).encode()
    Path("other").write_bytes(content)
    assert command("check", journal, "--passphrase-file", "other").code == 0
    assert command("check", journal, "--passphrase-file", "-", typed=content).code == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "There is no passphrase in the first line of other."),
        (b"\nquiet river, small boat\n", "There is no passphrase in the first line of other."),
        (b"\xff\xfe\n", "The passphrase in other is not written in UTF-8."),
        (None, "The passphrase cannot be read from other."),
    ],
)
def test_a_file_without_a_passphrase_is_named(command: Command, journal: str, content: bytes | None, says: str) -> None:
    if content is not None:
        Path("other").write_bytes(content)
        from_input = command("check", journal, "--passphrase-file", "-", typed=content)
        assert (from_input.code, from_input.sentence) == (1, says.replace("other", "standard input"))
    ran = command("check", journal, "--passphrase-file", "other")
    assert (ran.code, ran.sentence) == (1, says)


def test_a_wrong_passphrase_changes_nothing(command: Command, journal: str) -> None:
    before = Path(journal).read_bytes()
    ran = command("check", journal, "--passphrase-file", "-", typed=b"wrong passphrase")
    assert ran.code == 1
    assert ran.sentence.startswith(
        "That passphrase does not open this journal. If you are sure of it, the file is damaged"
    )
    assert Path(journal).read_bytes() == before


def test_a_short_passphrase_makes_nothing(command: Command, here: Path) -> None:
    ran = command("create", "new/mine.ljournal", "--passphrase-file", "-", typed=b"short")
    assert ran.code == 1
    assert ran.sentence.startswith("The passphrase needs at least 8 characters.")
    assert [path.name for path in here.iterdir()] == ["pw"]


def test_a_passphrase_is_asked_for_twice_when_it_is_new(
    command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([PASSPHRASE, "something else", PASSPHRASE, PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    ran = command("create", "mine.ljournal", asks=True)
    assert (ran.code, ran.sentence) == (1, "The two passphrases differ. Nothing was created.")
    assert not (here / "mine.ljournal").exists()
    assert command("create", "mine.ljournal", asks=True).code == 0
    assert command("check", "mine.ljournal", asks=True).code == 0


def test_without_a_terminal_a_passphrase_is_not_shown_while_it_is_typed(
    command: Command, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_terminal(_prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        return PASSPHRASE

    monkeypatch.setattr(getpass, "getpass", no_terminal)
    ran = command("check", journal, asks=True)
    assert ran.code == 1
    assert ran.sentence.startswith("There is no terminal to ask for the passphrase.")
