"""Faults tried by importing the module with the fault in it: for what runs when it is imported."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

from tools.mutation.faults import ROOT, Mutant
from tools.mutation.forked import in_a_fork
from tools.mutation.whom import nearest_files, reaching, unsound

_MOST_TESTS = 120
_TELLS_NOTHING = (0, 5)
"""How a run of tests ends that notices nothing: all of them pass, or there is none."""
_LOADED_ONCE = ("pytest", "hypothesis", "numpy", "msgspec", "apsw", "sqlite_utils", "nacl.pwhash", "matplotlib.figure")
"""What every process would load again and no fault touches."""


def is_caught_imported(mutant: Mutant) -> bool:
    """Whether the tests that call the function notice, or the nearest files."""
    for name in _LOADED_ONCE:
        importlib.import_module(name)
    tests = [test.partition("[")[0] for test in reaching(mutant)]  # with all of its parameters
    asked = (list(dict.fromkeys(tests))[:_MOST_TESTS], nearest_files(mutant))
    source = mutant.source()
    return any(some and in_a_fork(partial(_failed, mutant, source, some)) not in _TELLS_NOTHING for some in asked)


def _failed(mutant: Mutant, source: str, tests: Sequence[str]) -> int:
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    sys.meta_path.insert(0, _Finder(mutant.module, mutant.file, source))
    import pytest

    quiet = ["-q", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    aside = [f"--deselect={test}" for test in unsound()]
    return int(pytest.main([*tests, "-x", *quiet, *aside]))


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
