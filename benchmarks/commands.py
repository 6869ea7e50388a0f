"""Commands as whole processes, pair by pair with the least that Python takes: processor time, which load hardly moves.

The key is taken off: deriving it is meant to take long, for whoever tries passphrases.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.bare import opening_statements
from benchmarks.children import Home
from benchmarks.journals import PASSPHRASE

from leader_journal.storage import vault

_PYTHON = (sys.executable, "-c")
_PASS = (*_PYTHON, "pass")
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
    passphrase = journal.with_name("passphrase")
    passphrase.write_text(PASSPHRASE)
    passphrase.chmod(0o600)
    key = _key_ms(journal)
    driver = (*_PYTHON, _DRIVER, str(journal), repr(opening_statements(journal)))
    opened = (str(journal), "--passphrase-file", str(passphrase))
    commands: dict[str, tuple[Sequence[str], Sequence[str], float]] = {
        "--version": (("--version",), _PASS, 0.0),
        "--help": (("--help",), _PASS, 0.0),
        "a refused command": (("list", "--nonsense"), _PASS, 0.0),
        "list, one entry found": (("list", *opened, "zzyzx"), driver, key),
        "add": (("add", *opened, "--kind", "idea", "--text", "one line"), driver, key),
    }
    found = {}
    for name, (words, floor, taken_off) in commands.items():
        ours, floors = [], []
        for _round in range(rounds + 1):  # the first is warming up
            floors.append(cpu_ms(home, floor))
            ours.append(
                cpu_ms(home, (sys.executable, "-m", "leader_journal", *words), (0, 2) if taken_off == 0 else (0,))
                - taken_off
            )
        found[name] = (median(ours[1:]), median(floors[1:]))
    return found


def _key_ms(journal: Path) -> float:
    salt, taken = vault.read_salt(journal), []
    for _round in range(3):
        began = time.process_time()
        vault.derive(PASSPHRASE, salt, vault.PROFILES[0])
        taken.append((time.process_time() - began) * 1e3)
    return median(taken)
