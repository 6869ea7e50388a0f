"""The app from a terminal: what is said before Qt is loaded, and what is never asked for nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from leader_journal import paths, system_libraries
from leader_journal.__main__ import main
from leader_journal.cli.parser import CommandParser
from leader_journal.cli.table import COMMANDS
from leader_journal.second_start import Request, Wish, become_first, take_requests
from leader_journal.storage.lock import FileLock


@dataclass(slots=True)
class AppStandIn:
    """What was asked of the app, which is not loaded."""

    opened: list[Any] = field(default_factory=list)
    pictured: int = 0

    def run_app(self, wanted: Any, _settings: object, _place: object, _step_aside: object = None) -> int:
        """Remember what the window would show."""
        self.opened.append(wanted)
        return 0

    def show_sample_as_pictures(self, _settings: object) -> int:
        """Count."""
        self.pictured += 1
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> AppStandIn:
    """A computer with a screen and all libraries; nothing of Qt is loaded."""
    stand_in = AppStandIn()
    module = ModuleType("leader_journal.app")
    vars(module).update(run_app=stand_in.run_app, show_sample_as_pictures=stand_in.show_sample_as_pictures)
    monkeypatch.setitem(sys.modules, "leader_journal.app", module)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "loads", lambda _soname: True)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    return stand_in


@pytest.fixture
def no_screen(window: AppStandIn, monkeypatch: pytest.MonkeyPatch) -> AppStandIn:
    """The same without a screen."""
    monkeypatch.delenv("DISPLAY")
    return window


@pytest.fixture
def running(window: AppStandIn) -> Iterator[FileLock]:
    """An app that runs already."""
    first = become_first(paths.runtime_folder() / "starts")
    assert first is not None
    yield first
    first.release()


Said = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["lsit"], "list"),
        (["lsit", "mine.ljournal"], "list"),
        (["add-entry"], "add"),
        (["list-all", "mine.ljournal"], "list"),
        (["LIST", "mine.ljournal", "--json"], "list"),
        (["impotr", "--from", "csv", "x.csv", "mine.ljournal"], "import"),
        (["one-to-one", "mine.ljournal"], "one-on-one"),
        (["help"], "--help"),
        (["help", "list"], "--help"),
        (["version"], "--version"),
        (["zzz"], "leader-journal --help"),
    ],
)
def test_a_word_that_is_no_command_is_refused_and_the_next_one_named(
    window: AppStandIn, capsys: Said, words: list[str], meant: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert f"“{words[0]}”" in said
    assert meant in said.splitlines()[-1]
    assert window.opened == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named_for_two_letters_that_changed_places(
    window: AppStandIn, capsys: Said, command: str
) -> None:
    with pytest.raises(SystemExit):
        main([command[1] + command[0] + command[2:], "x"])
    named = capsys.readouterr().err.rpartition("Did you mean ")[2].strip(" ?\n")
    assert named in COMMANDS
    assert named.rstrip("s") == command.rstrip("s")  # review and reviews are one letter apart


@pytest.mark.parametrize("command", [*COMMANDS, "--new"])
def test_an_option_is_named_for_two_letters_that_changed_places(window: AppStandIn, capsys: Said, command: str) -> None:
    wanted = options_of(command)
    assert wanted
    for option in wanted:
        slip = f"--{option[3]}{option[2]}{option[4:]}"
        for words in ([slip], ["mine.ljournal", f"{slip}=x", "--", "--passphrsae-file"]):
            with pytest.raises(SystemExit) as ended:
                main([command, *words])
            assert ended.value.code == 2
            assert capsys.readouterr().err.endswith(f"There is no option {slip} here. Did you mean {option}?\n")
    assert window.opened == []


def options_of(command: str) -> list[str]:
    """Return the options of a command, or of the app, that are long enough to be known by most of their letters."""
    if command not in COMMANDS:
        return ["--version", "--help"]
    parser = CommandParser(prog=command, row=COMMANDS[command])
    return [name for action in parser._actions for name in action.option_strings if len(name) > 5]


@pytest.mark.parametrize(
    "words", [["list", "J", "--quite-another"], ["--new", "--quite-another"], ["list", "J", "--vesrion"]]
)
def test_what_is_near_no_option_of_this_command_is_not_guessed_at(
    window: AppStandIn, capsys: Said, words: list[str]
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert capsys.readouterr().err.endswith(f"unrecognized arguments: {words[-1]}\n")


@pytest.mark.parametrize("name", ["lsit", "help", "mine", "mine.ljournal"])
def test_a_file_is_opened_whatever_its_name(window: AppStandIn, here: Path, name: str) -> None:
    (here / name).touch()
    assert main([name]) == 0
    assert [wanted.journal for wanted in window.opened] == [name]


def test_a_journal_that_is_not_there_is_said_in_the_terminal(
    window: AppStandIn, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["nowhere.ljournal"]) == 1
    assert capsys.readouterr().err == "There is no journal at nowhere.ljournal.\n"
    assert window.opened == []


def test_without_a_terminal_the_window_says_it(window: AppStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert main(["folder/nowhere.ljournal"]) == 0
    assert [wanted.journal for wanted in window.opened] == ["folder/nowhere.ljournal"]


@pytest.mark.parametrize("words", [["mine.ljournal"], ["--new"], ["mine.ljournal", "--new"]])
def test_without_a_screen_nobody_who_named_something_gets_pictures_of_the_sample(
    no_screen: AppStandIn, capsys: Said, here: Path, words: list[str]
) -> None:
    (here / "mine.ljournal").touch()
    assert main(words) == 1
    assert capsys.readouterr().err.startswith("There is no screen here")
    assert (no_screen.pictured, no_screen.opened) == (0, [])


def test_without_a_screen_and_without_a_wish_the_sample_is_pictured(no_screen: AppStandIn) -> None:
    assert main([]) == 0
    assert no_screen.pictured == 1


@pytest.mark.parametrize(
    ("words", "wish"), [([], Wish.RAISE), (["--new"], Wish.NEW_ENTRY), (["--new", "mine.ljournal"], Wish.NEW_ENTRY)]
)
def test_a_second_start_is_heard_without_loading_the_app(
    window: AppStandIn, running: FileLock, monkeypatch: pytest.MonkeyPatch, words: list[str], wish: Wish
) -> None:
    heard: list[Request] = []
    # the running app looks whenever the later start waits
    monkeypatch.setattr("time.sleep", lambda _seconds: heard.extend(take_requests(running.path.parent)))
    assert main(words) == 0
    assert heard == [Request(wish, str(Path(words[1]).absolute()) if len(words) > 1 else None)]
    assert window.opened == []


def test_a_window_of_its_own_comes_where_the_running_app_does_not_answer(
    window: AppStandIn, running: FileLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leader_journal.second_start.hand_over", lambda _place, _request: False)
    assert main([]) == 0
    assert len(window.opened) == 1


@pytest.mark.parametrize(
    ("screen", "lacks", "package"),
    [
        ({"DISPLAY": ":7"}, {"libxcb-cursor.so.0"}, "libxcb-cursor0"),
        ({"DISPLAY": ":7"}, {"libEGL.so.1"}, "libegl1"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": "w"}, {"libwayland-cursor.so.0"}, "libwayland-cursor0"),
        ({"DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}, {"libxcb-icccm.so.4"}, "libxcb-icccm4"),
    ],
)
def test_a_library_that_qt_would_abort_without_is_one_sentence(
    window: AppStandIn,
    capsys: Said,
    monkeypatch: pytest.MonkeyPatch,
    screen: dict[str, str],
    lacks: set[str],
    package: str,
) -> None:
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_libraries, "loads", lambda soname: soname not in lacks)
    assert main([]) == 1
    said, *commands = capsys.readouterr().err.splitlines()
    assert said.startswith(f"Leader Journal cannot show anything, because this computer lacks {min(lacks)}.")
    assert commands[0] == f"  sudo apt-get install --no-install-recommends {package}"
    assert window.opened == []


@pytest.mark.parametrize("lacks", ["libxcb-cursor.so.0", "libwayland-cursor.so.0", "libcups.so.2"])
def test_what_the_other_screen_or_a_printer_needs_keeps_no_window_away(
    window: AppStandIn, monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    monkeypatch.setattr(system_libraries, "loads", lambda soname: soname != lacks)
    assert main([]) == 0
    assert len(window.opened) == 1


class _Lacking(ModuleType):
    """A module of Qt on a computer that lacks a library."""

    def __getattr__(self, name: str) -> object:
        raise ImportError("libgssapi_krb5.so.2: cannot open shared object file: No such file or directory")


@pytest.mark.parametrize("words", [[], ["screenshots", "J", "shots", "--yes"]])
def test_an_import_that_fails_for_a_library_is_one_sentence(
    window: AppStandIn, journal: str, capsys: Said, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "leader_journal.app", _Lacking("leader_journal.app"))
    given = [journal if word == "J" else word for word in words]
    capsys.readouterr()
    assert main([*given, *(["--passphrase-file", "pw"] if given else [])]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Leader Journal cannot show anything, because this computer lacks libgssapi_krb5.so.2.")
    assert said.count("\n") == 1


def test_another_failure_of_an_import_is_our_bug(window: AppStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "leader_journal.app", None)
    with pytest.raises(ImportError):
        main([])
