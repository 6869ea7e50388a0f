"""sqlite_utils' own test suite, run on our adapter (STORAGE.md D3): only what is listed here fails, with reasons."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

PLUGIN = Path(__file__).parent / "sqlite_utils_suite"
SOURCES = Path(__file__).parents[2] / "src"

_NO_DUMP = "needs Connection.iterdump, by which nothing of a journal shall leave it as plain SQL"
_NO_SHARED_MEMORY = "the engine is built without shared cache: two connections cannot share a database in memory"
_OWN_EXCEPTION = "an exception of a Python function reaches the caller as it is, rather than as OperationalError"
KNOWN = {
    "test_analyze_tables::test_analyze_table": _NO_DUMP,
    "test_analyze_tables::test_analyze_table_save": _NO_DUMP,
    "test_cli::test_dump": _NO_DUMP,
    "test_cli_memory::test_memory_dump[extra_args0]": _NO_DUMP,
    "test_cli_memory::test_memory_dump[extra_args1]": _NO_DUMP,
    "test_cli_memory::test_memory_save[extra_args0]": _NO_DUMP,
    "test_cli_memory::test_memory_save[extra_args1]": _NO_DUMP,
    "test_constructor::test_memory_name": _NO_SHARED_MEMORY,
    "test_constructor::test_memory_attribute_for_memory_name": _NO_SHARED_MEMORY,
    "test_recipes::test_dateparse_errors_raises[parsedate]": _OWN_EXCEPTION,
    "test_recipes::test_dateparse_errors_raises[parsedatetime]": _OWN_EXCEPTION,
    "test_cli::test_integer_overflow_error": "APSW words the overflow in its own way",
    "test_wal::test_ensure_autocommit_on": "expects implicit transactions; ours begin only where BEGIN is said",
}
# they give another process, which does not use the adapter, one second to come up: a busy machine needs more
BY_THE_CLOCK = (
    "test_cli_bulk.py::test_cli_bulk_batch_size",
    "test_cli_insert.py::test_insert_streaming_batch_size_1",
)


def fetch(folder: Path) -> Path:
    """Download the sources of the installed version and return their folder."""
    version = importlib.metadata.version("sqlite-utils")
    wanted = ["--no-binary", ":all:", "--no-deps", f"sqlite-utils=={version}"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder), *wanted]
    subprocess.run(command, check=True, capture_output=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as sources:
        sources.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def outcomes(report: Path) -> tuple[set[str], int]:
    """Return what failed, and how many tests passed."""
    failed, passed = set(), 0
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname', '').rpartition('.')[2]}::{case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            failed.add(name)
        elif case.find("skipped") is None:
            passed += 1
    return failed, passed


@pytest.mark.slow
def test_its_own_suite_passes_on_our_adapter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources, report = fetch(tmp_path), tmp_path / "report.xml"
    command = [sys.executable, "-m", "pytest", "-n", "2", "-p", "adapted", "-W", "ignore", f"--junit-xml={report}"]
    subprocess.run(
        [*command, *(f"--deselect=tests/{name}" for name in BY_THE_CLOCK), "tests"],
        cwd=sources,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PLUGIN), str(SOURCES)])},
        check=False,
        capture_output=True,
    )
    failed, passed = outcomes(report)
    assert failed == set(KNOWN)
    assert passed > 1400
    with capsys.disabled():
        print(f"\nsqlite_utils' own suite on the adapter: {passed} passed, {len(failed)} fail as listed")
