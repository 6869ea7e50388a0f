"""Which faults there can be, and which of them are drawn. mutmut says what a fault is.

By itself mutmut makes none in decorated functions, properties and constants, so that the places are found here.
"""

from __future__ import annotations

import hashlib
import heapq
import importlib
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "leader_journal"
ROOMS = ("core", "insight", "services", "storage", "wording", "exchange")
_UNTOLD = {"_", "N_", "ngettext", "pgettext", "lru_cache"}
"""Calls in which no fault is made: sentences, whose words are compared with the catalogue, each of them
(tests/architecture/test_translations.py), and how much a cache keeps. Nor in zip's `strict`, which guards against what
cannot be.
"""


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

    @property
    def file(self) -> Path:
        """The module's file."""
        return PACKAGE / self.path

    @property
    def module(self) -> str:
        """The module's name."""
        return module_of(f"src/leader_journal/{self.path}")

    def lot(self, seed: int) -> bytes:
        """What is drawn by: of another seed others are the least; what is written elsewhere changes nothing."""
        return hashlib.sha256(f"{seed} {self.name}".encode()).digest()

    def source(self) -> str:
        """Return the module with the fault in it."""
        node, changed, *_where = _mutations(self.file)[self.number]
        return str(_tree(self.file).module.deep_replace(node, changed).code)


def module_of(file: str) -> str:
    """Return the name of the module in a file, from the project's root on."""
    return file.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def drawn(count: int, seed: int, since: str | None) -> list[Mutant]:
    """Return so many faults of all rooms, or of the lines that changed since a commit."""
    lines = _changed_lines(since) if since else None
    possible = [
        mutant
        for room in ROOMS
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if lines is None or path in lines
        for mutant in _mutants(path)
        if lines is None or mutant.line in lines[path]
    ]
    return heapq.nsmallest(count, possible, key=lambda mutant: mutant.lot(seed))


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
    """Whether no caller could tell: SQL in other capitals, and what a dataclass forbids (slots, order of arguments)."""
    capitals = before.casefold() == after.casefold() and re.search(
        r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|WHERE|MATCH|PRAGMA)\b", before
    )
    return bool(capitals) or before.startswith("dataclass(")


def _nodes(node: Any) -> Iterator[Any]:
    cst = importlib.import_module("libcst")
    docstring = isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString)
    called = node.func.value if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) else ""
    strict = isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value == "strict"
    if docstring or strict or called in _UNTOLD or isinstance(node, cst.Annotation | cst.ImportFrom):
        return
    yield node
    for child in node.children:
        yield from _nodes(child)
