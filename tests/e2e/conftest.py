"""The virtual screen of the session, and a desk with a journal on it for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.desk import Desk
from tests.e2e.screen import Screen

OLDER = "Maria asked what the new rota means for her nights"
NEWER = "Peter doubted that the migration is ready for Friday"


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen that nobody looks at."""
    screen = Screen(tmp_path_factory.mktemp("screen") / "buffer")
    yield screen
    screen.close()


@pytest.fixture
def desk(screen: Screen, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A home in which the app never ran. What the screen shows at the end is kept in `screen.png`."""
    desk = Desk(tmp_path / "home", screen)
    screen.presses = 0
    yield desk
    screen.save(tmp_path / "screen.png")
    desk.end()


@pytest.fixture(scope="session")
def journal_file(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with two entries, made by the command line."""
    desk = Desk(tmp_path_factory.mktemp("made") / "home", screen)
    desk.journal.parent.mkdir(parents=True)
    assert desk.cli("create", desk.journal).returncode == 0
    for happened, person, text in (("2026-03-02T09:00", "Maria", OLDER), ("2026-03-03T10:00", "Peter", NEWER)):
        added = desk.cli(
            *("add", desk.journal, "--kind", "doubt", "--text", text, "--person", person, "--happened", happened)
        )
        assert added.returncode == 0, added.stderr
    return desk.journal


@pytest.fixture
def kept(desk: Desk, journal_file: Path) -> Desk:
    """A desk with that journal in its place, closed."""
    desk.journal.parent.mkdir(parents=True)
    shutil.copy(journal_file, desk.journal)
    return desk


@pytest.fixture
def opened(kept: Desk) -> Desk:
    """A desk with that journal open in the app."""
    kept.start(kept.journal)
    kept.unlock()
    return kept
