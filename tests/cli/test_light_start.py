"""What asks for no journal loads nothing of journals; every option has its line; all of it is Danish in Danish."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import PROJECT, Command

from leader_journal.cli.parser import build_commands
from leader_journal.cli.table import COMMANDS
from leader_journal.wording.catalogue import Language, language

_MAIN = """
import sys
from leader_journal.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sys.modules)
"""
_HEAVY = {"apsw", "sqlite3", "sqlite_utils", "numpy", "matplotlib", "PySide6", "cryptography", "nacl"}
_FLOORS = {"composition", "services", "storage", "exchange", "insight", "figures", "charts", "ui"}
_OURS_AT_MOST = 30


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["backup", "--help"],
        ["list", "--nonsense"],
        ["add", "mine.ljournal", "--kind", "nonsense"],
        ["lsit"],
    ],
    ids=" ".join,
)
def test_words_that_need_no_journal_load_no_services(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", _MAIN, *words], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    ours = {name.split(".")[1] for name in loaded if name.startswith("leader_journal.")}

    assert _HEAVY & loaded == set()
    assert _FLOORS & ours == set()
    assert len([name for name in loaded if name.startswith("leader_journal")]) <= _OURS_AT_MOST


@pytest.mark.parametrize("words", [["chart", "--list"], ["chart", "nonsense"], ["export", "--nonsense"]], ids=" ".join)
def test_a_command_that_names_charts_loads_no_services_either(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", _MAIN, *words], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())

    assert _HEAVY & loaded == set()
    assert {name for name in loaded if name.startswith(("leader_journal.services", "leader_journal.storage"))} == set()


@pytest.mark.parametrize(
    "words",
    [
        ["progress", "none.ljournal", "a.txt"],
        ["voices", "none.ljournal", "a.png"],
        ["progress", "none.ljournal", "a.png"],
    ],
    ids=["no picture", "without a person", "no journal"],
)
def test_a_chart_that_is_refused_loads_nothing_that_draws(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("x\n")
    (tmp_path / "passphrase").chmod(0o600)
    command = [sys.executable, "-c", _MAIN, "chart", *words, "--passphrase-file", "passphrase"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stderr
    assert {"matplotlib", "numpy", "PIL"} & set(done.stdout.splitlines()[-1].split()) == set()


def _actions() -> list[tuple[str, argparse.Action]]:
    _parser, commands = build_commands()
    return [(name, action) for name, command in commands.items() for action in command._actions]


def test_every_option_has_its_line() -> None:
    without = [(name, action.dest) for name, action in _actions() if not action.help]

    assert without == []


@pytest.mark.parametrize("chosen", list(Language))
def test_no_line_of_the_help_is_wider_than_a_terminal(chosen: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with language(chosen):
        parser, commands = build_commands()
        lines = [line for one in (parser, *commands.values()) for line in one.format_help().splitlines()]

    assert [line for line in lines if len(line) > 80] == []


def test_every_line_is_danish_in_danish() -> None:
    english = {(name, action.dest): action.help for name, action in _actions()}
    with language(Language.DANISH):
        danish = {(name, action.dest): action.help for name, action in _actions()}

    assert [place for place in english if english[place] == danish[place]] == []
    assert len(danish) > len(COMMANDS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], "brug: leader-journal"),
        (["--help"], "vis denne hjælp"),
        (["add", "--help"], "valg:"),
        (["add", "--help"], "argumenter:"),
    ],
)
def test_help_is_danish(words: list[str], said: str, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")

    ran = command(*words, asks=True)

    assert ran.code == 0
    assert said in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "mine.ljournal"], "fejl: her mangler: --kind"),
        (["add", "mine.ljournal", "--kind", "x", "--text", "y"], "--kind: 'x' findes ikke (vælg blandt"),
        (["add", "mine.ljournal", "--text"], "--text: her mangler en værdi"),
        (["people", "mine.ljournal", "--nonsense"], "fejl: ukendte argumenter: --nonsense"),
        (["people", "mine.ljournal", "--json=x"], "--json: tager ingen værdi: 'x'"),
        (["erase-wordings", "mine.ljournal"], "fejl: her mangler et af: --entry --person"),
        (["sample", "x.ljournal", "--entries", "0"], "--entries: mellem 1 og 1000000"),
    ],
)
def test_a_mistake_is_said_in_danish(
    words: list[str], said: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")

    ran = command(*words, asks=True)

    assert ran.code == 2
    assert ran.err.startswith("brug: ")
    assert said in ran.err


def test_the_parser_is_the_one_that_packages_hold() -> None:
    from tools.shell_pages import SHARE, pages

    kept = {place: (SHARE / place).read_text(encoding="utf-8") for place in pages()}

    assert kept == dict(pages()), "python tools/shell_pages.py"


def test_every_command_is_completed_in_every_shell() -> None:
    for shell in ("bash-completion", "zsh", "fish", "man"):
        [page] = [path for path in (PROJECT / "packaging" / "share" / shell).rglob("*") if path.is_file()]
        text = page.read_text(encoding="utf-8").replace("\\-", "-")
        assert [name for name in COMMANDS if name not in text] == [], shell
