"""Puts small faults into the code, one at a time, and asks the tests that stand nearest whether they notice.

    .venv/bin/pip install --group mutation
    .venv/bin/python -m tools.mutants                     300 of all rooms, by a fixed seed
    .venv/bin/python -m tools.mutants --since main        of the lines that changed since a commit

The first run asks all of those tests once which functions each of them calls (mutants.reached.json, anew when it is
deleted). A fault is never written to disk. docs/testing.md says what came of it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.mutation.faults import ROOT, Mutant, drawn
from tools.mutation.imported import is_caught_imported
from tools.mutation.whom import REACHED, see_what_is_reached


def main() -> int:
    """Try the drawn mutants; return 1 where more than one in ten survived."""
    options = _options()
    # each process would compile all of it again, where the shell says that nothing compiled is kept
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(Path(tempfile.gettempdir()) / "leader-journal-mutants")
    if not REACHED.exists():
        see_what_is_reached()
    mutants = drawn(options.count, options.seed, options.since)
    kept = _Kept(Path(options.out))
    _where_all_is_loaded([mutant for mutant in mutants if mutant.name not in kept.read()], kept)
    for mutant in mutants:
        if mutant.name not in kept.read():
            kept.tell(mutant, is_caught_imported(mutant))
    caught = [mutant for mutant in mutants if kept.read()[mutant.name]["caught"]]
    for mutant in mutants:
        if mutant not in caught:
            print(f"\n{mutant.path}:{mutant.line}\n- {mutant.before}\n+ {mutant.after}")
    print(f"\n{len(caught)} of {len(mutants)} mutants were caught.")
    return int(len(caught) * 10 < len(mutants) * 9)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="how many to draw")
    parser.add_argument("--seed", type=int, default=1, help="which")
    parser.add_argument("--since", metavar="COMMIT", help="only on lines that changed since then")
    parser.add_argument("--out", default=str(ROOT / "mutants.jsonl"), help="what was tried; a second run goes on there")
    return parser.parse_args()


class _Kept:
    """What was tried, a line each; a second run goes on there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Mapping[str, Mapping[str, Any]]:
        """Return what was tried, by name."""
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        return {line["name"]: line for line in map(json.loads, lines)}

    def tell(self, mutant: Mutant, caught: bool) -> None:
        """Keep and say what came of one."""
        where = f"{mutant.path}:{mutant.line}"
        line = {"name": mutant.name, "caught": caught, "where": where, "was": mutant.before, "is": mutant.after}
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        print("caught  " if caught else "SURVIVED", where, flush=True)


def _where_all_is_loaded(mutants: Sequence[Mutant], kept: _Kept) -> None:
    """Try what can be tried so, in a process of its own: afterwards nothing of ours is loaded here."""
    if mutants and not os.fork():
        from tools.mutation.loaded import try_loaded

        try_loaded(mutants, kept.tell)
        os._exit(0)
    elif mutants:
        os.wait()


if __name__ == "__main__":
    sys.exit(main())
