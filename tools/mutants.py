"""Puts small faults into the code, one at a time, and asks the tests that stand nearest whether they notice.

    .venv/bin/pip install --group mutation
    .venv/bin/python -m tools.mutants                     300 of all rooms, by a fixed seed
    .venv/bin/python -m tools.mutants --since main        of the lines that changed since a commit

The first run asks all of those tests once which lines each of them reaches (mutants.coverage, anew when it is deleted).
mutmut says what a fault is; by itself it makes none in decorated functions, properties and constants, so that the
places are found here. A fault is never written to disk: a forked process imports the module with the fault in it and
runs the tests. docs/testing.md says what came of it.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import heapq
import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "leader_journal"
ROOMS = ("core", "insight", "services", "storage", "wording", "exchange")
FOLDERS = ("unit", "services", "storage", "charts", "cli")
_MOST_FILES = 14
_MOST_TESTS = 120
_REACHED = ROOT / "mutants.coverage"
_SEEN = ROOT / "mutants.coverage.cache"
"""Which tests failed then, where there was no fault: they tell nothing of one."""
_LONGEST_S = 900
_NO_FAULT = -1
_TELLS_NOTHING = (0, 5)
"""How a run of tests ends that notices nothing: all of them pass, or there is none."""
_LOADED_ONCE = ("pytest", "hypothesis", "numpy", "msgspec", "apsw", "sqlite_utils", "nacl.pwhash", "matplotlib.figure")
"""What every process would load again and no fault touches."""
_SENTENCES = {"_", "N_", "ngettext", "pgettext"}
"""Their words are compared with the catalogue, each of them (tests/architecture/test_translations.py)."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: in which module, on which line, what stands there and what would."""

    path: str
    line: int
    number: int
    before: str
    after: str
    repeated: int = 0
    """How many times the module can have the same fault before this one."""

    @property
    def name(self) -> str:
        """A name that it keeps while other lines come and go."""
        return hashlib.sha256(repr((self.path, self.before, self.after, self.repeated)).encode()).hexdigest()[:16]

    def lot(self, seed: int) -> bytes:
        """What is drawn by: of another seed others are the least; what is written elsewhere changes nothing."""
        return hashlib.sha256(f"{seed} {self.name}".encode()).digest()


def main() -> int:
    """Try the drawn mutants; return 1 where more than one in ten survived."""
    options = _options()
    drawn = _drawn(options)
    kept = Path(options.out)
    done = {line["name"]: line for line in map(json.loads, kept.read_text().splitlines())} if kept.exists() else {}
    for name in _LOADED_ONCE:
        importlib.import_module(name)
    if not _REACHED.exists():
        _see_what_is_reached()
    none = Mutant("core/folding.py", 0, _NO_FAULT, "", "")
    assert not _fails(none, _tests_of(none)[-1]), "tests fail where there is no fault"
    with kept.open("a", encoding="utf-8") as file:
        for mutant in drawn:
            if mutant.name not in done:
                done[mutant.name] = {
                    "name": mutant.name,
                    "caught": _is_caught(mutant),
                    "where": f"{mutant.path}:{mutant.line}",
                    "was": mutant.before,
                    "is": mutant.after,
                }
                file.write(json.dumps(done[mutant.name], ensure_ascii=False) + "\n")
                file.flush()
                print(
                    len(done),
                    "caught  " if done[mutant.name]["caught"] else "SURVIVED",
                    done[mutant.name]["where"],
                    flush=True,
                )
    survivors = [mutant for mutant in drawn if not done[mutant.name]["caught"]]
    for mutant in survivors:
        print(f"\n{mutant.path}:{mutant.line}\n- {mutant.before}\n+ {mutant.after}")
    print(f"\n{len(drawn) - len(survivors)} of {len(drawn)} mutants were caught.")
    return int(len(survivors) * 10 > len(drawn))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="how many to draw")
    parser.add_argument("--seed", type=int, default=1, help="which")
    parser.add_argument("--since", metavar="COMMIT", help="only on lines that changed since then")
    parser.add_argument("--out", default=str(ROOT / "mutants.jsonl"), help="what was tried; a second run goes on there")
    return parser.parse_args()


# which


def _drawn(options: argparse.Namespace) -> list[Mutant]:
    lines = _changed_lines(options.since) if options.since else None
    possible = [
        mutant
        for room in ROOMS
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for mutant in _mutants(path)
        if lines is None or mutant.line in lines.get(path, ())
    ]
    return heapq.nsmallest(options.count, possible, key=lambda mutant: mutant.lot(options.seed))


def _changed_lines(commit: str) -> Mapping[Path, set[int]]:
    changed: dict[Path, set[int]] = {}
    path = ROOT
    command = ["git", "diff", "-U0", commit, "--", "src"]
    for line in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if line.startswith("+++ "):
            path = ROOT / line[6:]
        elif (hunk := re.match(r"@@ \S+ \+(\d+)(?:,(\d+))? @@", line)) is not None:
            first, count = int(hunk[1]), int(hunk[2] or 1)
            changed.setdefault(path, set()).update(range(first, first + count))
    return changed


def _mutants(path: Path) -> Iterator[Mutant]:
    """Yield every fault that a module can have, in order."""
    name = path.relative_to(PACKAGE).as_posix()
    met = Counter[tuple[str, str]]()
    for number, (_node, _changed, line, before, after) in enumerate(_mutations(path)):
        yield Mutant(name, line, number, before, after, met[before, after])
        met[before, after] += 1


def _source(mutant: Mutant) -> str:
    if mutant.number == _NO_FAULT:
        return (PACKAGE / mutant.path).read_text(encoding="utf-8")
    node, changed, *_where = _mutations(PACKAGE / mutant.path)[mutant.number]
    return str(_tree(PACKAGE / mutant.path).module.deep_replace(node, changed).code)


@cache
def _tree(path: Path) -> Any:
    metadata = importlib.import_module("libcst.metadata")
    parsed = importlib.import_module("libcst").parse_module(path.read_text(encoding="utf-8"))
    return metadata.MetadataWrapper(parsed, unsafe_skip_copy=True)


@cache
def _mutations(path: Path) -> list[tuple[Any, Any, int, str, str]]:
    """Return what can be changed in a module, into what, on which line, both also as they are written.

    No annotation, docstring, sentence.
    """
    tree = _tree(path)
    lines = tree.resolve(importlib.import_module("libcst.metadata").PositionProvider)
    operators = importlib.import_module("mutmut.mutation.mutators").mutation_operators
    code = tree.module.code_for_node
    return [
        (node, changed, lines[node].start.line, before, after)
        for node in _nodes(tree.module)
        for kind, operator in operators
        if isinstance(node, kind)
        for changed in operator(node)
        if not _means_the_same(before := code(node).strip(), after := code(changed).strip())
    ]


def _means_the_same(before: str, after: str) -> bool:
    """Whether no caller could tell: SQL in capitals, and what a dataclass forbids (slots, order of arguments)."""
    capitals = before.upper() == after and re.search(
        r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|FROM|WHERE|MATCH)\b", before
    )
    return bool(capitals) or before.startswith("dataclass(")


def _nodes(node: Any) -> Iterator[Any]:
    cst = importlib.import_module("libcst")
    docstring = isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString)
    sentence = isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _SENTENCES
    if docstring or sentence or isinstance(node, cst.Annotation | cst.ImportFrom):
        return
    yield node
    for child in node.children:
        yield from _nodes(child)


# whether


def _is_caught(mutant: Mutant) -> bool:
    return any(tests and _fails(mutant, tests) for tests in _tests_of(mutant))


def _tests_of(mutant: Mutant) -> tuple[list[str], ...]:
    """Return whom to ask, in order: the tests that reach the line, then the files that are nearest."""
    reaching = _reaching(mutant)
    near = _nearest_files(mutant.path)
    return reaching[:_MOST_TESTS], near


def _reaching(mutant: Mutant) -> list[str]:
    """Return the tests that run a line, one of each file first; none for a line that runs when it is imported."""
    data = importlib.import_module("coverage").CoverageData(str(_REACHED))
    data.read()
    contexts = data.contexts_by_lineno(str(PACKAGE / mutant.path)).get(mutant.line, [])
    # "tests/unit/core/test_ids.py::test_x[one]|setup"; a test that has parameters is asked with all of them
    tests = sorted({context.partition("|")[0].partition("[")[0] for context in contexts if context})
    rank: dict[str, int] = {}
    order = []
    for test in tests:
        file = test.partition("::")[0]
        rank[file] = rank.get(file, 0) + 1
        order.append((rank[file], len(_imports("tests").get(file, ())), test))
    return [test for _rank, _known, test in sorted(order)]


def _see_what_is_reached() -> None:
    folders = [f"tests/{folder}" for folder in FOLDERS]
    options = ["-q", "-n", "0", "-o", f"cache_dir={_SEEN}", "--cov=leader_journal", "--cov-context=test"]
    command = [sys.executable, "-m", "pytest", *options, "--cov-report=", *folders]
    # a test that minds being watched is no reason to know nothing of the others
    subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(_REACHED)}, check=False)


@cache
def _unsound() -> tuple[str, ...]:
    failed = _SEEN / "v" / "cache" / "lastfailed"
    return tuple(json.loads(failed.read_text(encoding="utf-8"))) if failed.exists() else ()


def _nearest_files(path: str) -> list[str]:
    """Return the files of tests that have a module's or its folder's name, that know it, or know somebody who does."""
    module = "leader_journal." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    tests = _imports("tests")
    named = [file for file in tests if Path(path).stem in Path(file).stem.split("test_")[-1] or _echoes(path, file)]
    knowing = {_module_of(other) for other, known in _imports("src").items() if module in known}
    near = [file for file, known in tests.items() if module in known]
    further = [file for file, known in tests.items() if known & knowing]
    return list(dict.fromkeys([*_least(named), *_least(near), *_least(further)]))


def _echoes(path: str, file: str) -> bool:
    """Whether a folder of tests has the name of the module's own: tests/unit/wording_when is that of wording/when."""
    return Path(path).parent.as_posix().replace("/", "_") == Path(file).parent.name


def _least(files: Sequence[str]) -> list[str]:
    """Return the most telling ones: those that import least."""
    return sorted(dict.fromkeys(files), key=lambda file: len(_imports("tests")[file]))[:_MOST_FILES]


def _module_of(file: str) -> str:
    return file.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def _imports(folder: str) -> Mapping[str, frozenset[str]]:
    """Return which of our modules each file of a folder imports."""
    if folder == "src":
        files = sorted(PACKAGE.rglob("*.py"))
    else:
        files = sorted(file for part in FOLDERS for file in (ROOT / "tests" / part).rglob("test_*.py"))
    return {file.relative_to(ROOT).as_posix(): _imported(file) for file in files}


def _imported(file: Path) -> frozenset[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return frozenset(name for name in found if name.startswith("leader_journal"))


def _fails(mutant: Mutant, files: Sequence[str]) -> bool:
    """Whether a test fails, or never ends, in a process in which the fault is."""
    source = _source(mutant)
    child = os.fork()
    if not child:
        os._exit(_run(mutant, source, files))
    end = time.monotonic() + _LONGEST_S
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) not in _TELLS_NOTHING
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _run(mutant: Mutant, source: str, files: Sequence[str]) -> int:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    sys.meta_path.insert(0, _Finder(_module_of(f"src/leader_journal/{mutant.path}"), PACKAGE / mutant.path, source))
    import pytest

    quiet = ["-q", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    aside = [f"--deselect={test}" for test in _unsound()]
    return int(pytest.main([*files, "-x", *quiet, *aside]))


class _Finder:
    """Finds one module with a fault in it."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return the module with its fault, and leave every other one to the usual finders."""
        if name != self._name:
            return None
        loader = _Loader(name, str(self._path), self._source)
        return importlib.util.spec_from_file_location(name, self._path, loader=loader)


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, _name: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


if __name__ == "__main__":
    sys.exit(main())
