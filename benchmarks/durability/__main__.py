"""Whether anything acknowledged is ever lost, counted: rounds that break what can break, each with a wrong setting.

    python -m benchmarks.durability                       all of them, short
    python -m benchmarks.durability power --rounds 4000   one of them, long
    python -m benchmarks.durability power --wrong         with the setting under which it must fail

Ends with 1 when something was lost; with `--wrong`, when nothing was. Figures that were measured: docs/durability.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.durability.rounds import HARNESSES, Result


def main() -> int:
    """Run what was asked for and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability", description="Break things, lose nothing.")
    parser.add_argument("name", nargs="*", metavar="NAME", help=f"one of {', '.join(HARNESSES)}; all without")
    parser.add_argument("--rounds", type=int, help="how many; each has a short number of its own without it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="with the wrong setting, which must be noticed")
    given = parser.parse_args()
    if unknown := set(given.name) - HARNESSES.keys():
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    as_wanted = [_run(name, given) for name in given.name or HARNESSES]
    return 0 if all(as_wanted) else 1


def _run(name: str, given: argparse.Namespace) -> bool:
    harness = HARNESSES[name]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="leader-journal-durability-") as folder:
        result: Result = harness.run(Path(folder), given.rounds or harness.short, given.seed, wrong=given.wrong)
    setting = f" WRONG ({harness.wrong})" if given.wrong else ""
    sys.stdout.write(
        f"{name}{setting}: {result.rounds} {harness.unit}, {result.acknowledged} acknowledged, {result.bad} bad,"
        f" {time.monotonic() - began:.0f} s\n"
    )
    for example in result.examples[:3]:
        sys.stdout.write(f"  {example}\n")
    sys.stdout.flush()
    return (result.bad > 0) is given.wrong


if __name__ == "__main__":
    sys.exit(main())
