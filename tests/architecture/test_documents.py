"""What the documents promise is there: commands, files, and a place for what is new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leader_journal.cli.parser import COMMANDS

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "THIRD_PARTY.md", "docs/architecture.md")


def test_the_readme_shows_every_command(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"leader-journal ([a-z][a-z-]+) ", text))

    assert set(COMMANDS) <= shown
    assert shown - set(COMMANDS) == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_linked_exist(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (root / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    named = {word for word in re.findall(r"`([\w./-]+)`", text) if "/" in word or word.endswith((".py", ".md"))}
    places = (root, root / "src" / "leader_journal")

    made_by_running = {"./screenshots", ".venv/bin/ruff"}
    missing = [word for word in named - made_by_running if not any((place / word).exists() for place in places)]
    assert [word for word in missing if "NNNN" not in word] == []


def test_every_decision_has_a_number_of_its_own_and_its_three_parts(root: Path) -> None:
    decisions = sorted((root / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]

    assert len(set(numbers)) == len(numbers)
    for path in decisions:
        text = path.read_text(encoding="utf-8").lower()
        assert all(part in text for part in ("context", "decision", "consequences")), path.name


def test_the_changelog_has_a_place_for_what_is_new(root: Path) -> None:
    assert "\n## Unreleased\n" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_notice_names_every_package_that_is_installed(root: Path) -> None:
    notice = (root / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()
    locked = re.findall(r"^([a-z0-9.-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)

    assert [name for name in locked if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", notice)] == []
