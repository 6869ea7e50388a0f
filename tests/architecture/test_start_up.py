"""The way to the lock screen and to a command stays light: it is named which modules may be loaded for it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from leader_journal import paths
from leader_journal.core.clock import FixedClock
from leader_journal.second_start import Request, Wish, become_first, take_requests
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

LOCK_SCREEN = {
    "leader_journal",
    "leader_journal.__main__",
    "leader_journal.app",
    "leader_journal.cli",
    "leader_journal.cli.argparse_words",
    "leader_journal.cli.output",
    "leader_journal.core",
    "leader_journal.core.clock",
    "leader_journal.core.errors",
    "leader_journal.core.passphrases",
    "leader_journal.core.progress",
    "leader_journal.first_steps",
    "leader_journal.log",
    "leader_journal.paths",
    "leader_journal.second_start",
    "leader_journal.services",
    "leader_journal.services.journals",
    "leader_journal.settings",
    "leader_journal.start",
    "leader_journal.storage",
    "leader_journal.storage.lock",
    "leader_journal.system_libraries",
    "leader_journal.ui",
    "leader_journal.ui.i18n",
    "leader_journal.ui.jobs",
    "leader_journal.ui.look",
    "leader_journal.ui.look.icons",
    "leader_journal.ui.look.motion",
    "leader_journal.ui.look.qss",
    "leader_journal.ui.look.theme",
    "leader_journal.ui.look.tokens",
    "leader_journal.ui.look.type_styles",
    "leader_journal.ui.messages",
    "leader_journal.ui.pages",
    "leader_journal.ui.pages.locked",
    "leader_journal.ui.pages.locked.unlock",
    "leader_journal.ui.qt_import",
    "leader_journal.ui.qt_messages",
    "leader_journal.ui.this_program",
    "leader_journal.ui.toolkit",
    "leader_journal.ui.toolkit.accessible",
    "leader_journal.ui.toolkit.buttons",
    "leader_journal.ui.toolkit.icon_label",
    "leader_journal.ui.toolkit.labels",
    "leader_journal.ui.toolkit.lane",
    "leader_journal.ui.toolkit.painting",
    "leader_journal.ui.toolkit.passphrase_field",
    "leader_journal.ui.toolkit.themed",
    "leader_journal.ui.toolkit.tips",
    "leader_journal.ui.window",
    "leader_journal.ui.window.app_context",
    "leader_journal.ui.window.careful",
    "leader_journal.ui.window.crash",
    "leader_journal.ui.window.entrance",
    "leader_journal.ui.window.entrance.entrance",
    "leader_journal.ui.window.entrance.screens",
    "leader_journal.ui.toolkit.first_paint",
    "leader_journal.ui.window.frame",
    "leader_journal.ui.window.locking",
    "leader_journal.ui.window.locking.cover",
    "leader_journal.ui.window.locking.hiding",
    "leader_journal.ui.window.locking.locking",
    "leader_journal.ui.window.locking.restart",
    "leader_journal.ui.window.locking.said_in_passing",
    "leader_journal.ui.window.locking.stance",
    "leader_journal.ui.window.main_window",
    "leader_journal.wording",
    "leader_journal.wording.catalogue",
    "leader_journal.wording.system_language",
    "leader_journal.wishes",
}
NOT_BEFORE_THE_LOCK_SCREEN = {
    *("apsw", "nacl", "sqlite3", "sqlite_utils", "msgspec", "matplotlib", "numpy", "icalendar", "PIL"),
    *("concurrent.futures", "difflib", "logging.handlers", "socket", "tomllib", "PySide6.QtDBus", "PySide6.QtNetwork"),
    "hashlib",
    *(
        "PySide6.QtGui.QIcon",
        "PySide6.QtGui.QWindow",
        "PySide6.QtWidgets.QPlainTextEdit",
        "PySide6.QtWidgets.QTextEdit",
    ),
    *("PySide6.QtWidgets.QStyle", "PySide6.QtWidgets.QMessageBox", "PySide6.QtWidgets.QFileDialog"),
}
"""What other libraries, parts of Python and classes of Qt the first screen does without: the binding makes a class, and
all its enums, when its name is first read."""

BEFORE_MSGSPEC = {
    "leader_journal.settings",
    "leader_journal.licences",
    "leader_journal.ui.jobs",
    "leader_journal.ui.machines.merges",  # takes a value of the settings apart
    "leader_journal.ui.window.app_context",
    "leader_journal.ui.window.locking.stance",
}
"""Loaded for the lock screen, before msgspec is; `ui.toolkit` and `ui.look` know nothing but Qt, `spelling` is a
process of its own. Everywhere else a value is a Struct, which is made forty times as fast (docs/decisions/0065)."""

_LOCKED = """
import os, sys
from leader_journal.__main__ import main
from leader_journal.ui import qt_import

load_qt = qt_import.load_qt


def load_and_watch():
    load_qt()
    from leader_journal.ui.toolkit import first_paint

    first_paint.FirstPaint._painted = lambda painted: end()


def end():
    qt = [f"PySide6.{part}" for part in ("QtCore", "QtGui", "QtWidgets")]
    touched = [f"{module}.{name}" for module in qt for name in vars(sys.modules[module])]
    print(*sorted(sys.modules), *touched, flush=True)
    os._exit(0)


qt_import.load_qt = load_and_watch
main(["mine.ljournal"])
"""
_PLAIN = """
import builtins, linecache
plain = builtins.__import__
from leader_journal.ui.qt_import import load_qt
load_qt()
import leader_journal.app
print(builtins.__import__ is plain, sum(name.endswith(".py") and "leader_journal" in name for name in linecache.cache))
"""
_OPENED = """
import sys
from pathlib import Path
lent = set(sys.modules)  # by the environment: tools that come with it look packages up
from leader_journal import app
from leader_journal.core.clock import SystemClock
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.ui.window.locking.restart import ProcessRestart
from leader_journal.ui.window.workspace import workspace
import leader_journal.charts.table

workspace.WARM_AFTER_MS = 3_600_000
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
clock = SystemClock()
application = app.make_application()
jobs, window = app.open_window(application, SettingsStore(Path("config")), clock, ProcessRestart())
window.show_journal(Journal.open(Path("mine.ljournal").absolute(), "correct horse", clock))
window.show()
application.processEvents()
unasked = {"matplotlib", "numpy", "email", "importlib.metadata"} - lent
print(*sorted(unasked & set(sys.modules)))
window.close()
jobs.stop()
"""
_COMMAND = """
import sys
import leader_journal.cli.parser, leader_journal.cli.run
print(*[name for name in ("PySide6", "matplotlib", "numpy", "sqlite_utils", "icalendar") if name in sys.modules])
"""


def _loaded(script: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_lock_screen_is_painted_by_these_modules_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "mine.ljournal").touch()
    loaded = set(_loaded(_LOCKED, tmp_path).split())

    assert {name for name in loaded if name.partition(".")[0] == "leader_journal"} == LOCK_SCREEN
    assert not loaded & NOT_BEFORE_THE_LOCK_SCREEN


def test_no_source_is_read_for_pyside(tmp_path: Path) -> None:
    assert _loaded(_PLAIN, tmp_path) == "True 0"


def test_an_open_journal_and_the_list_of_charts_load_nothing_that_nobody_asked_for(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    Journal.create(tmp_path / "mine.ljournal", "correct horse", clock).close()
    assert _loaded(_OPENED, tmp_path) == ""


def test_a_command_is_reached_without_qt(tmp_path: Path) -> None:
    assert _loaded(_COMMAND, tmp_path) == ""


@pytest.mark.parametrize(
    ("words", "most"),
    [(["--version"], 3), (["--help"], 16), (["list"], 24), (["nonsense"], 17)],
)
def test_what_needs_no_journal_loads_a_handful_of_modules(tmp_path: Path, words: list[str], most: int) -> None:
    script = f"""
import atexit, sys
atexit.register(lambda: print("\\n" + " ".join(name for name in sys.modules if name.startswith("leader_journal"))))
from leader_journal.__main__ import main
sys.exit(main({words}) and 0)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    loaded = done.stdout.splitlines()[-1].split()

    assert 0 < len(loaded) <= most, loaded
    assert "leader_journal.storage" not in loaded


WISH = {
    "leader_journal",
    "leader_journal.__main__",
    "leader_journal.first_steps",
    "leader_journal.wishes",
}
"""All of ours that a second start loads which wants a new entry of the app that runs."""


def test_a_wish_for_a_new_entry_is_handed_over_by_these_modules_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    first = become_first(paths.runtime_folder() / "starts")
    assert first is not None
    script = """
import sys
from leader_journal.__main__ import main
code = main(["--new"])
slow = {"typing", "pathlib", "json", "re", "enum"} & set(sys.modules)
print(code, *(name for name in sys.modules if name.partition(".")[0] == "leader_journal"), *slow)
"""
    heard = list[Request]()
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(_loaded, script, tmp_path)
        while not loading.done():
            heard += take_requests(paths.runtime_folder() / "starts")
    first.release()
    code, *loaded = loading.result().split()

    assert heard == [Request(Wish.NEW_ENTRY)]
    assert (code, set(loaded)) == ("0", WISH)


@pytest.mark.parametrize("command", ["list", "add", "check"])
def test_a_command_loads_no_chart_and_no_other_command(command: str, tmp_path: Path) -> None:
    script = f"""
import sys
from leader_journal.cli.table import COMMANDS
COMMANDS[{command!r}].runs()
print(*(name for name in sys.modules if name.startswith(("leader_journal.charts.", "leader_journal.insight."))))
"""
    assert _loaded(script, tmp_path) == ""


def test_a_value_is_a_struct(sources: tuple[Path, ...], root: Path) -> None:
    with_data_classes = set()
    for path in sources:
        if "dataclasses" in path.read_text(encoding="utf-8"):
            with_data_classes.add(".".join(path.relative_to(root / "src").with_suffix("").parts))
    rooms = ("leader_journal.ui.toolkit.", "leader_journal.ui.look.", "leader_journal.spelling.")

    assert {name for name in with_data_classes if not name.startswith(rooms)} <= BEFORE_MSGSPEC
