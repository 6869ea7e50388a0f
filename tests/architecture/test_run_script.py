"""`run.py` on machines that lack things: it says exactly what to do, and does nothing twice."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tools import set_up

from leader_journal import system_libraries
from leader_journal.system_libraries import ALWAYS, WITH_X11

Said = pytest.CaptureFixture[str]


@pytest.fixture
def checkout(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the project's locks and an environment that only seems to be there."""
    for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(root / name, tmp_path)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    Path(set_up.python()).parent.mkdir(parents=True)
    Path(set_up.python()).touch()
    return tmp_path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that are found before the system's."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def _write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_it_uses_nothing_but_the_standard_library_and_starts_without_site_packages(root: Path) -> None:
    script = "import runpy, sys; runpy.run_path('run.py', run_name='imported')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", script], cwd=root, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


def test_an_old_python_can_read_it_and_is_told_so(root: Path) -> None:
    """What Python 2.7 and 3.6 cannot read must not stand in it; the sentence comes before anything else is imported."""
    text = (root / "run.py").read_bytes().decode("ascii")  # 2.7 takes other letters for an error
    code = text.split('"""', 2)[2]
    assert not re.search(r"\bf[\"']|:=|->|\bdef\b|\bclass\b|__future__|\bprint\b|\*\w", code)
    old = code.replace("sys.version_info < (3, 11)", "True", 1)
    done = subprocess.run([sys.executable, "-I", "-c", old], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"Leader Journal needs Python 3\.11 or newer; this is 3\.\d+\.\n", done.stderr)


def test_nothing_is_asked_of_a_machine_that_has_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda soname: True)

    assert set_up.missing_packages({"DISPLAY": ":0"}, for_venv=False) == ()
    set_up.bring_packages(())


def test_without_the_right_to_install_it_prints_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(set_up, "right_to_install", lambda: None)

    with pytest.raises(
        set_up.SetUpFailed, match="sudo apt-get install --no-install-recommends libgl1 libegl1"
    ) as failure:
        set_up.bring_packages(ALWAYS)
    assert "libglib2.0-0" in str(failure.value)


def test_on_other_distributions_it_names_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(set_up.SetUpFailed) as failure:
        set_up.bring_packages(ALWAYS + WITH_X11)
    said = str(failure.value)
    assert "dnf install libglvnd-glx" in said
    assert "pacman -S libglvnd libxkbcommon" in said
    assert "zypper install libglvnd" in said
    assert "apt-get" not in said


@pytest.mark.parametrize(
    ("update", "install", "said"),
    [
        ("echo 'E: The repository of somebody else is not signed' >&2; exit 100", "exit 0", None),
        ("exit 0", "echo 'E: Unable to locate package libgl1' >&2; exit 100", "E: Unable to locate package libgl1\n"),
        (
            "echo 'W: Temporary failure resolving a host' >&2; exit 0",
            "echo 'E: Failed to fetch it  Temporary failure resolving a host' >&2; exit 100",
            "The system libraries could not be installed, because the network could not be reached.",
        ),
        ("exit 0", "echo 'E: You do not have enough free space in a folder' >&2; exit 100", "There is no room left"),
    ],
)
def test_apt_may_fail_where_the_packages_come_all_the_same(
    programs: Path, monkeypatch: pytest.MonkeyPatch, update: str, install: str, said: str | None
) -> None:
    _write_program(programs / "apt-get", f'case "$1" in update) {update};; install) {install};; esac')
    monkeypatch.setattr(set_up, "right_to_install", list[str])
    if said is None:
        set_up.bring_packages(ALWAYS)
        return
    with pytest.raises(set_up.SetUpFailed) as failure:
        set_up.bring_packages(ALWAYS)
    assert str(failure.value).startswith(said)


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("WARNING: Retrying ... NewConnectionError: ... Name or service not known", "because the network could not be"),
        ("ERROR: ... OSError: [Errno 28] No space left on device", "There is no room left on the disk"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "THE HASHES\nThe packages could not be installed"),
    ],
)
def test_pip_that_fails_is_one_sentence(checkout: Path, complaint: str, said: str) -> None:
    _write_program(Path(set_up.python()), f"echo '{complaint}' >&2; exit 1")

    with pytest.raises(set_up.SetUpFailed) as failure:
        set_up.pip("anything")
    assert said in str(failure.value)


def test_a_program_that_fails_on_a_full_disk_without_saying_so_is_no_room(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """venv says that a command of its own returned 1."""
    said = "Error: Command '['python3', '-m', 'ensurepip']' returned non-zero exit status 1."
    assert set_up.failure_of("It could not be made", said, "") == f"{said}\nIt could not be made; why is said above."
    full = type(shutil.disk_usage(checkout))(8_000_000, 7_900_000, 100_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    assert set_up.failure_of("It could not be made", said, "") == set_up.no_room()


def test_a_line_is_said_for_each_package_while_it_comes(checkout: Path, capsys: Said) -> None:
    lines = [
        "Collecting numpy==2.4.0 (from -r requirements.lock (line 9))",
        "  Downloading numpy-2.4.0-cp311-cp311-manylinux_2_27_x86_64.whl.metadata (6.6 kB)",
        "  Downloading numpy-2.4.0-cp311-cp311-manylinux_2_27_x86_64.whl (16.6 MB)",
        "Using cached pyside6_essentials-6.11.1-cp310-abi3-manylinux_2_34_x86_64.whl (77.5 MB)",
        "Installing collected packages: numpy, PySide6_Essentials",
    ]
    said = "\n".join(lines)
    _write_program(Path(set_up.python()), f"cat <<'END'\n{said}\nEND")

    set_up.pip("anything")

    assert capsys.readouterr().out.splitlines() == [
        "  numpy 2.4.0 (16.6 MB)",
        "  pyside6_essentials 6.11.1 (77.5 MB)",
        "Unpacking 2 packages.",
    ]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "There is no room left on the disk"),
        (OSError(errno.EROFS, "Read-only file system"), "Nothing can be written in"),
        (PermissionError(errno.EACCES, "Permission denied"), "Nothing can be written in"),
        (OSError(errno.EIO, "Input/output error"), "Setting up failed: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_one_sentence(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, error: OSError, said: str
) -> None:
    def fail(**_whatever: object) -> None:
        raise error

    monkeypatch.setattr(set_up, "is_ready", fail)

    assert set_up.main([]) == 1
    complained = capsys.readouterr().err
    assert complained.startswith(said)
    assert complained.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_tried(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    assert set_up.main(["test"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("Setting up Leader Journal in ")
    assert said.err == set_up.cannot_write() + "\n"


def test_an_environment_without_pip_is_half_made_and_made_anew(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write_program(Path(set_up.python()), "echo 'No module named pip' >&2; exit 1")
    made: list[list[str]] = []

    def make(command: list[str], _environment: object) -> tuple[int, str]:
        made.append(command)
        return 0, ""

    monkeypatch.setattr(set_up, "run_and_hear", make)

    set_up.make_venv()

    assert made == [[sys.executable, "-m", "venv", "--clear", str(checkout / ".venv")]]


@pytest.mark.parametrize("testing", [False, True])
def test_whoever_was_stopped_while_packages_came_in_begins_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, testing: bool
) -> None:
    """Half a pip ends in a traceback, and half of anything else passes for whole: what was made before, too."""
    for kind in (False, True):
        set_up.stamp(testing=kind).write_text(set_up.fingerprint(testing=kind))
    (checkout / "requirements.lock").write_text("# changed\n")
    (checkout / "requirements-dev.lock").write_text("# changed\n")
    whole = f"echo '{checkout}/.venv|{sys.version_info[0]}|{sys.version_info[1]}'"
    _write_program(Path(set_up.python()), whole)
    monkeypatch.setattr(set_up, "missing_packages", lambda *_whatever, **_more: ())
    made: list[tuple[str, ...]] = []

    def stop(*arguments: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(set_up, "pip", stop)
    assert set_up.main(["test"] if testing else []) == 130
    assert capsys.readouterr().err.startswith("Stopped before it was set up. Start again when you like")
    for name in ("requirements.lock", "requirements-dev.lock"):  # back to what was whole once
        shutil.copy(Path(__file__).parents[2] / name, checkout)
    assert not set_up.is_ready(testing=testing)

    def make(command: tuple[str, ...], _environment: object) -> tuple[int, str]:
        made.append(tuple(command))
        set_up.unfinished().unlink()  # as --clear does
        return 0, ""

    monkeypatch.setattr(set_up, "run_and_hear", make)
    monkeypatch.setattr(set_up, "pip", lambda *arguments: None)
    monkeypatch.setattr(set_up, "try_imports", lambda: None)
    set_up.set_up(testing=testing)
    assert made == [(sys.executable, "-m", "venv", "--clear", str(checkout / ".venv"))]
    assert set_up.is_ready(testing=testing)
    assert not set_up.unfinished().exists()


def test_what_the_app_imports_is_read_from_its_sources() -> None:
    modules = set_up.outside_imports()

    assert {"PySide6.QtWidgets", "numpy", "apsw", "nacl.bindings", "matplotlib.figure"} <= set(modules)
    assert not [name for name in modules if name.partition(".")[0] in {"leader_journal", "os", "__future__", "tools"}]
    assert "_typeshed" not in modules, "it is there for the type checker alone"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("ImportError: libEGL.so.1: cannot open shared object file: No such file", "apt-get install --no-install-rec"),
        ("ImportError: libodd.so.7: cannot open shared object file: No such file", "This system lacks libodd.so.7,"),
        ("ModuleNotFoundError: No module named 'PySide6'", "What was installed cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_an_import_that_fails_after_installing_is_one_sentence(checkout: Path, error: str, said: str) -> None:
    _write_program(Path(set_up.python()), f"echo 'Traceback:' >&2; echo \"{error}\" >&2; exit 1")

    with pytest.raises(set_up.SetUpFailed) as failure:
        set_up.try_imports()
    assert said in str(failure.value)


def test_in_a_folder_of_any_letters_python_starts_under_any_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "Lederens dagbog Ærø"
    monkeypatch.setattr(set_up, "VENV", home / ".venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(set_up.VENV)], check=True)
    (home / "src").mkdir()
    (home / "src" / "found.py").write_text("print('found')", encoding="utf-8")
    (packages,) = {path.resolve() for path in set_up.VENV.glob("**/site-packages")}
    (packages / "_editable_impl_leader_journal.pth").write_text(str(home / "src"), encoding="utf-8")

    set_up.find_from_here()
    set_up.find_from_here()

    plain = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for environment in (plain, dict(os.environ)):
        asked = [set_up.python(), "-c", "import found"]
        done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("found\n", "")


def test_a_second_start_finds_everything_ready(checkout: Path) -> None:
    assert not set_up.is_ready(testing=False)

    set_up.stamp(testing=False).write_text(set_up.fingerprint(testing=False))

    assert set_up.is_ready(testing=False)
    assert not set_up.is_ready(testing=True)


def test_what_was_made_for_tests_serves_the_app(checkout: Path) -> None:
    set_up.stamp(testing=True).write_text(set_up.fingerprint(testing=True))

    assert set_up.is_ready(testing=False)


@pytest.mark.parametrize("name", ["requirements-dev.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_sets_up_again(checkout: Path, name: str) -> None:
    set_up.stamp(testing=True).write_text(set_up.fingerprint(testing=True))
    with (checkout / name).open("a") as file:
        file.write("\n# changed\n")

    assert not set_up.is_ready(testing=True)
