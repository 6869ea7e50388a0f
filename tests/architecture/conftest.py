"""The project as files, for checks that read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root() -> Path:
    """The folder of the checkout."""
    return _ROOT


@pytest.fixture
def sources() -> tuple[Path, ...]:
    """Every module of the app."""
    return tuple(sorted((_ROOT / "src").rglob("*.py")))


@pytest.fixture
def all_python() -> tuple[Path, ...]:
    """Every module of the app, its tests, benchmarks and tools, and run.py."""
    folders = ("src", "tests", "benchmarks", "tools")
    return (*sorted(path for folder in folders for path in (_ROOT / folder).rglob("*.py")), _ROOT / "run.py")


@pytest.fixture
def said(root: Path) -> dict[str, set[str]]:
    """What the app says, by language, each sentence without the sign of its letter."""
    with (root / "resources" / "i18n" / "da.po").open("rb") as file:
        messages = list(read_po(file))
    return {
        "en": {words.replace("&", "") for message in messages for words in forms(message.id)},
        "da": {words.replace("&", "") for message in messages for words in forms(message.string)},
    }


def forms(words: object) -> tuple[str, ...]:
    """Return the forms of a sentence: one, or those of its plural."""
    return (words,) if isinstance(words, str) else tuple(words) if isinstance(words, list | tuple) else ()
