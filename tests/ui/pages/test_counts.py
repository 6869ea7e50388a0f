"""What a page costs, in counts that no machine changes: the widgets it makes and the statements it asks.

The table is `benchmarks/counts.json`. A page that costs more than it says fails here; `COUNTS_AGAIN=1` writes the table
anew, to be read before it is committed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ready import PASSPHRASE
from tests.ui.pages.desk import Desk
from tests.ui.showing import wait_until

from leader_journal.cli.table import COMMANDS
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.guide import Chapter
from leader_journal.core.one_on_ones import Block
from leader_journal.core.terms import Kind, Reaction
from leader_journal.services.entries.capture import Captured
from leader_journal.storage import live_log, vault
from leader_journal.storage.driver import Cursor, Parameters
from leader_journal.storage.journal import Journal
from leader_journal.storage.log_mover import Pauses
from leader_journal.ui.pages.one_on_one.page_block import PageBlockView
from leader_journal.ui.places import (
    PageName,
    Place,
    PrepareOneOnOne,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowRestore,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.toolkit.search_bar import THROTTLE_MS

_TABLE = Path(__file__).parents[3] / "benchmarks" / "counts.json"
_AGAIN = "COUNTS_AGAIN" in os.environ
_PLACES: Mapping[str, Place] = {
    "today": ShowToday(),
    "journal": ShowEntries(),
    "people": ShowPeople(),
    "agreements": ShowAgreements(),
    "reviews": ShowReviews(),
    "guide": ShowGuide(Chapter.FRAME),
    "search": ShowSearch(),
    "bin": ShowTrash(),
    "restore": ShowRestore(),
    "settings": ShowSettings(),
}
_WITH_A_CHART: Mapping[str, Place] = {**_PLACES, "progress": ShowProgress()}
ENTRIES = 40
_ON_A_JOURNAL: Sequence[tuple[str, ...]] = (
    ("list", "JOURNAL"),
    ("list", "JOURNAL", "kind:idea", "since:september"),
    ("add", "JOURNAL", "--kind", "idea", "--text", "@Bo had one"),
    ("search", "JOURNAL", "word"),
    ("people", "JOURNAL"),
    ("promises", "JOURNAL"),
    ("agreements", "JOURNAL"),
    ("bring-ups", "JOURNAL"),
    ("one-on-ones", "JOURNAL"),
    ("reviews", "JOURNAL"),
    ("plans", "JOURNAL"),
    ("check", "JOURNAL"),
    ("backup", "JOURNAL"),
    ("calendar", "JOURNAL", "out.ics"),
    ("export", "--to", "markdown", "JOURNAL", "out"),
    ("findings", "JOURNAL", "--json"),
    ("chart", "entries", "JOURNAL", "out.svg"),
)
_COMMAND = """
import sys
from leader_journal.__main__ import main
try:
    code = main(sys.argv[1:])
finally:
    print(int("logging" in sys.modules), file=sys.stderr)
    print(sum(name.startswith("leader_journal") for name in sys.modules), file=sys.stderr)
"""
_WITH_A_CHEAP_KEY = f"""
from leader_journal.composition import Services
from leader_journal.storage import live_log, vault
from leader_journal.storage.log_mover import Pauses
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
{_COMMAND}"""

_LONG_TO_LOAD = ("hashlib", "inspect", "logging", "typing_extensions")
_OF_OTHERS = f"""
from leader_journal.cli.lean import load_values
load_values()
from leader_journal.storage import vault
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
import argparse
import sys
argparse.ArgumentParser().format_usage()
of_argparse = set(sys.modules)  # from 3.14 on it loads `inspect` itself
from leader_journal.__main__ import main
code = main(sys.argv[1:])
print(code, *(name for name in {_LONG_TO_LOAD!r} if name in sys.modules and name not in of_argparse))
"""


@contextmanager
def _asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note the statements of this thread: those of jobs and of the log depend on how fast the machine is."""
    seen: list[str] = []
    execute, here = Cursor.execute, threading.get_ident()

    def noted(cursor: Cursor, sql: str, parameters: Parameters = ()) -> Cursor:
        if threading.get_ident() == here:
            seen.append(sql)
        return execute(cursor, sql, parameters)

    with monkeypatch.context() as patched:
        patched.setattr(Cursor, "execute", noted)
        yield seen


def _hold(name: str, counted: Mapping[str, int]) -> None:
    """Hold what was counted against the table."""
    table: dict[str, dict[str, int]] = json.loads(_TABLE.read_text(encoding="utf-8")) if _TABLE.exists() else {}
    if _AGAIN:
        table[name] = dict(counted)
        _TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert {what: count for what, count in counted.items() if count > table[name][what]} == {}, table[name]


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A journal of forty entries about four people, breaches without an agreement among them."""
    capture = desk.workspace.services.capture
    for number in range(ENTRIES):
        kind = Kind.BREACH if number % 2 else Kind.DOUBT
        facts = f"@Person{number % 4} said what {number} was about"
        capture.save(Captured(kind=kind, facts=facts, reactions=(Reaction.ASKED,)))
    desk.settle()
    return desk


@pytest.mark.parametrize("name", [name for name in _WITH_A_CHART if name != "today"])
def test_a_page_costs_no_more_than_its_table_says(many: Desk, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(QApplication.allWidgets())
    with _asked(monkeypatch) as asked:
        many.workspace.go(_WITH_A_CHART[name])
    _hold(name, {"widgets": len(QApplication.allWidgets()) - before, "statements": len(asked)})


def test_a_one_on_one_makes_what_is_seen(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a window of 800: blocks that nobody wants and those below its edge are not among them."""
    person = many.workspace.services.people.ids_by_alias()["Person1"]
    before = len(QApplication.allWidgets())
    with _asked(monkeypatch) as asked:
        many.workspace.go(PrepareOneOnOne(person))
    _hold("one-on-one", {"widgets": len(QApplication.allWidgets()) - before, "statements": len(asked)})


def test_of_a_one_on_one_that_was_made_ahead_little_is_made_but_its_lines(
    many: Desk,
) -> None:
    """As the app does a moment after a journal is open."""
    person = many.workspace.services.people.ids_by_alias()["Person1"]
    page = many.workspace.pages.page(PageName.ONE_ON_ONE)
    page.prepare()
    wait_until(lambda: len(page.findChildren(PageBlockView)) == len(Block))
    before = len(QApplication.allWidgets())
    many.workspace.go(PrepareOneOnOne(person))
    _hold("one-on-one, made ahead", {"widgets": len(QApplication.allWidgets()) - before})


def test_today_makes_what_is_seen(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole of what stands after Enter, before anything that is folded is made; nothing is read twice for it."""
    journal = Journal.open(locked_desk.path, PASSPHRASE, locked_desk.clock)
    before = len(QApplication.allWidgets())
    with _asked(monkeypatch) as asked:
        locked_desk.window.show_journal(journal)
    _hold("today", {"widgets": len(QApplication.allWidgets()) - before, "statements": len(asked)})


def test_a_letter_of_a_search_asks_no_more_than_its_table_says(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    line = many.workspace.go(ShowEntries()).findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "sai")  # what may be offered is asked for at the first one
    many.settle()
    QTest.qWait(2 * THROTTLE_MS)
    with _asked(monkeypatch) as asked:
        QTest.keyClicks(line, "d")
    _hold("a letter of a search", {"statements": len(asked)})


def test_a_page_that_is_not_in_front_asks_nothing_after_a_save(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in _PLACES.values():
        many.workspace.go(place)
    many.workspace.go(ShowTrash())
    many.settle()
    before = len(QApplication.allWidgets())
    with _asked(monkeypatch) as asked:
        many.add("@Person1 said one more thing", Kind.BREACH)
    QApplication.sendPostedEvents()
    _hold("a save, every page visited", {"widgets": len(QApplication.allWidgets()) - before, "statements": len(asked)})


def test_a_save_writes_no_more_than_its_table_says(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of the log, each with its head: what has to be on the disk before a save is acknowledged."""
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    monkeypatch.setattr(live_log, "PAUSES", Pauses(soon=3600.0, at_latest=3600.0, idle=3600.0))  # not moved meanwhile
    services = Services(Journal.create(tmp_path / "mine.ljournal", PASSPHRASE, clock), clock)
    for number in range(ENTRIES):
        services.capture.save(Captured(facts=f"@Person{number % 4} said what {number} was about", kind=Kind.DOUBT))
    log = tmp_path / "mine.ljournal-wal"
    before = log.stat().st_size
    with _asked(monkeypatch) as asked:
        services.capture.save(Captured(facts="@Person1 said one more thing", kind=Kind.IDEA))
    written = log.stat().st_size - before
    services.journal.close()
    assert written > 0
    _hold("a save", {"statements": len(asked), "bytes": written})


@pytest.mark.parametrize("words", [("list", "--nonsense"), ("--help",), ("list", "missing.ljournal")])
def test_a_command_loads_no_more_than_its_table_says(words: tuple[str, ...], tmp_path: Path) -> None:
    _hold(" ".join(words), {"modules": _loaded(words, tmp_path)[1]})


@pytest.mark.parametrize("words", _ON_A_JOURNAL, ids=" ".join)
def test_a_command_on_a_journal_loads_no_more_than_its_table_says(
    words: tuple[str, ...], clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    Journal.create(tmp_path / "JOURNAL", PASSPHRASE, clock).close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    (tmp_path / "passphrase").chmod(0o600)
    may_log, modules = _loaded((*words, "--passphrase-file", "passphrase"), tmp_path, _WITH_A_CHEAP_KEY)
    _hold(" ".join(words), {"modules": modules})
    assert may_log == COMMANDS[words[0]].may_log, (
        "what is logged is silenced where it may be, and nowhere loaded for it"
    )


def test_every_command_that_silences_nothing_is_asked_what_it_loads() -> None:
    assert {name for name, row in COMMANDS.items() if not row.may_log} <= {words[0] for words in _ON_A_JOURNAL}


@pytest.mark.parametrize("words", _ON_A_JOURNAL[:3], ids=" ".join)
def test_a_list_and_an_entry_load_no_library_that_takes_longer_than_they(
    words: tuple[str, ...], clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    Journal.create(tmp_path / "JOURNAL", PASSPHRASE, clock).close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", _OF_OTHERS, *words, "--passphrase-file", "passphrase"]
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)  # keeps the salt, once
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "0"


def _loaded(words: Sequence[str], folder: Path, script: str = _COMMAND) -> tuple[bool, int]:
    """Return whether a command has loaded `logging` when it ends, and how many modules of ours."""
    command = [sys.executable, "-c", script, *words]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder)}  # no line of another test waits there
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if script is not _COMMAND:
        assert done.returncode == 0, done.stderr
    *_said, logging, modules = done.stderr.split()
    return bool(int(logging)), int(modules)
