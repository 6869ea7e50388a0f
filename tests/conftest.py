"""What every test stands on: no screen, no real home, a clock that stands still, and silence in the log."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

# Before Qt or matplotlib is imported anywhere: Qt aborts without a screen, and both write to the real home.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = Path(tempfile.mkdtemp(prefix="leader-journal-tests-"))
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
    _folder = _HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
os.environ["XDG_DATA_DIRS"] = str(_HOME / "share")  # the system's dictionaries, of which every machine has others
os.environ.pop("DICPATH", None)
if "PYTEST_XDIST_WORKER" not in os.environ:  # workers share one font cache, which takes a second to build
    os.environ["MPLCONFIGDIR"] = str(_HOME / "matplotlib")

if sys.dont_write_bytecode:  # told so for this checkout; else every worker and every program compiles all of it again
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.pycache_prefix or str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

# ruff: noqa: E402 - the environment comes first
import datetime as dt
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from leader_journal.core.clock import FixedClock
from leader_journal.core.periods import Period
from leader_journal.wording.catalogue import Language, use_language

hypothesis_settings.register_profile("project", deadline=None, print_blob=True)
hypothesis_settings.load_profile("project")

st.register_type_strategy(
    Period,
    st.builds(
        lambda first, last: Period(*sorted((first, last))) if first and last else Period(first, last),
        st.none() | st.dates(),
        st.none() | st.dates(),
    ),
)


_ASKED_WHERE_IT_IS = {"update-mime-database"}
"""What the app itself asks on a machine that has it, and does without elsewhere."""


def _programs_brought() -> frozenset[str]:
    """Return what .ci/run installs for the tests that are marked: no other test may need it."""
    run = Path(__file__).parents[1] / ".ci" / "run"
    words = run.read_text(encoding="utf-8") if run.exists() else ""  # a copy of the tests alone
    lines = re.findall(r"^bring ((?:.*\\\n)*.*)$", words, re.MULTILINE)
    programs = {program for line in lines for program in line.replace("\\\n", " ").split()[::2]}
    return frozenset(programs - _ASKED_WHERE_IT_IS)


_PROGRAMS_BROUGHT = _programs_brought()
_on_any_machine: list[bool] = [False]


def _no_program_that_is_brought(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen" and _on_any_machine[0]:
        program = Path(os.fsdecode(arguments[0])).name
        assert program not in _PROGRAMS_BROUGHT, f"{program} is not on every machine: mark the test (pyproject.toml)"


sys.addaudithook(_no_program_that_is_brought)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note whether the README's test command runs this one, on a machine that has Python and Qt's libraries alone."""
    marks = {mark.name for mark in item.iter_markers()}
    _on_any_machine[0] = not marks & {"slow", "window", "desktop", "heard"}


def pytest_unconfigure() -> None:
    """Take the temporary home away."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """Return a folder that another user can look into."""
    folder = Path(tempfile.mkdtemp(prefix="leader-journal-shared-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at half past ten on Tuesday 24 November 2026, in Denmark."""
    return FixedClock(dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A test that speaks Danish does not make the next one speak it."""
    use_language(Language.ENGLISH)
    yield
    use_language(Language.ENGLISH)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "matplotlib.font_manager":
            return  # on a slow machine it says that it takes long to look at the fonts
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _expected_records() -> Iterator[list[str]]:
    """Fail a test that logs a warning or worse that it did not expect, or does not log one that it did."""
    handler, expected = _Records(), list[str]()
    logging.getLogger().addHandler(handler)
    yield expected
    logging.getLogger().removeHandler(handler)
    unexpected = [
        message for message in handler.messages if not any(re.search(pattern, message) for pattern in expected)
    ]
    missing = [pattern for pattern in expected if not any(re.search(pattern, message) for message in handler.messages)]
    assert not unexpected, "unexpected log records"
    assert not missing, "these log records were expected"


@pytest.fixture
def expect_log(_expected_records: list[str]) -> Callable[[str], None]:
    """Return a function that takes a pattern which a warning or error of this test's log must match."""
    return _expected_records.append
