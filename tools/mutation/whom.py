"""Whom to ask of a fault: the tests that call its function, else the files of tests that stand nearest."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from tools.mutation.faults import PACKAGE, ROOT, Mutant, module_of
from tools.mutation.reached import functions

FOLDERS = tuple(f"tests/{folder}" for folder in ("unit", "services", "storage", "charts", "cli"))
REACHED = ROOT / "mutants.reached.json"
_MOST_FILES = 14
_LONGEST_S = 30.0
"""Of the processor, for all tests that are asked of one fault."""


def see_what_is_reached() -> None:
    """Ask all of those tests once which functions each of them calls."""
    # a test that minds being watched is no reason to know nothing of the others
    watched = ["-p", "tools.mutation.reached", "--reached", str(REACHED)]
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "0", *watched, *FOLDERS], cwd=ROOT, check=False)


@cache
def _reached() -> Mapping[str, Any]:
    return dict(json.loads(REACHED.read_text(encoding="utf-8")))


def unsound() -> list[str]:
    """Return the tests that failed where there was no fault: they tell nothing of one."""
    return list(_reached()["failed"])


def reaching(mutant: Mutant) -> list[str]:
    """Return the tests that call the innermost function of a line: those that are about the module, then the cheapest
    of each file first.

    For a line that runs when its module is imported they are those that call anything of the module.
    """
    around = [name for name, node in _functions(mutant.file) if node.lineno <= mutant.line <= (node.end_lineno or 0)]
    asked = around[-1:] or [name for name, _node in _functions(mutant.file)]
    known = _reached()["tests"]
    tests = dict.fromkeys(test for name in asked for test in known.get(f"{mutant.path}:{name}", ()))
    return _within_the_time([*tests], Path(mutant.path).stem)


def near(mutant: Mutant, of_file: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the tests of the nearest files, in the same order."""
    return _within_the_time([test for file in nearest_files(mutant) for test in of_file.get(file, ())])


def _within_the_time(tests: Sequence[str], about: str = "") -> list[str]:
    costs = _reached()["costs"]
    rank = Counter[str]()
    order = []
    for test in sorted(tests, key=lambda test: (costs.get(test, 0), test)):
        file = test.partition("::")[0]
        is_about = bool(about) and about in Path(file).stem
        order.append((-1 if is_about else rank[file], costs.get(test, 0), test))
        rank[file] += 1
    order.sort()
    until = accumulate(cost for _rank, cost, _test in order)
    return [test for (_rank, _cost, test), spent in zip(order, until, strict=True) if spent < _LONGEST_S]


@cache
def _functions(file: Path) -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return list(functions(ast.parse(file.read_text(encoding="utf-8"))))


def nearest_files(mutant: Mutant) -> list[str]:
    """Return the files of tests that have a module's or its folder's name, that know it, or know somebody who does.

    Of a line that gives something a name only those know it that say the name.
    """
    path, names, tests, modules = mutant.path, _named_on(mutant), _imports("tests"), _imports("src")
    knowing = {module_of(file) for file, known in modules.items() if mutant.module in known and _say(file, names)}
    if names:  # what a name means shows further away than where it is said
        knowing |= {module_of(file) for file, known in modules.items() if known & knowing}
    named = [file for file in tests if Path(path).stem in Path(file).stem.split("test_")[-1] or _echoes(path, file)]
    near = [file for file, known in tests.items() if mutant.module in known and _say(file, names)]
    further = [file for file, known in tests.items() if known & knowing]
    by_name = [further, named] if names else [named, further]
    return list(dict.fromkeys(file for some in (near, *by_name) for file in _least(some)))


def _named_on(mutant: Mutant) -> tuple[str, ...]:
    """Return the public names that a line of the module itself gives."""
    for node in ast.parse(mutant.file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= mutant.line <= (node.end_lineno or 0):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            return tuple(name for name in names if not name.startswith("_"))
    return ()


def _say(file: str, names: Sequence[str]) -> bool:
    text = (ROOT / file).read_text(encoding="utf-8") if names else ""
    return not names or any(re.search(rf"\b{name}\b", text) for name in names)


def _echoes(path: str, file: str) -> bool:
    """Whether a folder of tests has the name of the module's own: tests/unit/wording_when is that of wording/when."""
    return Path(path).parent.as_posix().replace("/", "_") == Path(file).parent.name


def _least(files: Sequence[str]) -> list[str]:
    """Return the most telling ones: those that import least."""
    return sorted(dict.fromkeys(files), key=lambda file: len(_imports("tests")[file]))[:_MOST_FILES]


@cache
def _imports(folder: str) -> Mapping[str, frozenset[str]]:
    """Return which of our modules each file of a folder imports."""
    if folder == "src":
        files = sorted(PACKAGE.rglob("*.py"))
    else:
        files = sorted(file for part in FOLDERS for file in (ROOT / part).rglob("test_*.py"))
    return {file.relative_to(ROOT).as_posix(): _imported(file) for file in files}


def _imported(file: Path) -> frozenset[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return frozenset(name for name in found if name.startswith("leader_journal"))
