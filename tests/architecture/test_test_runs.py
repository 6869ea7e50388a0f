"""A run of the tests ends, whatever a test does, and names the one that did it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.set_up import test_command as command_of_tests

_HANGS_WHERE_NO_SIGNAL_REACHES = (
    "lock = ctypes.create_string_buffer(64)\n    for _ in range(2): c.pthread_mutex_lock(lock)"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("does", "others"),
    [("os._exit(1)", 2), ("time.sleep(600)", 3), (_HANGS_WHERE_NO_SIGNAL_REACHES, 2)],
    ids=["ends its worker", "takes too long", "hangs"],
)
def test_it_ends_and_names_the_test(tmp_path: Path, root: Path, does: str, others: int) -> None:
    if sys.platform == "win32":
        return  # no signals there, and other names in its C library
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_well.py").write_text("def test_one(): pass\ndef test_two(): pass\n")
    (tmp_path / "tests" / "test_ill.py").write_text(
        "import ctypes, os, time\nc = ctypes.PyDLL(None)\n"
        f"def test_that_is_ill():\n    {does}\ndef test_after(): pass\n"
    )
    quickly = ["-n", "2", "-o", "timeout=5", "-o", "faulthandler_timeout=8", "-p", "no:cacheprovider"]
    command = [sys.executable, *command_of_tests(*quickly)[1:]]
    # the limit of the run that this test is a part of would go before the short one
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_TIMEOUT"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )

    assert done.returncode == 1
    assert "test_ill.py::test_that_is_ill" in done.stdout.partition("short test summary")[2]
    assert f"1 failed, {others} passed" in done.stdout
