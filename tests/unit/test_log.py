"""The log says where something failed, and never what somebody wrote."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leader_journal import log

SECRET = "Maria told me that the deadline was a mistake"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of a log that runs during the test."""
    log.start(tmp_path / "log")
    yield tmp_path / "log"
    log.stop()


def _written(folder: Path) -> str:
    return (folder / log.FILE_NAME).read_text(encoding="utf-8")


def test_a_record_of_the_app_is_written(folder: Path) -> None:
    logging.getLogger("leader_journal.storage").info("migrated to version %d", 3)

    assert "INFO leader_journal.storage: migrated to version 3" in _written(folder)


def test_records_of_libraries_are_not_kept(folder: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("somelibrary")
    logging.getLogger("somelibrary").error("a statement with %s", SECRET)

    assert _written(folder) == ""


def test_an_exception_leaves_its_places_and_kinds_but_not_its_words(
    folder: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("a page could not be shown")
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError:
        logging.getLogger("leader_journal.ui").exception("a page could not be shown")

    written = _written(folder)
    assert "builtins.KeyError" in written
    assert "builtins.RuntimeError" in written
    assert "test_log.py:" in written
    assert "Maria" not in written
    assert str(Path(__file__).parent) not in written


def test_the_log_is_for_its_owner_only_and_does_not_grow_for_ever(folder: Path) -> None:
    logger = logging.getLogger("leader_journal.test")
    for _ in range(9000):
        logger.info("%s", "x" * 90)

    files = list(folder.iterdir())
    assert len(files) == 3
    assert sum(path.stat().st_size for path in files) < 1024 * 1024
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / log.FILE_NAME).stat().st_mode) & 0o077 == 0


def test_starting_twice_writes_each_record_once(folder: Path) -> None:
    log.start(folder)
    logging.getLogger("leader_journal.test").info("once")

    assert _written(folder).count("once") == 1


def test_a_folder_that_cannot_be_made_does_not_stop_the_app(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log.start(tmp_path / "file" / "log")
    logging.getLogger("leader_journal.test").info("goes nowhere")

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_hardened_process_leaves_no_core_file_and_is_not_dumpable() -> None:
    script = """
import ctypes, faulthandler, resource
from leader_journal import log
faulthandler.enable()
log.leave_no_core_file()
log.close_memory()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), faulthandler.is_enabled())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "(0, 0) 0 False"
