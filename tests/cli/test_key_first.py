"""The key of a command is derived while the command is loaded: nothing that takes long is loaded before."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ready import PASSPHRASE

from leader_journal.cli.call import Call
from leader_journal.cli.table import COMMANDS
from leader_journal.core.clock import FixedClock
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

_LATER = ("apsw", "decimal", "logging", "msgspec", "sqlite3", "uuid")
_SCRIPT = f"""
import sys
from leader_journal.storage import key_ahead, vault
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
begin = key_ahead.threading.Thread.start
def begun(thread):
    if thread.name == "key":
        print(sum(name.startswith("leader_journal") for name in sys.modules), file=sys.stderr)
        print(*(name for name in {_LATER!r} if name in sys.modules), sep="", file=sys.stderr)
    begin(thread)
key_ahead.threading.Thread.start = begun
from leader_journal.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
_MODULES_BEFORE_THE_KEY = 27


def _begins_by_opening(act: Callable[[Call], int]) -> bool:
    """Whether the first thing that a command does, what it imports aside, is to open its journal."""
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(act))).body
    assert isinstance(function, ast.FunctionDef)
    first = next(one for one in function.body if not isinstance(one, ast.Expr | ast.Import | ast.ImportFrom))
    return isinstance(first, ast.With) and ast.unparse(first.items[0].context_expr).startswith("call.opened(")


@pytest.mark.parametrize("name", [name for name, row in COMMANDS.items() if row.key_first])
def test_a_command_whose_key_comes_first_asks_and_refuses_nothing_before(name: str) -> None:
    assert _begins_by_opening(COMMANDS[name].runs())


@pytest.mark.parametrize("words", [("list", "JOURNAL", "kind:idea"), ("people", "JOURNAL"), ("check", "JOURNAL")])
def test_the_key_begins_before_what_opens_and_reads_is_loaded(
    words: tuple[str, ...], clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    Journal.create(tmp_path / "JOURNAL", PASSPHRASE, clock).close()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    command = [sys.executable, "-c", _SCRIPT, *words, "--passphrase-file", "passphrase"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    count, loaded, *others = done.stderr.splitlines()
    assert (loaded, others) == ("", [])
    assert int(count) <= _MODULES_BEFORE_THE_KEY
