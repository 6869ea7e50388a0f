"""A plugin of pytest that writes down which functions of ours each test calls, for tools/mutants.py.

    python -m pytest -p tools.mutation.reached --reached FILE tests/unit

Each function is made to say so when it is called: a set grows, which costs next to nothing, where watching every line
(coverage) takes an hour. Properties are tried with a few examples only: they reach the same functions.
"""

from __future__ import annotations

import ast
import json
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, settings

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "leader_journal"
_SAYS = "__says_that_it_is_called__"


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield every function of a module by its whole name; those inside others come after these."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        before, node = waiting.pop(0)
        for child in ast.iter_child_nodes(node):
            inside = before
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inside = f"{before}{child.name}."
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield inside[:-1], child
            waiting.append((inside, child))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to write, and of which folders of ours."""
    parser.addoption("--reached", metavar="FILE")
    parser.addoption("--reached-of", metavar="FOLDERS", default="core,insight,services,storage,wording,exchange")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Stand between before the first of our modules is imported, which is by a conftest."""
    known = early_config.known_args_namespace
    if known.reached:
        reached = _Reached(Path(known.reached), known.reached_of.split(","))
        sys.meta_path.insert(0, reached)
        early_config.pluginmanager.register(reached, "reached")


class _Reached:
    """What the test that runs now has called, and what those before it did."""

    def __init__(self, file: Path, rooms: Sequence[str]) -> None:
        self.now = set[str]()
        self._by_test: dict[str, list[str]] = {}
        self._costs: dict[str, float] = {}
        self._failed = list[str]()
        self._file = file
        self._folders = tuple(f"{PACKAGE / room}/" for room in rooms)

    def find_spec(self, name: str, path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """Load modules of the rooms so that their functions say when they are called."""
        spec = PathFinder.find_spec(name, path) if path and name.startswith("leader_journal.") else None
        if spec is None or spec.origin is None or not spec.origin.startswith(self._folders):
            return None
        spec.loader = _Loader(name, spec.origin, self)
        return spec

    def pytest_configure(self) -> None:
        """After the conftest of the project, which says how many examples there are."""
        settings.register_profile("few", deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
        settings.load_profile("few")

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Begin anew with every test, its fixtures included."""
        self.now.clear()
        before = time.process_time()
        yield
        self._by_test[item.nodeid] = sorted(self.now)
        self._costs[item.nodeid] = round(time.process_time() - before, 3)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Know which tests fail where there is no fault: they tell nothing of one."""
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write down by function which tests reach it, what each test costs, and which failed."""
        tests: dict[str, list[str]] = {}
        for test, reached in self._by_test.items():
            for function in reached:
                tests.setdefault(function, []).append(test)
        known = {"failed": self._failed, "costs": self._costs, "tests": tests}
        self._file.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, reached: _Reached) -> None:
        super().__init__(name, path)
        self._reached = reached

    def get_code(self, _name: str) -> CodeType:
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8"))
        module = Path(self.path).relative_to(PACKAGE).as_posix()
        for name, node in list(functions(tree)):
            says = ast.parse(f"{_SAYS}({f'{module}:{name}'!r})").body[0]
            for part in ast.walk(says):
                ast.copy_location(part, node.body[0])
            node.body.insert(int(ast.get_docstring(node) is not None), says)
        return compile(tree, self.path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)[_SAYS] = self._reached.now.add
        super().exec_module(module)
