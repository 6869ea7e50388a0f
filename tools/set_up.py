"""What `run.py` does, for a Python that is new enough. Standard library only.

Every failure of the machine is one sentence: what is missing, and what to do.
"""

from __future__ import annotations

import ast
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"

sys.path.insert(0, str(ROOT / "src"))

from leader_journal.system_libraries import (  # noqa: E402 - found only now: nothing is installed yet
    Library,
    install_commands,
    missing_libraries,
    missing_library,
    unique,
)

NO_ROOM = re.compile(r"No space left on device|enough (?:free )?space|Disk quota exceeded|Errno 28")
NO_NETWORK = re.compile(
    r"NewConnectionError|Name or service not known|Temporary failure (in name resolution|resolving)|Could not resolve"
    r"|Network is unreachable|Connection refused|Could not connect|timed out|No route to host|ProxyError"
)
_DOWNLOAD = re.compile(r"\s*(?:Downloading|Using cached) ([A-Za-z0-9_.]+)-(\d[^-]*)-\S+\.(?:whl|tar\.gz) \((.*)\)\s*$")
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_NEXT_TO_NOTHING = 4_000_000


TO_FETCH_MB = {False: 170, True: 270}
"""Of the app and of its tests; measured with the locks of November 2026."""


class SetUpFailed(Exception):
    """The machine lacks something that this script cannot bring; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up, then run; return the exit code of what ran, or 1 when the set-up failed."""
    testing = bool(arguments) and arguments[0] == "test"
    try:
        set_up(testing=testing)
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(sentence_of(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped before it was set up. Start again when you like: what was fetched is kept.", file=sys.stderr)
        return 130
    if testing:
        say("Running the tests; the first are done when all of them are collected.")
        return subprocess.call(test_command(*arguments[1:]), cwd=ROOT)
    # -P: a module in the folder where somebody stands must not stand in for ours.
    command = [python(), "-P", "-m", "leader_journal", *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.call(command)


def test_command(*arguments: str) -> list[str]:
    """Return the command that runs the tests: on all cores, the tests of a file together; a later -n says otherwise.

    A worker that dies is not started again: xdist would give it the rest of its file from the test on that killed it,
    and so for ever. The run ends, fails and names the test.
    """
    spread = ["-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0"]
    return [python(), "-m", "pytest", *spread, *arguments]


def set_up(*, testing: bool) -> None:
    """Bring what is missing; raises SetUpFailed, or OSError."""
    ready = is_ready(testing=testing)
    if not ready:
        say("Setting up Leader Journal in {}, with Python {}.{}.{}.".format(VENV, *sys.version_info[:3]))
        if not may_write():
            raise SetUpFailed(cannot_write())
    bring_packages(missing_packages(os.environ, for_venv=not ready))
    if ready:
        return
    lock = ROOT / ("requirements-dev.lock" if testing else "requirements.lock")
    make_venv()
    unfinished().touch()
    say(f"Installing the packages of {lock.name}; fetching them takes about {TO_FETCH_MB[testing]} MB the first time.")
    pip("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(lock))
    say("Installing Leader Journal itself.")
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    find_from_here()
    try_imports()
    stamp(testing=testing).write_text(fingerprint(testing=testing), encoding="utf-8")
    unfinished().unlink()
    say("Set up. The next start does none of this again.")


def say(line: str) -> None:
    """Say what goes on, at once."""
    print(line, flush=True)


# the system


def missing_packages(environment: Mapping[str, str], *, for_venv: bool) -> tuple[Library, ...]:
    """Return what this Linux machine lacks for Qt, and for making a venv when it is to be made; nothing elsewhere."""
    missing = [*missing_libraries(environment)]
    if sys.platform.startswith("linux") and for_venv and importlib.util.find_spec("ensurepip") is None:
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        missing.append(Library("ensurepip", name, "python3", "python", "python3"))
    return tuple(missing)


def bring_packages(missing: Sequence[Library]) -> None:
    """Install system packages where apt-get is at hand and allowed; raises SetUpFailed with the command otherwise."""
    if not missing:
        return
    commands = install_commands(missing)
    if shutil.which("apt-get") is None:
        sonames = ", ".join(library.soname for library in missing)
        raise SetUpFailed(
            f"Some system libraries are missing: {sonames}.\n"
            "Install them with your package manager, then start again:\n"
            + "\n".join(f"  {command}" for command in commands[1:])
        )
    right = right_to_install()
    if right is None:
        raise SetUpFailed(f"Some system libraries are missing. Install them, then start again:\n  {commands[0]}")
    names = unique([library.apt for library in missing])
    say(f"Installing {len(names)} system libraries with apt-get: {' '.join(names)}")
    quiet = [] if sys.stdout.isatty() else ["-qq"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # a source of somebody else's that cannot be had is no reason to stop: whether the packages can be had, apt says
    asked, said = run_and_hear([*right, "apt-get", "update", *quiet], environment)
    code, more = run_and_hear(
        [*right, "apt-get", "install", "-y", *quiet, "--no-install-recommends", *names], environment
    )
    if code != 0:
        raise SetUpFailed(
            failure_of("The system libraries could not be installed", said * (asked != 0) + more, commands[0])
        )


def right_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it can be used, None where neither."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    silent = subprocess.call(["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return ["sudo"] if silent or sys.stdin.isatty() else None


# the environment


def python() -> str:
    """Return the Python of `.venv`."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def stamp(*, testing: bool) -> Path:
    """Return the file that says what `.venv` was made from."""
    return VENV / ("made-for-tests" if testing else "made-for-the-app")


def unfinished() -> Path:
    """Return the file that stands in `.venv` while packages come in: whoever is stopped then leaves halves of them.

    pip cannot tell a half from a whole, least of all its own.
    """
    return VENV / "unfinished"


def fingerprint(*, testing: bool) -> str:
    """Return what `.venv` depends on, as one line: this Python, this folder, the lock and the project's file."""
    content = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for name in ("requirements-dev.lock" if testing else "requirements.lock", "pyproject.toml"):
        content.update((ROOT / name).read_bytes())
    return content.hexdigest()


def is_ready(*, testing: bool) -> bool:
    """Whether `.venv` is complete; what was made for tests holds all that the app needs."""
    kinds = (True,) if testing else (False, True)
    return (
        Path(python()).exists()
        and not unfinished().exists()
        and any(
            stamp(testing=kind).exists()
            and stamp(testing=kind).read_text(encoding="utf-8") == fingerprint(testing=kind)
            for kind in kinds
        )
    )


def may_write() -> bool:
    """Whether `.venv` can be made or changed here."""
    return os.access(VENV if VENV.exists() else ROOT, os.W_OK)


def make_venv() -> None:
    """Make `.venv`, anew when it belongs to another Python, was moved or was never finished; raises SetUpFailed."""
    asked = "import sys, pip; print(sys.prefix, *sys.version_info[:2], sep='|')"
    expected = "{}|{}|{}".format(VENV, *sys.version_info[:2])
    if Path(python()).exists() and not unfinished().exists():
        answer = subprocess.run([python(), "-c", asked], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.strip() == expected:
            return
    say("Making the environment.")
    code, said = run_and_hear([sys.executable, "-m", "venv", "--clear", str(VENV)], dict(os.environ))
    if code != 0:
        raise SetUpFailed(failure_of("The environment .venv could not be made", said, ""))


def pip(*arguments: str) -> None:
    """Install into `.venv`: on a terminal with pip's own bars, elsewhere with a line a package; raises SetUpFailed."""
    command = [python(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    code, said = run_and_hear([*command, *arguments], dict(os.environ), shorten=shortened)
    if code != 0:
        raise SetUpFailed(failure_of("The packages could not be installed", said, ""))


def find_from_here() -> None:
    """Say in `.venv` where our sources are by the way from there, which has no letters but plain ones.

    Before 3.13 Python reads that file as the locale says: in a folder called *Ærø* it would not start at all where the
    locale knows no *Æ*.
    """
    for link in VENV.glob("**/site-packages/*leader_journal.pth"):
        whole = link.read_text(encoding="utf-8").strip()
        link.write_text(os.path.relpath(link.parent / whole, link.parent), encoding="ascii")


def try_imports() -> None:
    """Import all that the app imports, with Qt up and no screen asked: what the linker lacks is said; SetUpFailed."""
    script = "; ".join(
        [*(f"import {name}" for name in outside_imports()), "from PySide6.QtGui import QGuiApplication as A", "A([])"]
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([python(), "-c", script], capture_output=True, text=True, env=environment, check=False)
    if done.returncode == 0:
        return
    last = done.stderr.strip().rpartition("\n")[2]
    for library in missing_library(ImportError(last.partition("Error: ")[2])):
        raise SetUpFailed(
            f"This system lacks {library.soname}, which the app needs. Install the package that holds it, then start "
            "again." + "".join(f"\n  {command}" for command in install_commands([library]))
        )
    raise SetUpFailed(f"What was installed cannot be loaded: {last or done.returncode}")


def outside_imports() -> list[str]:
    """Return the modules of other projects that the app imports, read from its sources."""
    names = set[str]()
    for path in (ROOT / "src").rglob("*.py"):
        for node in _run(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
                names.add(node.module)
            elif isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
    ours = {"leader_journal", *sys.stdlib_module_names}
    return sorted(name for name in names if name.partition(".")[0] not in ours)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may run of a module: not what stands there for the type checker alone."""
    for child in ast.iter_child_nodes(node):
        for_checker = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        if not for_checker:
            yield child
            yield from _run(child)


# what programs say


def run_and_hear(
    command: Sequence[str], environment: Mapping[str, str], shorten: Callable[[str], str | None] | None = None
) -> tuple[int, str]:
    """Run a program and return its exit code and what it complained of; the caller says what that means.

    On a terminal it has the terminal; elsewhere its lines go through `shorten`, or nowhere.
    """
    piped = None if sys.stdout.isatty() else subprocess.PIPE
    with subprocess.Popen(
        command, env=environment, text=True, errors="replace", stdout=piped, stderr=subprocess.PIPE
    ) as process:
        complaints: list[str] = []
        assert process.stderr is not None
        listener = threading.Thread(target=complaints.extend, args=(process.stderr,))
        listener.start()
        for line in process.stdout or ():
            if shorten is not None and (short := shorten(line)) is not None:
                say(short)
        listener.join()
    return process.returncode, "".join(complaints)


def shortened(line: str) -> str | None:
    """Return what is worth saying of a line of pip's: each package with its size, and that it goes on."""
    if (found := _DOWNLOAD.match(line)) is not None:
        return "  {} {} ({})".format(*found.groups())
    if line.startswith("Installing collected packages") and "," in line:
        return f"Unpacking {line.count(',') + 1} packages."
    return None


def failure_of(what: str, said: str, by_hand: str) -> str:
    """Return the sentence for a program that failed, by what it said."""
    again = f" By hand:\n  {by_hand}" if by_hand else ""
    if NO_ROOM.search(said):
        return no_room()
    if NO_NETWORK.search(said):
        return f"{what}, because the network could not be reached. Connect, then start again: it goes on from here."
    if is_full():
        return no_room()
    return f"{said.rstrip()}\n{what}; why is said above.{again}"


def is_full() -> bool:
    """Whether next to nothing is free where packages go: a program that fails of it may not say so."""
    return shutil.disk_usage(VENV if VENV.exists() else ROOT).free < _NEXT_TO_NOTHING


def no_room() -> str:
    """Return the sentence for a full disk."""
    return f"There is no room left on the disk: {ROOT} needs about 1 GB more. Make room, then start again."


def cannot_write() -> str:
    """Return the sentence for a folder that cannot be changed."""
    return f"Nothing can be written in {ROOT}. Copy the folder to a place where you may write, then start again there."


def sentence_of(error: OSError) -> str:
    """Return the sentence for what the system refused."""
    if error.errno in _FULL:
        return no_room()
    if error.errno in _READ_ONLY:
        return cannot_write()
    return f"Setting up failed: {error.strerror or error}."
