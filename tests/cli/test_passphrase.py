"""Where a passphrase comes from, and what is said when it does not come or does not fit."""

from __future__ import annotations

import getpass
import warnings
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.core.clock import FixedClock
from leader_journal.storage.journal import Journal


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
        "That passphrase does not open this journal. Nothing is lost. It is probably mistyped"
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
    assert (ran.code, ran.sentence) == (1, "The two passphrases differ. Nothing was changed.")
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
    assert ran.sentence.startswith("There is no terminal in which to ask for the passphrase.")


NEW = "other hill, tall ladder"


def test_a_passphrase_is_changed(command: Command, journal: str, here: Path) -> None:
    (here / "new").write_text(NEW + "\n", encoding="utf-8")
    (here / "new").chmod(0o600)
    ran = command("passphrase", journal, "--new-passphrase-file", "new")
    assert (ran.code, ran.err) == (0, "")
    assert "opens with the new passphrase from now on" in ran.out
    assert command("check", journal).code == 1
    assert command("check", journal, "--passphrase-file", "new").code == 0


def test_both_passphrases_come_by_the_input(command: Command, journal: str) -> None:
    typed = f"{PASSPHRASE}\n{NEW}\n".encode()
    options = ("--passphrase-file", "-", "--new-passphrase-file", "-")
    assert command("passphrase", journal, *options, typed=typed).code == 0
    assert command("check", journal, "--passphrase-file", "-", typed=NEW.encode()).code == 0


def test_a_new_passphrase_is_asked_for_twice(command: Command, journal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([PASSPHRASE, NEW, "something else", PASSPHRASE, NEW, NEW])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    ran = command("passphrase", journal, asks=True)
    assert (ran.code, ran.sentence) == (1, "The two passphrases differ. Nothing was changed.")
    assert command("passphrase", journal, asks=True).code == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (f"wrong, wrong, wrong\n{NEW}\n", "That passphrase does not open this journal."),
        (f"{PASSPHRASE}\nadgangskode\n", "That one would be guessed at once"),
        (f"{PASSPHRASE}\nshort\n", "The passphrase needs at least 8 characters."),
        (f"{PASSPHRASE}\n", "There is no passphrase in the first line of standard input."),
    ],
)
def test_a_passphrase_that_is_not_changed_opens_it_on(command: Command, journal: str, typed: str, says: str) -> None:
    before = Path(journal).read_bytes()
    options = ("--passphrase-file", "-", "--new-passphrase-file", "-")
    ran = command("passphrase", journal, *options, typed=typed.encode())
    assert ran.code == 1
    assert ran.sentence.startswith(says)
    assert Path(journal).read_bytes() == before
    assert command("check", journal).code == 0


def test_the_letters_of_the_recovery_sheet_open_a_journal_wherever_a_passphrase_does(
    command: Command, journal: str, here: Path, clock: FixedClock
) -> None:
    opened = Journal.open(here / journal, PASSPHRASE, clock)
    letters = opened.keys.letters
    opened.close()
    typed = letters.lower().replace("-", " ").encode()
    for name, *more in (["check", journal], ["list", journal], ["export", journal, "out.json", "--to", "archive"]):
        assert command(name, *more, "--passphrase-file", "-", typed=typed).code == 0
    both = (letters + "\n" + NEW + "\n").encode()
    options = ("--passphrase-file", "-", "--new-passphrase-file", "-")
    assert command("passphrase", journal, *options, typed=both).code == 0
    assert command("check", journal, "--passphrase-file", "-", typed=typed).code == 1


@pytest.mark.parametrize("name", ["missing", ".", "empty", "not-text"])
def test_a_new_passphrase_that_cannot_be_read_changes_nothing(
    command: Command, journal: str, here: Path, name: str
) -> None:
    (here / "empty").write_bytes(b"")
    (here / "not-text").write_bytes(b"\xff\xfe\x00")
    before = Path(journal).read_bytes()
    ran = command("passphrase", journal, "--new-passphrase-file", name)
    assert ran.code == 1
    assert name in ran.sentence
    assert Path(journal).read_bytes() == before


def test_spaces_at_the_end_belong_to_a_passphrase(command: Command, journal: str, here: Path) -> None:
    (here / "new").write_text(NEW + "  \n", encoding="utf-8")
    assert command("passphrase", journal, "--new-passphrase-file", "new").code == 0
    assert command("check", journal, "--passphrase-file", "-", typed=NEW.encode()).code == 1
    assert command("check", journal, "--passphrase-file", "-", typed=(NEW + "  ").encode()).code == 0


def test_a_passphrase_as_long_as_a_book_is_taken(command: Command, journal: str, here: Path) -> None:
    (here / "new").write_text("".join(chr(97 + number * number % 23) for number in range(200_000)), encoding="utf-8")
    assert command("passphrase", journal, "--new-passphrase-file", "new").code == 0
    assert command("check", journal).code == 1
    assert command("check", journal, "--passphrase-file", "new").code == 0


def test_an_open_journal_keeps_its_passphrase(command: Command, journal: str, here: Path, clock: FixedClock) -> None:
    (here / "new").write_text(NEW, encoding="utf-8")
    opened = Journal.open(here / journal, PASSPHRASE, clock)
    ran = command("passphrase", journal, "--new-passphrase-file", "new")
    opened.close()
    assert ran.code == 1
    assert "open" in ran.sentence
    assert command("check", journal).code == 0
