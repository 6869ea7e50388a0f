"""What others could see: words of an entry and of a search, passphrase files, pictures, the message of a bug."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command, FakeApp

from leader_journal.cli import typed

KIND = ("--kind", "idea")


def texts(command: Command, journal: str) -> list[str]:
    return [row["text"] for row in json.loads(command("list", journal, "--json").out)]


def test_an_entry_is_read_from_standard_input(command: Command, journal: str) -> None:
    ran = command("add", journal, *KIND, "--text", "-", typed="Grød, to linjer\r\nog mere\n".encode())
    assert (ran.code, ran.err) == (0, "")
    assert texts(command, journal) == ["Grød, to linjer\nog mere"]


def test_the_passphrase_stands_before_the_words(command: Command, journal: str) -> None:
    piped = f"{PASSPHRASE}\nHer words\n".encode()
    ran = command("add", journal, *KIND, "--text", "-", "--passphrase-file", "-", typed=piped)
    assert (ran.code, ran.err) == (0, "")
    assert texts(command, journal) == ["Her words"]


@pytest.mark.parametrize("piped", [b"", b"  \n", b"caf\xe9"])
def test_standard_input_without_words_changes_nothing(command: Command, journal: str, piped: bytes) -> None:
    ran = command("add", journal, *KIND, "--text", "-", typed=piped)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert texts(command, journal) == []


def test_words_in_the_command_are_taken_and_warned_of(command: Command, journal: str) -> None:
    ran = command("add", journal, *KIND, "--text", "her words")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "Other users of this computer can see" in ran.err
    assert "her words" not in ran.err
    assert texts(command, journal) == ["her words"]


def test_without_words_and_without_a_terminal_it_says_how(command: Command, journal: str) -> None:
    ran = command("add", journal, *KIND)
    assert ran.code == 1
    assert "--text -" in ran.sentence


def test_without_words_it_asks(command: Command, journal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "_at_terminal", lambda: True)
    ran = command("add", journal, *KIND, typed=b"asked for\n")
    assert (ran.code, ran.err) == (0, "What happened: ")
    assert texts(command, journal) == ["asked for"]


@pytest.mark.parametrize("words", [("-",), ("--json", "-"), ("-", "--json")])
def test_a_search_is_read_from_standard_input(command: Command, journal: str, words: tuple[str, ...]) -> None:
    for text in ("the rota", "the form"):
        command("add", journal, *KIND, "--text", "-", typed=text.encode())
    ran = command("list", journal, *words, typed=b'"the rota" kind:idea\n')
    assert "the rota" in ran.out
    assert "the form" not in ran.out


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o400, False), (0o644, True), (0o640, True)])
def test_a_passphrase_file_that_others_can_read_is_told(
    command: Command, journal: str, mode: int, warned: bool
) -> None:
    Path("pw").chmod(mode)
    ran = command("list", journal)
    assert (ran.code, ran.out) == (0, "0 entries\n")
    assert ran.err.count("\n") == warned
    assert ("can read pw" in ran.err) is warned


def test_pictures_of_a_journal_are_asked_for(command: Command, journal: str, app: FakeApp) -> None:
    ran = command("screenshots", journal, "shots")
    assert ran.code == 1
    assert "--yes" in ran.sentence
    assert not app.asked
    assert not Path("shots").exists()
    assert command("screenshots", journal, "shots", "--yes").code == 0
    assert Path("shots").stat().st_mode & 0o777 == 0o700


def test_pictures_of_the_sample_need_no_asking_until_somebody_writes_in_it(command: Command, app: FakeApp) -> None:
    command("sample", "sample.ljournal")
    assert command("screenshots", "sample.ljournal", "shots").code == 0
    command("add", "sample.ljournal", *KIND, "--text", "-", typed=b"mine")
    assert command("screenshots", "sample.ljournal", "shots").code == 1
    assert len(app.asked) == 1


def test_the_archive_says_what_else_it_holds_and_can_leave_it_out(command: Command, journal: str) -> None:
    command("add", journal, *KIND, "--text", "-", typed=b"the words")
    whole = command("export", "--to", "archive", journal, "all.json")
    assert "deleted" in whole.out
    assert "--current" in whole.out
    now = command("export", "--to", "archive", "--current", journal, "now.json")
    assert "deleted" not in now.out
    assert "not encrypted" in now.out
    held = json.loads(Path("now.json").read_text())["revisions"]
    assert all(row["parent"] is None and not row["deleted"] for row in held)
    assert command("export", "--to", "csv", "--current", journal, "no.csv").code == 2


_BUGS = """
import sys, threading
from leader_journal import log
log.report_without_words()
log.be_silent()  # as every command does
class Late:
    def __del__(self):
        raise KeyError("zwetschgenkuchen")
def fail():
    raise ValueError("zwetschgenkuchen") from KeyError("zwetschgenkuchen")
thread = threading.Thread(target=fail, name="zwetschgenkuchen")
thread.start(); thread.join()
Late()
import logging
logging.getLogger().addHandler(logging.StreamHandler())
logging.getLogger().error("%d", "zwetschgenkuchen")
fail()
"""


def test_a_bug_is_told_without_its_message_whatever_thread_it_is_in() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BUGS], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 1
    assert done.stderr.count("builtins.ValueError") >= 2
    assert "KeyError" in done.stderr
    assert "zwetschgenkuchen" not in done.stderr + done.stdout
