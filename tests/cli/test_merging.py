"""Two machines on the command line: a snapshot is written, carried, and merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command, Ran


@pytest.fixture
def laptop(command: Command, journal: str) -> str:
    """A copy of the journal on another computer, with an entry of its own; here, too, something was written since."""
    command("add", journal, "--kind", "doubt", "--text", "said before")
    Path("laptop.ljournal").write_bytes(Path(journal).read_bytes())
    command("add", "laptop.ljournal", "--kind", "doubt", "--text", "said on the train")
    command("add", journal, "--kind", "doubt", "--text", "said at the office")
    return "laptop.ljournal"


def listed(command: Command, journal: str) -> list[str]:
    return sorted(line.split("  ")[-1].strip() for line in command("list", journal).out.splitlines() if "said" in line)


def merged(command: Command, journal: str, other: str, *more: str) -> Ran:
    return command("merge", journal, other, *more)


def test_a_snapshot_is_written_and_merged_and_twice_is_as_once(command: Command, journal: str, laptop: str) -> None:
    assert command("snapshot", laptop, "laptop.snapshot").code == 0
    ran = merged(command, journal, "laptop.snapshot")
    assert (ran.code, ran.err) == (0, "")
    assert "1 entry is new or changed." in ran.out
    assert len(listed(command, journal)) == 3
    again = merged(command, journal, "laptop.snapshot")
    assert (again.code, again.out) == (0, "There was nothing new in it.\n")
    assert len(listed(command, journal)) == 3


def test_a_snapshot_takes_the_place_of_nothing(command: Command, journal: str) -> None:
    Path("there.snapshot").write_text("something else", encoding="utf-8")
    assert "There is already a file" in command("snapshot", journal, "there.snapshot").sentence
    assert Path("there.snapshot").read_text(encoding="utf-8") == "something else"


def test_another_passphrase_is_asked_for(command: Command, journal: str, laptop: str) -> None:
    Path("new").write_text("other hill, tall ladder\n", encoding="utf-8")
    Path("new").chmod(0o600)
    assert command("passphrase", laptop, "--new-passphrase-file", "new").code == 0
    assert "--other-passphrase-file" in merged(command, journal, laptop).sentence
    wrong = merged(command, journal, laptop, "--other-passphrase-file", "pw").sentence
    assert "That passphrase does not open" in wrong
    assert len(listed(command, journal)) == 2
    assert merged(command, journal, laptop, "--other-passphrase-file", "new").code == 0
    assert len(listed(command, journal)) == 3


def test_another_journal_is_refused_in_a_sentence(command: Command, journal: str, laptop: str) -> None:
    command("create", "other.ljournal")
    command("add", "other.ljournal", "--kind", "doubt", "--text", "said in another life")
    for more in (("--other-passphrase-file", "pw"), ()):  # of one passphrase: it was called another one
        ran = merged(command, journal, "other.ljournal", *more)
        assert "is a copy of another journal, so nothing was brought in" in ran.sentence
    assert len(listed(command, journal)) == 2


@pytest.mark.parametrize("share", [0.0, 0.4, 0.9])
def test_what_is_damaged_or_half_carried_is_refused_and_loses_nothing(
    command: Command, journal: str, laptop: str, share: float
) -> None:
    command("snapshot", laptop, "laptop.snapshot")
    whole = Path("laptop.snapshot").read_bytes()
    Path("laptop.snapshot").write_bytes(whole[: int(len(whole) * share)])
    ran = merged(command, journal, "laptop.snapshot", "--other-passphrase-file", "pw")
    assert ran.code != 0
    assert "laptop.snapshot is not whole" in ran.sentence
    assert len(listed(command, journal)) == 2


def test_what_is_not_there_is_said(command: Command, journal: str) -> None:
    assert "There is no journal at" in merged(command, journal, "nowhere.snapshot").sentence
