"""The command line as a program of its own: pipes, signals, rights, locales, and what is left on screen at its end."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command, Program

from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles
from leader_journal.storage import vault

PW = ("--passphrase-file", "pw")


def ended(process: subprocess.Popen[bytes], typed: bytes = b"") -> tuple[int, str, str]:
    """Wait for a program and return its code and what it said."""
    out, err = process.communicate(typed)
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that says more than a pipe holds, closed."""
    path = tmp_path_factory.mktemp("large") / "s.ljournal"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
        JournalFiles(SystemClock()).create_sample(path, PASSPHRASE, "en", entries=2000).close()
    return path


@pytest.fixture
def sample(large: Path, here: Path) -> str:
    """A copy of it, here."""
    return str(shutil.copy(large, here / large.name))


def test_a_real_journal_with_the_real_key(here: Path, program: Program) -> None:
    def real(*words: str, piped: str = "") -> tuple[int, str, str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "leader_journal", *words, "--passphrase-file", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return ended(process, PASSPHRASE.encode() + b"\r\n" + piped.encode())

    assert real("create", "mine.ljournal") == (0, "Created mine.ljournal.\n", "")
    code, ident, err = real("add", "mine.ljournal", "--kind", "idea", "--text", "-", piped="Grød på @Ærø\n")
    assert (code, err) == (0, "")
    code, out, err = real("list", "mine.ljournal", "--json")
    assert (code, err) == (0, "")
    assert [(row["id"], row["text"]) for row in json.loads(out)] == [(ident.strip(), "Grød på Ærø")]


@pytest.mark.parametrize("read", [0, 1])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_reader_that_goes_away_is_no_failure_to_speak_of(
    sample: str, program: Program, read: int, form: tuple[str, ...]
) -> None:
    process = program("list", sample, *PW, *form)
    assert process.stdout is not None
    assert process.stderr is not None
    for _line in range(read):
        assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in {0, 1}


def test_help_into_a_closed_pipe_says_nothing(program: Program) -> None:
    process = program("--help")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        "list s.ljournal --passphrase-file pw",
        "export --to archive s.ljournal - --passphrase-file pw",
        "export --to csv s.ljournal - --passphrase-file pw",
        "--version",
        "--help",
        "list --help",
        "chart --list",
        "menu-entry --help",
    ],
)
def test_output_that_finds_no_room_is_said(sample: str, here: Path, words: str, unbuffered: str) -> None:
    shell = f"{shlex.quote(sys.executable)} -m tests.cli.children.command {words} > /dev/full"
    project = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": f"{project / 'src'}:{project}", "PYTHONUNBUFFERED": unbuffered}
    ran = subprocess.run(["sh", "-c", shell], capture_output=True, env=environment, check=False)
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1)
    assert ran.stderr.startswith(b"The output could not be written")


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_another_encoding_loses_nothing(
    command: Command, journal: str, program: Program, environment: dict[str, str]
) -> None:
    text = "Grød “på” Ærø ☕"
    command("add", journal, "--kind", "idea", "--text", text)
    code, out, err = ended(program("list", journal, "--json", *PW, **environment))
    assert (code, err) == (0, "")
    assert json.loads(out)[0]["text"] == text
    plain = program("list", journal, *PW, **environment)
    said, complaint = plain.communicate()
    assert (plain.returncode, complaint) == (0, b"")
    assert b"1 entry" in said
    code, _, err = ended(program("list", "Ærø.ljournal", *PW, **environment))
    assert (code, err.count("\n"), "Traceback" in err) == (1, 1, False)


def test_a_folder_with_letters_of_its_own_is_one_in_every_locale(here: Path, program: Program) -> None:
    """Where the locale knows ASCII only, Python sees other letters in names than the system does."""
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (here / "Ærø").mkdir()
    journal = here / "Ærø" / "Bøjden.ljournal"
    for words in (
        ("create", journal),
        ("add", journal, "--kind", "idea", "--text", "-"),
        ("list", journal),
        ("check", journal),
        ("export", "--to", "archive", journal, journal.with_name("å.json")),
        ("chart", "year", journal, journal.with_name("å.svg")),
    ):
        code, _out, err = ended(program(*words, *PW, **ascii_only), "Grød\n".encode())
        assert (code, err) == (0, ""), words
    assert {path.name for path in journal.parent.iterdir()} >= {"Bøjden.ljournal", "å.json", "å.svg"}


def test_a_name_that_is_no_text_is_refused_in_one_sentence(here: Path, program: Program) -> None:
    if sys.platform != "linux":
        return  # no such name can be given elsewhere
    name = os.fsdecode(b"l\xe6rke.ljournal")
    code, out, err = ended(program("create", here / name, *PW))
    assert (code, out, err.count("\n"), "Traceback" in err) == (1, "", 1, False)
    assert [path.name for path in here.iterdir()] == ["pw"]


def test_ctrl_c_in_the_middle_is_one_word_and_leaves_nothing(here: Path, program: Program) -> None:
    process = program("sample", "big.ljournal", "--entries", "200000", *PW)
    log = here / ".big being filled.ljournal-wal"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 1_000_000):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    code, out, err = ended(process)
    assert (code, out, err) == (1, "", "Cancelled.\n")
    assert [path.name for path in here.iterdir()] == ["pw"]


def test_a_journal_that_another_process_holds_is_refused(journal: str, program: Program) -> None:
    holder = program(journal, script="hold")
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    for name in ("list", "check"):
        assert ended(program(name, journal, *PW)) == (1, "", "This journal is open; lock it there first.\n")
    assert ended(holder)[0] == 0
    assert ended(program("list", journal, *PW))[0] == 0


def test_a_folder_without_rights_is_named(command: Command, shared_folder: Path, program: Program) -> None:
    path = shared_folder / "mine.ljournal"
    command("create", path)
    path.chmod(0o644)  # ours are for their owner alone; this one was given to another to read
    (shared_folder / "pw").write_text(PASSPHRASE)
    (shared_folder / "pw").chmod(0o644)  # for another user to read, which is told
    shared_folder.chmod(0o555)
    code, out, err = ended(program("list", path, "--passphrase-file", shared_folder / "pw", script="nobody"))
    assert (code, out) == (0, "0 entries\n")
    told = f"Other users of this computer can read {shared_folder / 'pw'}. chmod 600 keeps it to you.\n"
    assert err == told + "Nothing can be written where mine.ljournal is stored, so it was opened for reading only.\n"
    for words in (
        ("create", shared_folder / "new.ljournal"),
        ("sample", shared_folder / "new.ljournal"),
    ):
        code, out, err = ended(program(*words, "--passphrase-file", shared_folder / "pw", script="nobody"))
        assert (code, out, err.count("\n"), err.startswith(told)) == (1, "", 2, True)
        assert "there is no permission to read and write there" in err
    assert sorted(name.name for name in shared_folder.iterdir()) == ["mine.ljournal", "pw"]


def test_without_qt_every_command_but_the_pictures_works(journal: str, program: Program) -> None:
    for words in (("list", journal), ("check", journal), ("findings", journal, "--json")):
        code, _, err = ended(program(*words, *PW, script="without_qt"))
        assert (code, err) == (0, "")
