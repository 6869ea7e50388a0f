"""Faults tried where code and tests are loaded already: the function of the line gets its other code, in a fork.

A fault costs no more than the tests that are asked. What runs when a module is imported cannot be tried so.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from types import CodeType, FunctionType, ModuleType

import pytest

from tools.mutation.faults import ROOT, Mutant
from tools.mutation.forked import in_a_fork
from tools.mutation.whom import FOLDERS, near, reaching, unsound

_FIRST_TESTS = 12
_IN_A_FUNCTION = 0x1  # CO_OPTIMIZED: the body of a class or module has it not


def try_loaded(mutants: Sequence[Mutant], tell: Callable[[Mutant, bool], None]) -> None:
    """Tell of each fault that can be tried so whether it is caught."""
    quiet = ["-q", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    pytest.main([*(str(ROOT / folder) for folder in FOLDERS), *quiet], plugins=[_Trials(mutants, tell)])


class _Trials:
    """Takes the place of running the tests."""

    def __init__(self, mutants: Sequence[Mutant], tell: Callable[[Mutant, bool], None]) -> None:
        self._mutants, self._tell = mutants, tell
        self._unsound, self._sound = set(unsound()), set[str]()
        self._failed: str | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask of each fault the tests that call its function, or those that are nearest where none does."""
        items = {item.nodeid: item for item in session.items}
        of_file: dict[str, list[str]] = {}
        for test in items:
            of_file.setdefault(test.partition("::")[0], []).append(test)
        gc.freeze()  # a fork that collects would copy all that is loaded
        for mutant in self._mutants:
            asked = reaching(mutant) or near(mutant, of_file)
            tests = [items[test] for test in asked if test in items and test not in self._unsound]
            if tests and (put_in := code_put_in(mutant)) is not None:
                self._tell(mutant, self._is_caught(put_in, tests))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """In a fork: stop at the first failure."""
        if report.failed:
            self._failed = report.nodeid

    def _is_caught(self, put_in: Callable[[], None], tests: list[pytest.Item]) -> bool:
        """Whether a test fails with the fault that does not fail without it."""
        for some in (tests[:_FIRST_TESTS], tests[_FIRST_TESTS:]):
            while failing := in_a_fork(partial(self._failing, put_in, some)):
                if not 0 < failing <= len(some) or not self._is_unsound(some[failing - 1]):
                    return True
                some = [test for test in some if test.nodeid not in self._unsound]
        return False

    def _is_unsound(self, test: pytest.Item) -> bool:
        """Whether a test fails here, with all modules loaded, without any fault."""
        if test.nodeid not in self._sound and in_a_fork(partial(self._failing, _nothing, [test])):
            self._unsound.add(test.nodeid)
        else:
            self._sound.add(test.nodeid)
        return test.nodeid in self._unsound

    def _failing(self, put_in: Callable[[], None], tests: Sequence[pytest.Item]) -> int:
        """Return which test is the first that fails, from 1; 0 for none."""
        put_in()
        if tests and (reporter := tests[0].config.pluginmanager.get_plugin("terminalreporter")) is not None:
            tests[0].config.pluginmanager.unregister(reporter)
        for number, (test, following) in enumerate(zip(tests, [*tests[1:], None], strict=True), 1):
            test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
            if self._failed is not None:
                return number
        return 0


def _nothing() -> None:
    """Put no fault in."""


def code_put_in(mutant: Mutant) -> Callable[[], None] | None:
    """Return what puts a fault into the function that is loaded; None where that is not possible."""
    module = sys.modules.get(mutant.module)
    if module is None:
        return None
    changed = _codes(compile(mutant.source(), str(mutant.file), "exec", dont_inherit=True))
    known = _codes(compile(mutant.file.read_text(encoding="utf-8"), str(mutant.file), "exec", dont_inherit=True))
    other = [key for key in known if key not in changed or changed[key] != known[key]]
    if len(other) != 1 or other[0] not in changed or len(changed) != len(known):
        return None
    (key,) = other
    loaded = [function for function in _functions_of(module) if _key(function.__code__) == key]
    if not loaded or loaded[0].__code__.co_freevars != changed[key].co_freevars:
        return None

    def put_in() -> None:
        for function in loaded:
            function.__code__ = changed[key]

    return put_in


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """Return the outermost functions of a module and of its classes."""
    found: dict[tuple[str, int], CodeType] = {}
    for const in code.co_consts:
        if isinstance(const, CodeType):
            found |= {_key(const): const} if const.co_flags & _IN_A_FUNCTION else _codes(const)
    return found


def _functions_of(module: ModuleType) -> Iterator[FunctionType]:
    waiting, seen = list(vars(module).values()), set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, type) and one.__module__ == module.__name__:
            waiting += vars(one).values()
        elif isinstance(one, property):
            waiting += (one.fget, one.fset, one.fdel)
        elif isinstance(one, staticmethod | classmethod):
            waiting.append(one.__func__)
        elif isinstance(one, cached_property):
            waiting.append(one.func)
        elif isinstance(one, FunctionType) and one.__module__ == module.__name__:
            yield one
        if (wrapped := getattr(one, "__wrapped__", None)) is not None:
            waiting.append(wrapped)
