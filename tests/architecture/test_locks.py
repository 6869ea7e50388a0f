"""The locks name every version with its hashes, and no place where it came from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tools import flathub_sources

LOCKS = ("requirements.lock", "requirements-dev.lock")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(path: Path) -> dict[str, str]:
    """Return the block of each requirement, with its hashes, by name."""
    blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    return {_normal(re.split("[=@ ]", block)[0]) + block.partition(";")[2][:40]: block for block in blocks if block}


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_one_version_and_hashes(name: str, root: Path) -> None:
    blocks = _locked(root / name)

    assert len(blocks) > 20
    for block in blocks.values():
        assert re.match(r"[a-z0-9.-]+==[\w.]+( ; [^\n\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_host_a_path_or_an_index(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    without_hashes = re.sub(r"--hash=sha256:[0-9a-f]{64}", "", text)

    assert not re.search(r"://|--|@|/|#", without_hashes)


def test_what_the_project_needs_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run_time = [*project["project"]["dependencies"], *groups["build"]]
    development = [needed for needed in groups["dev"] if isinstance(needed, str)]
    names = {lock: {block.partition("==")[0] for block in _locked(root / lock).values()} for lock in LOCKS}

    for lock, needed in (
        ("requirements.lock", run_time),
        ("requirements-dev.lock", [*run_time, *development]),
    ):
        wanted = {_normal(re.split(r"[><=~!\[ ]", requirement)[0]) for requirement in needed}
        assert wanted <= names[lock], f"{lock}: run the command in CONTRIBUTING.md"


def test_what_flathub_fetches_is_what_is_locked(root: Path) -> None:
    """Each locked package for each machine; one that is missing, and one that nobody locked, are named."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    every = [{"sha256": one} for one in re.findall(r"sha256:([0-9a-f]{64})", lock)]
    msgspec = re.findall(r"sha256:([0-9a-f]{64})", _locked(root / "requirements.lock")["msgspec"])

    assert flathub_sources.disagreements(every, lock) == []
    assert flathub_sources.disagreements([one for one in every if one["sha256"] not in msgspec], lock) == [
        f"msgspec is locked, and not listed for {machine}" for machine in flathub_sources.MACHINES
    ]
    # pip would go by the Python that runs it, and leave out what another one needs
    assert {name for name, _block in flathub_sources.locked_for("x86_64", lock)} >= {"numpy", "contourpy", "jeepney"}
    only = [*every, {"sha256": "0" * 64, "only-arches": ["aarch64"]}]
    assert flathub_sources.disagreements(only, lock) == [f"{'0' * 64} is listed for aarch64, and not locked"]


def test_both_locks_agree(root: Path) -> None:
    """The same versions with the same hashes; a test tool may need one of them on more versions of Python."""
    app, tests = ({_without_marker(block) for block in _locked(root / name).values()} for name in LOCKS)

    assert app <= tests


def _without_marker(block: str) -> str:
    return re.sub(r" ; [^\n\\]+(?= )", "", block)
