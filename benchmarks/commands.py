"""Commands as whole processes, pair by pair with the least that Python takes: processor time, which load hardly moves.

Deriving the key is meant to take long, for whoever tries passphrases, and is left out: the journal is opened by the
letters of its recovery sheet, which are the key.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.bare import opening_statements
from benchmarks.children import Home
from benchmarks.journals import PASSPHRASE

from leader_journal.core.recovery import letters_of
from leader_journal.storage import vault

_PYTHON = (sys.executable, "-c")
_PASS = (*_PYTHON, "pass")
_ENDS = {"a refused command": (2,)}
_DRIVER = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
for sql, parameters in eval(sys.argv[2]):
    connection.execute(sql, parameters).fetchall()
connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
"""


def cpu_ms(home: Home, command: Sequence[str], may_end: Sequence[int] = (0,)) -> float:
    """Return the processor time of one process, user and system."""
    child = subprocess.Popen(command, env=home.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in may_end, command
    return (used.ru_utime + used.ru_stime) * 1e3


def measured(home: Home, journal: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the medians of every command and of its floor, in turns."""
    letters = journal.with_name("letters")
    letters.write_text(letters_of(bytes(vault.derive(PASSPHRASE, vault.read_salt(journal), vault.PROFILES[0]))))
    letters.chmod(0o600)
    driver = (*_PYTHON, _DRIVER, str(journal), repr(opening_statements(journal)))
    opened = (str(journal), "--passphrase-file", str(letters))
    commands: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "--version": (("--version",), _PASS),
        "--help": (("--help",), _PASS),
        "a refused command": (("list", "--nonsense"), _PASS),
        "list, one entry found": (("list", *opened, "zzyzx"), driver),
        "add": (("add", *opened, "--kind", "idea", "--text", "one line"), driver),
    }
    found = {}
    for name, (words, floor) in commands.items():
        ours, floors = [], []
        for _round in range(rounds + 1):  # the first is warming up
            floors.append(cpu_ms(home, floor))
            ours.append(cpu_ms(home, (sys.executable, "-m", "leader_journal", *words), _ENDS.get(name, (0,))))
        found[name] = (median(ours[1:]), median(floors[1:]))
    return found
