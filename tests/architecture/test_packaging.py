"""The wheel and the source archive hold all that the app needs, wherever they are installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from leader_journal.app import APP_ID

_LOAD = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
import leader_journal
from leader_journal import paths
from leader_journal.wording.catalogue import Language, use_language
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtSvg import QSvgRenderer

application = QGuiApplication([])
assert Path(leader_journal.__file__).is_relative_to(os.environ["PLACE"]), leader_journal.__file__
assert QSvgRenderer(str(paths.resources() / "icons" / "sun.svg")).isValid()
assert QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / "Inter-Regular.ttf")) >= 0
use_language(Language.DANISH)
assert (paths.resources() / "sample" / "da.toml").is_file()
assert (paths.resources() / "prompts" / "da.toml").is_file()
assert (paths.resources() / "licences" / "LGPL-3.0.txt").is_file()
assert (paths.user_guide() / "da" / "first-week.md").is_relative_to(os.environ["PLACE"])
assert (paths.user_guide() / "da" / "first-week.md").is_file()
print("all there")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from it."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_wheel_holds_code_resources_and_licences_and_nothing_else(built: Path, root: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())

    shipped = {path for path in (root / "resources").rglob("*") if path.is_file()}
    assert {f"leader_journal/{path.relative_to(root).as_posix()}" for path in shipped} <= names
    guide = [
        path.relative_to(root / "docs" / "guide") for path in (root / "docs" / "guide").rglob("*") if path.is_file()
    ]
    assert {f"leader_journal/resources/help/{path.as_posix()}" for path in guide} <= names
    assert "leader_journal/py.typed" in names
    assert any(name.endswith("licenses/THIRD_PARTY.md") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"leader_journal"}


def test_the_wheel_brings_what_desktops_shells_and_man_read(built: Path, root: Path) -> None:
    """Under the `share` of the environment, where pipx, uv and distributions look for it."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        data = {name.partition(".data/data/")[2] for name in wheel.namelist() if ".data/data/" in name}

    kept = {path.relative_to(root / "packaging").as_posix() for path in (root / "packaging/share").rglob("*.*")}
    kept = {name for name in kept if (root / "packaging" / name).is_file()}
    assert {"share/man/man1/leader-journal.1", f"share/applications/{APP_ID}.desktop"} <= kept
    assert data - {"share/bash-completion/completions/leader-journal", "share/zsh/site-functions/_leader-journal"} == {
        *kept,
        f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
    }


def test_the_source_archive_can_be_tested_and_run(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"run.py", "pyproject.toml", "requirements.lock", "tests/conftest.py", "resources/i18n/da.mo"} <= names
    assert {"tools/package.py", "packaging/frozen/entry.py", f"packaging/flathub/{APP_ID}.yml"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/", "screenshots"))]


def test_an_installed_wheel_finds_what_ships_with_it(built: Path, tmp_path: Path) -> None:
    """Installed beside the libraries of this run, so that no registry is needed."""
    place = tmp_path / "installed"
    _install(next(built.glob("*.whl")), place)

    assert _load(Path(sys.executable), place, tmp_path) == "all there"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_installs_into_an_empty_environment(built: Path, tmp_path: Path, root: Path, kind: str) -> None:
    """The way of `pip install .`, with the locked versions, from the registry."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for arguments in (
        ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(root / "requirements.lock")],
        ["--no-build-isolation", str(next(built.glob(kind)))],
    ):
        done = subprocess.run([*pip, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]

    assert _load(python, tmp_path / "venv", tmp_path) == "all there"
    command = python.with_name("leader-journal" + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run([command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("leader-journal ")


def _install(wheel: Path, place: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(place)]
    done = subprocess.run([*command, "--disable-pip-version-check", str(wheel)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def _load(python: Path, place: Path, folder: Path) -> str:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    environment = {"PATH": "", "PLACE": str(place), "PYTHONPATH": str(place), "HOME": str(folder), "SYSTEMROOT": ""}
    done = subprocess.run(
        [str(python), "-c", _LOAD], cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
