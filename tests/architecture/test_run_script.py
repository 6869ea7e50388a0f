"""`run.py` on machines that lack things: it says exactly what to do, and does nothing twice."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run(root: Path) -> ModuleType:
    """The script as a module of its own, so that a test may change its folders."""
    spec = importlib.util.spec_from_file_location("run_under_test", root / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["run_under_test"] = module  # its dataclasses look themselves up by name
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(run: ModuleType, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the project's locks and an environment that only seems to be there."""
    for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(root / name, tmp_path)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    Path(run.python()).parent.mkdir(parents=True)
    Path(run.python()).touch()
    return tmp_path


def test_it_uses_nothing_but_the_standard_library_and_starts_without_site_packages(root: Path) -> None:
    script = "import runpy, sys; runpy.run_path('run.py', run_name='imported')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", script], cwd=root, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


def test_a_screen_asks_for_more_libraries(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "loads", lambda soname: False)
    monkeypatch.setattr(sys, "platform", "linux")

    without = {library.soname for library in run.missing_packages({}, for_venv=False)}
    x11 = {library.soname for library in run.missing_packages({"DISPLAY": ":0"}, for_venv=False)}
    forced = {library.soname for library in run.missing_packages({"QT_QPA_PLATFORM": "xcb"}, for_venv=False)}
    wayland = {library.soname for library in run.missing_packages({"WAYLAND_DISPLAY": "w"}, for_venv=False)}

    assert {"libGL.so.1", "libEGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3", "libfontconfig.so.1"} <= without
    assert "libxcb-cursor.so.0" in x11 - without
    assert forced == x11
    assert "libwayland-cursor.so.0" in wayland - without


def test_nothing_is_asked_of_a_machine_that_has_it_all(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "loads", lambda soname: True)

    assert run.missing_packages({"DISPLAY": ":0"}, for_venv=False) == ()
    run.bring_packages(())


def test_a_library_that_does_not_exist_is_missed(run: ModuleType) -> None:
    assert not run.loads("libnobody-has-this.so.99")


def test_without_the_right_to_install_it_prints_the_exact_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(run, "right_to_install", lambda: None)

    with pytest.raises(run.SetUpFailed, match="sudo apt-get install --no-install-recommends libgl1 libegl1") as failure:
        run.bring_packages(run.ALWAYS)
    assert "libglib2.0-0" in str(failure.value)


def test_on_other_distributions_it_names_their_packages(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)

    with pytest.raises(run.SetUpFailed) as failure:
        run.bring_packages(run.ALWAYS + run.WITH_X11)
    said = str(failure.value)
    assert "dnf install libglvnd-glx" in said
    assert "pacman -S libglvnd libxkbcommon" in said
    assert "zypper install libglvnd" in said


def test_a_second_start_finds_everything_ready(run: ModuleType, checkout: Path) -> None:
    assert not run.is_ready(testing=False)

    run.stamp(testing=False).write_text(run.fingerprint(testing=False))

    assert run.is_ready(testing=False)
    assert not run.is_ready(testing=True)


def test_what_was_made_for_tests_serves_the_app(run: ModuleType, checkout: Path) -> None:
    run.stamp(testing=True).write_text(run.fingerprint(testing=True))

    assert run.is_ready(testing=False)


@pytest.mark.parametrize("name", ["requirements-dev.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_sets_up_again(run: ModuleType, checkout: Path, name: str) -> None:
    run.stamp(testing=True).write_text(run.fingerprint(testing=True))
    with (checkout / name).open("a") as file:
        file.write("\n# changed\n")

    assert not run.is_ready(testing=True)


def test_an_old_python_is_told_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 1))

    assert run.main([]) == 1
    assert "needs Python 3.11 or newer; this is 3.9." in capsys.readouterr().err
