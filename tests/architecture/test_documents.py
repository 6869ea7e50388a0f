"""What the documents promise is there: commands, files, and a place for what is new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leader_journal.cli.table import COMMANDS
from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles
from leader_journal.wording import catalogue
from leader_journal.wording.catalogue import Language

READMES = ("README.md", "README.da.md")
DOCUMENTS = (
    *READMES,
    "CONTRIBUTING.md",
    "SECURITY.md",
    "THIRD_PARTY.md",
    "docs/architecture.md",
    "docs/accessibility.md",
)


@pytest.mark.parametrize("name", [*READMES, "SECURITY.md", "docs/cli.md", "docs/import.md", "docs/formats.md"])
def test_commands_that_are_named_exist(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`|\$ |\| )leader-journal ([a-z][a-z-]+)", text, re.MULTILINE))

    assert named <= set(COMMANDS)


@pytest.mark.parametrize(("name", "spoken"), list(zip(READMES, Language, strict=True)))
def test_the_readme_names_the_file_that_the_app_proposes(root: Path, name: str, spoken: Language) -> None:
    with catalogue.language(spoken):
        proposed = JournalFiles(SystemClock()).proposed_path().name
    assert f"`{proposed}`" in (root / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_both_readmes_say_how_to_start_and_to_test(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")

    assert "```\npython3 run.py\n```" in text
    assert "`python3 run.py test`" in text


def test_the_readme_reads_alike_in_both_languages(root: Path) -> None:
    """Head for head, point for point, link for link, and with the same figures."""
    forms = []
    for name in READMES:
        text = (root / name).read_text(encoding="utf-8")
        text = re.sub(r"guide/\w\w/|README(\.da)?\.md", "", text)
        heads = [line.partition(" ")[0] for line in text.splitlines() if line.startswith(("#", "- ", "1. ", "2. "))]
        links = set(re.findall(r"\]\(([^)]+)\)", text)) - {"docs/cli.md", "CHANGELOG.md"}  # these two are in English
        forms.append((heads, links, sorted(re.findall(r"\d+", re.sub(r"\]\([^)]+\)", "", text)))))
    assert forms[0] == forms[1]


def test_the_readmes_name_what_the_app_says(root: Path, said: dict[str, set[str]]) -> None:
    for name, language in zip(READMES, ("en", "da"), strict=True):
        text = (root / name).read_text(encoding="utf-8")
        emphasised = re.findall(r"(?<!\*)\*([A-ZÅ][^*]+)\*(?!\*)", text)
        assert emphasised
        for words in emphasised:
            assert all(part in said[language] for part in words.replace("\n", " ").split(", ")), words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_linked_exist(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (root / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "SECURITY.md"])
def test_files_that_are_named_exist(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    named = {word for word in re.findall(r"`([\w./-]+)`", text) if "/" in word or word.endswith((".py", ".md"))}
    places = (root, root / "src" / "leader_journal")

    made_by_running = {"./screenshots", ".venv/bin/ruff"}
    missing = [word for word in named - made_by_running if not any((place / word).exists() for place in places)]
    assert [word for word in missing if "NNNN" not in word] == []


def test_tests_that_bear_a_claim_exist(root: Path) -> None:
    text = (root / "docs" / "accessibility.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+\.py)`", text))

    assert named
    assert named <= {path.name for path in (root / "tests").rglob("test_*.py")}


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


def test_a_module_that_a_document_names_is_where_it_says(root: Path) -> None:
    """A name that begins with a floor of the house; the maker of a migration has no name yet."""
    house = root / "src/leader_journal"
    floors = "|".join(path.name for path in house.iterdir() if path.is_dir())
    named = [
        (path.name, place)
        for path in (root / "docs/architecture.md", root / "CONTRIBUTING.md", *(root / "docs/decisions").glob("*.md"))
        for place in re.findall(rf"`((?:{floors})/[\w/]+(?:\.py)?)/?`", path.read_text(encoding="utf-8"))
        if "NNNN" not in place
    ]

    assert len(named) > 60
    assert [one for one in named if not (house / one[1]).exists() and not (house / f"{one[1]}.py").exists()] == []
